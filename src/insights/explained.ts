import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate, Day } from '../kernel/words/calendar-date.js';
import type { EventId, StaffId, UnitId } from '../kernel/words/ids.js';
import type { RecordedEvent } from '../kernel/ports/event-store.js';
import type { Placed } from './places.js';
import type { Book, Registers } from './programme-registers.js';
import type { FormulaName } from './formulas.js';

/** What the figures of each formula are made of, in its order. */
export const COMPONENTS = {
  'adoption@1': ['acknowledged', 'practised', 'implemented'],
  'readiness@1': ['socialised', 'acknowledged', 'calm'],
  'readiness@2': ['socialised', 'acknowledged', 'trained', 'willing', 'calm'],
  'competency@1': ['trained', 'developed'],
} as const satisfies Readonly<Record<FormulaName, readonly string[]>>;

export type ComponentName = (typeof COMPONENTS)[FormulaName][number];

/** The kinds of facts that figures are made of. */
export const FACTS = [
  'acknowledged',
  'declined',
  'exception-requested',
  'exempted',
  'observation',
  'attendance',
  'completion',
  'training',
  'reform',
  'issue',
  'nil-report',
] as const;
export type FactName = (typeof FACTS)[number];

/** Why a fact counts, or does not. The first one that fits, in the order of the rules. */
export const WHYS = {
  counts: 'it counts',
  retracted: 'it was taken back',
  'not-yet': 'its day lies after `asOf`',
  'not-current': 'no version, or the thing itself, holds on `asOf`',
  'not-targeted': 'the unit is not targeted',
  'run-out': 'its time has run out',
  'answered-since': 'another answer followed',
  superseded: 'it answers an older version',
  declined: 'the person declined',
  'exception-requested': 'an exception was requested',
  exempted: 'the person is exempted, and left out of the denominator',
  'self-report': 'a self-report (grade E) never counts',
  failed: 'the person failed',
  'another-counts': 'the person counts once, by another fact',
  'too-old': 'it lies more than a year back',
  'too-few-hours': 'the person has earned too few hours in all',
  'not-completed': 'it is not completed, and weighs in the denominator',
  'not-effective': 'it is not in effect on `asOf`',
  cancelled: 'it was cancelled',
  'no-unit': 'it names no unit that is read',
  closed: 'it was closed by `asOf`',
  heard: 'it was closed by `asOf`, and its unit is heard by its newest step',
} as const;
export type Why = keyof typeof WHYS;

/** Whether a fact counts towards a figure, and why. */
export type Judged = { readonly counted: boolean; readonly why: Why };

export const COUNTS: Judged = { counted: true, why: 'counts' };
export const not = (why: Why): Judged => ({ counted: false, why });

/** One fact that a component was made of, or was not (api.md, 4). */
export type Explained = Judged & {
  readonly component: ComponentName;
  readonly fact: FactName;
  /** The directive, practice, course, training, session, reform, issue or nil report. */
  readonly thing: string;
  readonly on: CalendarDate;
  readonly recordedOn: CalendarDate;
  readonly event: EventId;
  /** The unit in which it counts; null where that is none by itself. */
  readonly unit: UnitId | null;
  /** Of a person's fact, whose. */
  readonly staff?: StaffId;
  /** What it weighs: hours, persons whom an issue holds; one otherwise. */
  readonly weight: number;
};

/** What facts are judged by: the programme at a pair, and who counts in which of the units that are read. */
export type Explaining = {
  readonly book: Book;
  readonly formula: FormulaName;
  readonly placed: Placed;
  readonly registers: Registers;
  readonly asOf: Day;
  readonly people: ReadonlyMap<StaffId, UnitId>;
  /** Those of the programme, whatever the dates. */
  readonly nilReports: () => AsyncGenerator<RegisterRecord>;
  /** The events of a thing's stream that were recorded by `knownOn`. */
  readonly known: (category: string, id: string) => Promise<readonly RecordedEvent[]>;
};

/** The rows of one component, thing by thing. */
export type Explainer = (explaining: Explaining) => AsyncGenerator<readonly Explained[]>;

/** Whether the unit of a person is one of those that a thing targets, or below. */
export const targeted = ({ placed: { tree } }: Explaining, units: readonly UnitId[]): ((unit: UnitId) => boolean) => {
  const mask = tree.covered(units);
  return (unit) => mask[tree.placeOf(unit) ?? -1] === true;
};
