import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { StaffId } from '../kernel/words/ids.js';
import { type FaultRow, firstOf, refuse, type RuleCode } from '../kernel/words/refusal.js';
import type { Defined } from './practice.decider.js';
import type { ObservationsRetracted, PracticeEvent, PracticeObserved } from './practice.events.js';

export type ObservationFacts = {
  readonly today: CalendarDate;
  /** `programme-closed` for this day, if so. */
  readonly closed: RuleCode | undefined;
  readonly unitEnded: boolean;
  /** What speaks against the people named, on that day. */
  readonly faults: ReadonlyMap<StaffId, FaultRow>;
};

const faultOf = (practice: Defined, on: CalendarDate, facts: ObservationFacts): RuleCode | undefined => {
  if (facts.closed) return facts.closed;
  if (practice.retiredOn !== undefined && on >= practice.retiredOn) return 'practice-retired';
  const future = notInFuture(on, facts.today);
  if (future) return future;
  if (on < practice.firstDay) return 'before-issue';
  return facts.unitEnded ? 'unit-ended' : undefined;
};

/** Records an observation, judged like an answer (domain.md, 4); every one is a new fact. */
export const observe = (
  practice: Defined,
  event: PracticeObserved,
  facts: ObservationFacts,
): Decision<PracticeEvent> => {
  const fault = faultOf(practice, event.on, facts);
  if (fault) return refuse(fault);
  const rows = event.staff.flatMap((id) => facts.faults.get(id) ?? []);
  return firstOf(rows, ['staff-not-targeted', 'staff-not-in-unit']) ?? [event];
};

export type RetractionWish = Omit<ObservationsRetracted, 'taken'> & { readonly staff: readonly StaffId[] };

export type RetractionFacts = {
  /** `programme-closed` for the day of the observations, if so. */
  readonly closed: RuleCode | undefined;
  /** True where a person is in the unit named or below, on that day or today. */
  readonly inUnit: (staff: StaffId) => boolean;
};

/** Takes back the observations of a day. */
export const retractObservations = (
  practice: Defined,
  { staff, ...wish }: RetractionWish,
  { closed, inUnit }: RetractionFacts,
): Decision<PracticeEvent> => {
  const rows: FaultRow[] = [];
  const taken = staff.flatMap((id, index) => {
    const ofDay = practice.observations.get(id)?.filter(({ on }) => on === wish.on) ?? [];
    if (ofDay.length === 0) return [];
    if (!inUnit(id)) rows.push({ pointer: `/staff/${index}`, code: 'staff-not-in-unit' });
    return [{ staff: id, observations: ofDay.map(({ rev }) => rev) }];
  });
  if (taken.length === 0) return [];
  if (closed) return refuse(closed);
  return rows.length > 0 ? refuse('staff-not-in-unit', rows) : [{ ...wish, taken }];
};
