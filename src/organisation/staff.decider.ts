import { assignedOn, type Career, firstEnrolment, assignedWithin } from '../kernel/career.js';
import type { CalendarDate } from '../kernel/calendar-date.js';
import type { Chart } from '../kernel/chart.js';
import { notTooFar } from '../kernel/dates.js';
import type { Decider } from '../kernel/decider.js';
import type { UnitId } from '../kernel/ids.js';
import type { RuleCode } from '../kernel/refusal.js';
import type { StaffEvent } from './staff.events.js';

/** A person's own stream only says that there is such a person; the career is the directory's. */
export type StaffStream = { readonly phase: 'absent' | 'known' };

export const staffDecider: Decider<StaffStream, StaffEvent> = {
  category: 'staff',
  initial: () => ({ phase: 'absent' }),
  evolve: () => ({ phase: 'known' }),
};

/** Why a person cannot be moved, depart or attend on a day; undefined for whoever is in service (domain.md, 3). */
export const notInService = (career: Career, on: CalendarDate): RuleCode | undefined => {
  const first = firstEnrolment(career);
  if (first === undefined || on < first) return 'before-enrolment';
  return assignedOn(career, on) === undefined ? 'after-departure' : undefined;
};

/** What the chart says on the day of a placement, and when everything has come into effect. */
export type Charts = { readonly onDay: Chart; readonly last: Chart };

const LATEST = Number.MAX_SAFE_INTEGER;

/** True where a career puts a person into a unit on days on which whoever is there counts nowhere. */
const isLostIn = (career: Career, unit: UnitId, last: Chart): boolean => {
  const from = last.lostFrom(unit);
  return from !== undefined && assignedWithin(career, new Set([unit]), { from });
};

/**
 * A unit takes a person who is placed there from a day on, if it exists then and nobody is left in a unit that is
 * abolished: neither there nor, as an enrolment brings later transfers back to life, anywhere else.
 */
const placementFault = (
  career: Career,
  fact: { kind: 'enrolled' | 'transferred'; unit: UnitId; on: CalendarDate },
  { onDay, last }: Charts,
): RuleCode | undefined => {
  if (!onDay.exists(fact.unit)) return 'unit-ended';
  const placed: Career = [...career, { ...fact, recordedOn: fact.on, seq: LATEST }];
  const units = new Set(placed.flatMap(({ unit }) => unit ?? []));
  const lost = [...units].some((unit) => isLostIn(placed, unit, last) && !isLostIn(career, unit, last));
  return lost ? 'unit-ended' : undefined;
};

/** Whoever is in service on that day is not enrolled again. */
export const enrolmentFault = (
  career: Career,
  at: { unit: UnitId; on: CalendarDate; today: CalendarDate },
  charts: Charts,
): RuleCode | undefined => {
  const { unit, on, today } = at;
  const placing = notTooFar(on, today) ?? placementFault(career, { kind: 'enrolled', unit, on }, charts);
  return placing ?? (assignedOn(career, on) === undefined ? undefined : 'nip-taken');
};

export const transferFault = (
  career: Career,
  at: { unit: UnitId; on: CalendarDate; today: CalendarDate },
  charts: Charts,
): RuleCode | undefined => {
  const { unit, on, today } = at;
  return (
    notTooFar(on, today) ??
    placementFault(career, { kind: 'transferred', unit, on }, charts) ??
    notInService(career, on)
  );
};

/** The same departure again changes nothing. */
export const departedAlready = (career: Career, on: CalendarDate, reason: string): boolean => {
  const sameDay = career.filter((fact) => fact.on === on).toSorted((a, b) => a.seq - b.seq);
  const last = sameDay.findLast(({ kind }) => kind !== 'transferred');
  return last?.kind === 'departed' && last.reason === reason;
};
