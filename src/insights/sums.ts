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
import { batches } from '../kernel/words/batches.js';
import type { SumRow } from '../kernel/ports/view-store.js';
import type { MeasureName } from './measures.js';
import type { Book, Registers } from './programme-registers.js';
import type { Tree } from './tree.js';

/** Sums of one subject by category and place. */
export type Sums = ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;

type Adding = Map<string, Map<string, Float64Array>>;

/** Adds a row to sums, where it counts in the tree. */
export const addRow = (tree: Tree, sums: Adding, { subject, category, unit, n }: SumRow): void => {
  const place = tree.placeOf(unit);
  if (place === undefined) return;
  const bySubject = sums.get(subject) ?? new Map<string, Float64Array>();
  sums.set(subject, bySubject);
  const counts = bySubject.get(category) ?? new Float64Array(tree.size);
  bySubject.set(category, counts);
  counts[place] = (counts[place] ?? 0) + n;
};

const ROWS_AT_A_TIME = 1_000;

/** Sums of rows in a tree; rests on the way. */
export function* sumsOf(tree: Tree, rows: readonly SumRow[]): Generator<undefined, Adding> {
  const sums: Adding = new Map();
  for (const some of batches(rows, ROWS_AT_A_TIME)) {
    for (const row of some) addRow(tree, sums, row);
    yield;
  }
  return sums;
}

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

/** The newest day of a fact about persons: days are the categories of their subject. */
export const newestActivity = (subject: string, rows: readonly SumRow[]): string | null => {
  const days = rows.flatMap((row) => (row.subject === subject && row.n > 0 ? [row.category] : []));
  return days.reduce<string | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
};
