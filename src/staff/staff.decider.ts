import {
  assignedOn,
  assignedWithin,
  type Career,
  type CareerFact,
  notInService,
} from '../kernel/organisation/career.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decider } from '../kernel/facts/decider.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import type { StaffEvent } from './staff.events.js';

/** A person's own stream only says that there is such a person; the career is the directory's. */
export type StaffStream = { readonly phase: 'absent' | 'known' };

export const staffDecider: Decider<StaffStream, StaffEvent> = {
  category: 'staff',
  initial: () => ({ phase: 'absent' }),
  evolve: () => ({ phase: 'known' }),
};

/** What the chart says on the day of a placement, and when everything has come into effect. */
export type Charts = { readonly onDay: Chart; readonly last: Chart };

const LATEST = Number.MAX_SAFE_INTEGER;

/** True where a career puts a person into a unit on days on which whoever is there counts nowhere. */
const isLostIn = (career: Career, unit: UnitId, last: Chart): boolean => {
  const from = last.lostFrom(unit);
  return from !== undefined && assignedWithin(career, new Set([unit]), { from });
};

/** A placement of someone from a day on. */
type Placement = { readonly unit: UnitId; readonly on: CalendarDate; readonly today: CalendarDate };

/**
 * Nobody is left in a unit that is abolished later: neither where the person is placed nor, as an enrolment brings later
 * transfers back to life, anywhere else.
 */
const strands = (career: Career, fact: Pick<CareerFact, 'kind' | 'unit' | 'on'>, last: Chart): boolean => {
  const placed: Career = [...career, { ...fact, recordedOn: fact.on, seq: LATEST }];
  const units = new Set(placed.flatMap(({ unit }) => unit ?? []));
  return [...units].some((unit) => isLostIn(placed, unit, last) && !isLostIn(career, unit, last));
};

/** What speaks against a placement: where the order of checks has it, and its code (api.md, 1). */
export type PlacementFault = { readonly rank: 'dates' | 'unit' | 'person' | 'chart'; readonly code: RuleCode };

const placementFault = (
  career: Career,
  { kind, unit, on, today }: Placement & { kind: 'enrolled' | 'transferred' },
  { onDay, last }: Charts,
): PlacementFault | undefined => {
  const far = notTooFar(on, today);
  if (far) return { rank: 'dates', code: far };
  if (!onDay.exists(unit)) return { rank: 'unit', code: 'unit-ended' };
  const code = kind === 'enrolled' ? inServiceAlready(career, on) : notInService(career, on);
  if (code) return { rank: 'person', code };
  return strands(career, { kind, unit, on }, last) ? { rank: 'chart', code: 'unit-ended' } : undefined;
};

/** Whoever is in service on that day is not enrolled again. */
const inServiceAlready = (career: Career, on: CalendarDate): RuleCode | undefined =>
  assignedOn(career, on) === undefined ? undefined : 'nip-taken';

export const enrolmentFault = (career: Career, at: Placement, charts: Charts): RuleCode | undefined =>
  placementFault(career, { kind: 'enrolled', ...at }, charts)?.code;

/** As `transferFault`, with its place in the order of checks, for transfers judged together. */
export const rankedTransferFault = (career: Career, at: Placement, charts: Charts): PlacementFault | undefined =>
  placementFault(career, { kind: 'transferred', ...at }, charts);

export const transferFault = (career: Career, at: Placement, charts: Charts): RuleCode | undefined =>
  rankedTransferFault(career, at, charts)?.code;

/** The same departure again changes nothing. */
export const departedAlready = (career: Career, on: CalendarDate, reason: string): boolean => {
  const sameDay = career.filter((fact) => fact.on === on).toSorted((a, b) => a.seq - b.seq);
  const last = sameDay.findLast(({ kind }) => kind !== 'transferred');
  return last?.kind === 'departed' && last.reason === reason;
};
