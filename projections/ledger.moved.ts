import type { Day } from '../src/kernel/words/calendar-date.js';
import type { CellSink } from '../src/kernel/views/projection.js';
import { tallyInto, type Timeline } from '../src/kernel/views/tally.js';
import { judgedOn } from './corrections.marks.js';
import {
  type AnswersDoc,
  type CompletionsDoc,
  type HoursDoc,
  type JourneyDoc,
  type ObservationsDoc,
  type PersonDoc,
  unitsOf,
} from './ledger.documents.js';
import { standing } from './ledger.intervals.js';
import { HELD, isToldSince, movedBy, since } from './ledger.keys.js';

const daysOf = (entries: readonly { readonly on: Day; readonly retracted?: Day }[]): Day[] =>
  standing(entries).map(({ on }) => on);

/** The days of the facts of a person that stand and that a document tells of. */
export const factDays = (
  doc: AnswersDoc | ObservationsDoc | JourneyDoc | CompletionsDoc | HoursDoc,
): readonly Day[] => {
  if ('answers' in doc) return daysOf(doc.answers);
  if ('observations' in doc) return daysOf(doc.observations);
  if ('completions' in doc) return daysOf(doc.completions);
  return 'earned' in doc ? daysOf(doc.earned.filter(({ elsewhere }) => elsewhere)) : doc.attended;
};

/** A fact of a person as one that is held where the person is, from its day on; `sign` -1 takes it back. */
export const heldCells = (cells: CellSink, person: PersonDoc, on: Day, sign: 1 | -1): void =>
  tallyInto(cells, HELD, { units: unitsOf(person), categories: [{ from: on, value: '' }] }, sign);

const valueOn = <T>(timeline: Timeline<T>, day: Day): T | undefined =>
  timeline.findLast(({ from }) => from <= day)?.value;

type Careers = { readonly before: PersonDoc; readonly after: PersonDoc };

/** The day by which it is judged which facts a corrected career took elsewhere. */
const careerJudgedOn = ({ before, after }: Careers, recorded: Day): Day | undefined => {
  const [was, is] = [unitsOf(before), unitsOf(after)];
  const days = [...was, ...is].map(({ from }) => from);
  return judgedOn(days, recorded, (day) => valueOn(was, day) !== valueOn(is, day));
};

type Correction = { readonly id: string; readonly recorded: Day };

/** Counts the facts that a corrected career took elsewhere. */
export const movedCells = (
  cells: CellSink,
  careers: Careers,
  { id, recorded }: Correction,
  days: readonly Day[],
): void => {
  const judged = careerJudgedOn(careers, recorded);
  const n = judged === undefined ? 0 : days.filter((day) => day <= judged).length;
  if (n > 0) cells.add({ subject: movedBy(id), category: '', unit: '', on: recorded }, n);
};

/** The newest correction that is counted by what the ledger held before it. */
export type MarkDoc = { readonly marked: string; readonly on: Day };

/** What is told on the day of such a correction after it is told apart as well. */
export const toldApart = (cells: CellSink, mark: MarkDoc | undefined, recorded: Day): CellSink => {
  if (mark?.on !== recorded) return cells;
  return {
    add: (place, n) => {
      cells.add(place, n);
      if (isToldSince(place.subject)) cells.add({ ...place, subject: since(mark.marked, place.subject) }, n);
    },
  };
};
