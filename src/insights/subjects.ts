import {
  activityOf,
  completedOf,
  completionsOf,
  DEVELOPED,
  journeyOf,
  POPULATION,
  practisedOf,
  selfReportedOf,
  standingOf,
} from '../../projections/ledger.keys.js';
import type { MeasureName } from './measures.js';
import type { Book, Registers } from './programme-registers.js';

const learningSubjects = (courses: readonly { readonly id: string }[]): string[] => [
  POPULATION,
  DEVELOPED,
  ...courses.map(({ id }) => completedOf(id)),
];

/** What may have to be summed by unit for a measure of a programme, whatever the dates. */
export const everySubjectOf = (book: Book, measure: MeasureName): string[] =>
  measure === 'competency' ? learningSubjects(book.records.filter(({ kind }) => kind === 'course')) : everyOther(book);

const everyOther = ({ id, records }: Book): string[] => [
  POPULATION,
  journeyOf(id),
  ...records.flatMap((record) => {
    if (record.kind === 'directive') return [standingOf(record.id)];
    return record.kind === 'practice' ? [practisedOf(record.id), selfReportedOf(record.id)] : [];
  }),
];

/** What has to be summed by unit for a measure of a programme at a pair. */
export const subjectsOf = (registers: Registers, measure: MeasureName): string[] =>
  measure === 'competency'
    ? learningSubjects(registers.courses.filter(({ status }) => status === 'defined'))
    : others(registers);

const others = ({ programme, directives, practices }: Registers): string[] => [
  POPULATION,
  journeyOf(programme.id),
  ...directives.flatMap(({ id, current }) => (current ? [standingOf(id)] : [])),
  ...practices.flatMap(({ id, status }) => (status === 'defined' ? [practisedOf(id), selfReportedOf(id)] : [])),
];

/** The facts about persons that a measure is made of, by their day. */
export const activitySubject = (programme: string, measure: MeasureName): string =>
  measure === 'competency' ? completionsOf(programme) : activityOf(programme);
