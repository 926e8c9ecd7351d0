import type { CellSink } from '../src/kernel/views/projection.js';
import { ALWAYS, retallyInto, tallyInto, type Timeline } from '../src/kernel/views/tally.js';
import {
  type AnswersDoc,
  answersTimeline,
  type CompletionsDoc,
  type HoursDoc,
  inForce,
  type JourneyDoc,
  journeyTimeline,
  type ObservationsDoc,
  type PersonDoc,
  sameJourney,
  unitsOf,
} from './ledger.documents.js';
import { intervalsTimeline } from './ledger.intervals.js';
import { completionsTimeline, hoursTimeline } from './ledger.learning.js';
import { factDays, heldCells, type MarkDoc } from './ledger.moved.js';
import { selfReportsTimeline } from './ledger.self-reports.js';
import {
  completedOf,
  DEVELOPED,
  journeyOf,
  POPULATION,
  practisedOf,
  selfReportedOf,
  standingOf,
} from './ledger.keys.js';

export type HangingDoc = AnswersDoc | ObservationsDoc | JourneyDoc | CompletionsDoc | HoursDoc;
export type LedgerDoc = PersonDoc | HangingDoc | MarkDoc;

type Counted = readonly [subject: string, categories: Timeline<string>];

/** What a document counts towards. */
const countedBy = (thing: string, doc: HangingDoc): Counted[] => {
  if ('answers' in doc) return [[standingOf(thing), answersTimeline(doc)]];
  if ('attended' in doc) return [[journeyOf(thing), journeyTimeline(doc)]];
  if ('completions' in doc) return [[completedOf(thing), completionsTimeline(doc)]];
  if ('earned' in doc) return [[DEVELOPED, hoursTimeline(doc)]];
  return [
    [practisedOf(thing), intervalsTimeline(inForce(doc, true))],
    [selfReportedOf(thing), selfReportsTimeline(doc)],
  ];
};

/** The cells of one document that hangs on a person; `sign` -1 takes them back. */
export const linkedCells = (
  cells: CellSink,
  { thing, person, doc }: { readonly thing: string; readonly person: PersonDoc; readonly doc: LedgerDoc },
  sign: 1 | -1,
): void => {
  if ('links' in doc || 'marked' in doc) return;
  for (const on of factDays(doc)) heldCells(cells, person, on, sign);
  const units = unitsOf(person);
  for (const [subject, categories] of countedBy(thing, doc)) {
    if (categories.length > 0) tallyInto(cells, subject, { units, categories }, sign);
  }
};

type Replacement = {
  /** What the document is about. */
  readonly thing: string;
  readonly person: PersonDoc;
  readonly before: HangingDoc | undefined;
  readonly after: HangingDoc;
};

/** What the cells change by when a document that hangs on a person is replaced; the person stays where they are. */
export const replacedCells = (cells: CellSink, { thing, person, before, after }: Replacement): void => {
  if (before && 'attended' in before && 'attended' in after && sameJourney(before, after)) return;
  const units = unitsOf(person);
  if (units.length === 0) return;
  const counted = before ? countedBy(thing, before) : [];
  countedBy(thing, after).forEach(([subject, categories], index) => {
    retallyInto(cells, subject, units, { before: counted[index]?.[1] ?? [], after: categories });
  });
};

/** The person in the population of their units. */
export const personCells = (cells: CellSink, person: PersonDoc, sign: 1 | -1): void =>
  tallyInto(cells, POPULATION, { units: unitsOf(person), categories: ALWAYS }, sign);

/** True where a document holds a fact of a person that stands; a training is none by which a career is kept (corrections.md). */
export const hasFacts = (doc: LedgerDoc): boolean => {
  const tellsOfPerson = 'links' in doc || 'marked' in doc || 'earned' in doc;
  return !tellsOfPerson && factDays(doc).length > 0;
};
