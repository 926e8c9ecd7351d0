import {
  activityOf,
  completedOf,
  completionsOf,
  DEVELOPED,
  journeyOf,
  POPULATION,
  practisedOf,
  reportsOf,
  selfReportedOf,
  standingOf,
  voicesOf,
} from '../../projections/ledger.keys.js';
import type { FormulaName } from './formulas.js';
import type { Book, Registers } from './programme-registers.js';

/** Things of a programme that facts about persons are counted by. */
const BY_THING = {
  directive: (id: string): readonly string[] => [standingOf(id)],
  practice: (id: string): readonly string[] => [practisedOf(id), selfReportedOf(id)],
  course: (id: string): readonly string[] => [completedOf(id)],
} as const;
type Thing = keyof typeof BY_THING;

type Needs = {
  readonly things: readonly Thing[];
  /** Of the programme, or of persons whatever the programme. */
  readonly also: (programme: string) => readonly string[];
  /** Facts of the programme by their day. */
  readonly facts: readonly ((programme: string) => string)[];
};

const NEEDS: Readonly<Record<FormulaName, Needs>> = {
  'adoption@1': { things: ['directive', 'practice'], also: () => [], facts: [activityOf] },
  'readiness@1': { things: ['directive'], also: (programme) => [journeyOf(programme)], facts: [activityOf] },
  'readiness@2': {
    things: ['directive', 'course'],
    also: (programme) => [journeyOf(programme)],
    facts: [activityOf, completionsOf, reportsOf],
  },
  'competency@1': { things: ['course'], also: () => [DEVELOPED], facts: [completionsOf] },
};

/** What may have to be summed by unit for a programme, whatever the dates. */
export const everySubjectOf = ({ id, records }: Book, formula: FormulaName): string[] => {
  const { things, also } = NEEDS[formula];
  const ofThings = things.flatMap((thing) =>
    records.filter(({ kind }) => kind === thing).flatMap((record) => BY_THING[thing](record.id)),
  );
  return [POPULATION, ...also(id), ...ofThings];
};

const IN_FORCE: Readonly<Record<Thing, (registers: Registers) => readonly string[]>> = {
  directive: ({ directives }) => directives.flatMap(({ id, current }) => (current ? [id] : [])),
  practice: ({ practices }) => practices.flatMap(({ id, status }) => (status === 'defined' ? [id] : [])),
  course: ({ courses }) => courses.flatMap(({ id, status }) => (status === 'defined' ? [id] : [])),
};

/** What has to be summed by unit for a programme at a pair. */
export const subjectsOf = (registers: Registers, formula: FormulaName): string[] => {
  const { things, also } = NEEDS[formula];
  const ofThings = things.flatMap((thing) => IN_FORCE[thing](registers).flatMap((id) => BY_THING[thing](id)));
  return [POPULATION, ...also(registers.programme.id), ...ofThings];
};

/** The facts about persons and units that a formula is made of, by their day. */
export const factSubjects = (programme: string, formula: FormulaName): string[] =>
  NEEDS[formula].facts.map((subjectOf) => subjectOf(programme));

/** Who was heard, by the unit that spoke. */
export const voiceSubjects = (programme: string, formula: FormulaName): string[] =>
  formula === 'readiness@2' ? [voicesOf(programme)] : [];
