import type { Decision, DomainEvent } from '../facts/decider.js';
import type { CalendarDate } from '../words/calendar-date.js';
import { notInFuture } from '../words/dates.js';
import type { StaffId } from '../words/ids.js';
import { type FaultRow, firstOf, refuse, type RuleCode } from '../words/refusal.js';
import type { Defined, TakenBack } from './evidenced.js';

export type EvidenceFacts = {
  readonly today: CalendarDate;
  /** `programme-closed` for this day, if so. */
  readonly closed: RuleCode | undefined;
  readonly unitEnded: boolean;
  /** What speaks against the people named, on that day. */
  readonly faults: ReadonlyMap<StaffId, FaultRow>;
};

/** What is said where the thing is retired by then, and what the evidence says, if the same once more changes nothing. */
type Words = { readonly retired: RuleCode; readonly says?: string };

type Named = { readonly on: CalendarDate; readonly staff: readonly StaffId[] };

const faultOf = (
  thing: Defined,
  on: CalendarDate,
  { today, unitEnded, retired }: EvidenceFacts & Words,
): RuleCode | undefined => {
  if (thing.retiredOn !== undefined && on >= thing.retiredOn) return retired;
  const future = notInFuture(on, today);
  if (future) return future;
  if (on < thing.firstDay) return 'before-issue';
  return unitEnded ? 'unit-ended' : undefined;
};

/** Those of whom it is not so already. */
const freshOf = ({ evidence }: Defined, { on, staff }: Named, says: string | undefined): readonly StaffId[] =>
  says === undefined
    ? staff
    : staff.filter((id) => !evidence.get(id)?.some((piece) => piece.on === on && piece.says === says));

/** Records evidence of people, judged like an answer (domain.md, 4). */
export const record = <E extends DomainEvent & Named>(
  thing: Defined,
  event: E,
  facts: EvidenceFacts & Words,
): Decision<E> => {
  if (facts.closed) return refuse(facts.closed);
  const staff = freshOf(thing, event, facts.says);
  if (staff.length === 0) return [];
  const fault = faultOf(thing, event.on, facts);
  if (fault) return refuse(fault);
  const rows = staff.flatMap((id) => facts.faults.get(id) ?? []);
  return firstOf(rows, ['staff-not-targeted', 'staff-not-in-unit']) ?? [{ ...event, staff }];
};

export type RetractionFacts = {
  /** `programme-closed` for the day of the evidence, if so. */
  readonly closed: RuleCode | undefined;
  /** True where a person is in the unit named or below, on that day or today. */
  readonly inUnit: (staff: StaffId) => boolean;
};

/** Takes back the evidence of a day. */
export const takeBack = <E extends DomainEvent>(
  thing: Defined,
  { on, staff }: Named,
  { closed, inUnit }: RetractionFacts,
  eventOf: (taken: readonly TakenBack[]) => E,
): Decision<E> => {
  const rows: FaultRow[] = [];
  const taken = staff.flatMap((id, index) => {
    const ofDay = thing.evidence.get(id)?.filter((piece) => piece.on === on) ?? [];
    if (ofDay.length === 0) return [];
    if (!inUnit(id)) rows.push({ pointer: `/staff/${index}`, code: 'staff-not-in-unit' });
    return [{ staff: id, revisions: ofDay.map(({ rev }) => rev) }];
  });
  if (taken.length === 0) return [];
  if (closed) return refuse(closed);
  return rows.length > 0 ? refuse('staff-not-in-unit', rows) : [eventOf(taken)];
};
