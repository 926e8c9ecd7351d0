import type { Chart } from './chart.js';
import type { CalendarDate } from '../words/calendar-date.js';
import type { EventId, ReformId, UnitId } from '../words/ids.js';
import type { RuleCode } from '../words/refusal.js';
import type { EmploymentKind, StaffPosition } from './position.js';

/** One fact of a career, as the directory keeps it. `seq` orders by recording. */
export type CareerFact = {
  readonly kind: 'enrolled' | 'transferred' | 'departed';
  readonly on: CalendarDate;
  readonly recordedOn: CalendarDate;
  readonly seq: number;
  /** Absent for a departure. */
  readonly unit?: UnitId;
  readonly position?: StaffPosition;
  readonly employment?: EmploymentKind;
  readonly reason?: string;
};

/** A post given by an equalisation: from which day, each as known from a recorded day on; without a day it is not given. */
export type PostFact = {
  readonly reform: ReformId;
  readonly seq: number;
  readonly position: StaffPosition;
  readonly known: readonly { readonly recordedOn: CalendarDate; readonly on?: CalendarDate }[];
};

/** The facts of a career that stand. */
export type Career = readonly CareerFact[];

/** A fact as it was recorded: one event may move many people, and is then a fact of each. */
export type RecordedFact = CareerFact & { readonly id: EventId };

/** A fact of a career that was taken back, and by which event. */
export type Undone<F extends CareerFact> = F & {
  readonly undone: { readonly id: EventId; readonly recordedOn: CalendarDate };
};

/** A career as it is told now, and what was told of it before. */
export type ToldCareer<F extends CareerFact = CareerFact> = {
  readonly career: readonly F[];
  readonly undone?: readonly Undone<F>[];
};

/** From `from` until the next span: assigned to a unit as recorded (mergers not followed), or to none. */
export type Span = { readonly from: CalendarDate; readonly unit: UnitId | undefined };

/** What was given from a day on; of one day, the last recorded holds. */
type Dated = Pick<CareerFact, 'on' | 'seq'>;

export const byOn = (a: Dated, b: Dated): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seq - b.seq);

/** Every fact that was recorded by a day, in that order, and by what it was taken back by then. */
export const toldBy = <F extends CareerFact>(
  { career, undone = [] }: ToldCareer<F>,
  knownOn: CalendarDate,
): { readonly fact: F; readonly undone?: Undone<F>['undone'] }[] => {
  const all = [
    ...career.map((fact) => ({ fact })),
    ...undone.map((fact) => (fact.undone.recordedOn <= knownOn ? { fact, undone: fact.undone } : { fact })),
  ];
  return all.filter(({ fact }) => fact.recordedOn <= knownOn).toSorted((a, b) => a.fact.seq - b.fact.seq);
};

/** The career as known on a day: what was taken back by then was never told. */
export const knownBy = ({ career, undone = [] }: ToldCareer, knownOn: CalendarDate): Career => {
  const told = undone.length === 0 ? career : [...career, ...undone.filter((fact) => fact.undone.recordedOn > knownOn)];
  return told.filter((fact) => fact.recordedOn <= knownOn);
};

type Reached = { readonly inService: boolean; readonly unit: UnitId | undefined };

const NOWHERE: Reached = { inService: false, unit: undefined };

/** Takes a fact to where it leads: the last enrolment or departure says whether, the last placement where. */
const after = (at: Reached, fact: CareerFact): Reached => ({
  inService: fact.kind === 'transferred' ? at.inService : fact.kind === 'enrolled',
  unit: fact.kind === 'departed' ? at.unit : fact.unit,
});

const reachedBy = (career: Career, on: CalendarDate): Reached => {
  const facts = career.filter((fact) => fact.on <= on);
  return facts.toSorted(byOn).reduce(after, NOWHERE);
};

/** The spans of a career (domain.md, 3): whoever departs is nowhere until enrolled again. */
export const spansOf = (career: Career): Span[] => {
  const spans: Span[] = [];
  let at = NOWHERE;
  for (const fact of career.toSorted(byOn)) {
    at = after(at, fact);
    const unit = at.inService ? at.unit : undefined;
    if (spans.at(-1)?.from === fact.on) spans.pop();
    if (spans.at(-1)?.unit !== unit) spans.push({ from: fact.on, unit });
  }
  return spans;
};

/** Whether the last enrolment or departure by a day is an enrolment. */
export const isInService = (career: Career, on: CalendarDate): boolean => reachedBy(career, on).inService;

/** The unit as recorded that a person is assigned to on a day; undefined for none. */
export const assignedOn = (career: Career, on: CalendarDate): UnitId | undefined => {
  const { inService, unit } = reachedBy(career, on);
  return inService ? unit : undefined;
};

/** The unit in which a person counts on a day, by the chart of that day: mergers followed; undefined for none. */
export const countedIn = (career: Career, on: CalendarDate, chart: Pick<Chart, 'resolve'>): UnitId | undefined => {
  const unit = assignedOn(career, on);
  return unit && chart.resolve(unit);
};

/** The units, as careers name them, whose people count in one that is wanted. */
export const recordedUnits = (
  chart: Pick<Chart, 'all' | 'resolve'>,
  isWanted: (unit: UnitId) => boolean,
): ReadonlySet<UnitId> => {
  const recorded = [...chart.all()].map(({ id }) => id);
  return new Set(
    recorded.filter((id) => {
      const unit = chart.resolve(id);
      return unit !== undefined && isWanted(unit);
    }),
  );
};

export const firstEnrolment = (career: Career): CalendarDate | undefined =>
  career
    .filter(({ kind }) => kind === 'enrolled')
    .reduce<CalendarDate | undefined>((first, { on }) => (first === undefined || on < first ? on : first), undefined);

/** True where a person is assigned to one of `units` (as recorded) on a day from `from` to before `until`. */
export const assignedWithin = (
  career: Career,
  units: ReadonlySet<UnitId>,
  days: { from?: CalendarDate; until?: CalendarDate },
): boolean => {
  const spans = spansOf(career);
  return spans.some(({ from, unit }, index) => {
    if (unit === undefined || !units.has(unit)) return false;
    const end = spans[index + 1]?.from;
    const beginsInTime = days.until === undefined || from < days.until;
    const endsInTime = days.from === undefined || end === undefined || end > days.from;
    return beginsInTime && endsInTime;
  });
};

/** Why a person cannot be moved, depart or attend on a day; undefined for whoever is in service (domain.md, 3). */
export const notInService = (career: Career, on: CalendarDate): RuleCode | undefined => {
  const first = firstEnrolment(career);
  if (first === undefined || on < first) return 'before-enrolment';
  return isInService(career, on) ? undefined : 'after-departure';
};
