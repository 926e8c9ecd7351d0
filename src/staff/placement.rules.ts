import {
  assignedWithin,
  type Career,
  type CareerFact,
  countedIn,
  isInService,
  notInService,
} from '../kernel/organisation/career.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { samePosition, type StaffPosition } from '../kernel/organisation/position.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { positionAt, type Posted } from './position.rules.js';

/** What the chart says on the day of a placement, and when everything has come into effect. */
export type Charts = { readonly onDay: Chart; readonly last: Chart };

const LATEST = Number.MAX_SAFE_INTEGER;

/** True where a career puts a person into a unit on days on which whoever is there counts nowhere. */
const isLostIn = (career: Career, unit: UnitId, last: Chart): boolean => {
  const from = last.lostFrom(unit);
  return from !== undefined && assignedWithin(career, new Set([unit]), { from });
};

/** True where a career leaves the person in a unit that is abolished, and the one before it did not. */
export const strandedBy = (before: Career, after: Career, last: Chart): boolean => {
  const units = new Set(after.flatMap(({ unit }) => unit ?? []));
  return [...units].some((unit) => isLostIn(after, unit, last) && !isLostIn(before, unit, last));
};

/** A placement of someone from a day on. */
export type Placement = { readonly unit: UnitId; readonly on: CalendarDate; readonly today: CalendarDate };

/**
 * Nobody is left in a unit that is abolished later: neither where the person is placed nor, as an enrolment brings later
 * transfers back to life, anywhere else.
 */
const strands = (career: Career, fact: Pick<CareerFact, 'kind' | 'unit' | 'on'>, last: Chart): boolean => {
  const placed: Career = [...career, { ...fact, recordedOn: fact.on, seq: LATEST }];
  return strandedBy(career, placed, last);
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
  isInService(career, on) ? 'nip-taken' : undefined;

export const enrolmentFault = (career: Career, at: Placement, charts: Charts): RuleCode | undefined =>
  placementFault(career, { kind: 'enrolled', ...at }, charts)?.code;

/** As `transferFault`, with its place in the order of checks, for transfers judged together. */
export const rankedTransferFault = (career: Career, at: Placement, charts: Charts): PlacementFault | undefined =>
  placementFault(career, { kind: 'transferred', ...at }, charts);

export const transferFault = (career: Career, at: Placement, charts: Charts): RuleCode | undefined =>
  rankedTransferFault(career, at, charts)?.code;

/** Where someone is to be, with another post or with that of before. */
type Place = { readonly unit: UnitId; readonly position?: StaffPosition | undefined; readonly on: CalendarDate };

/** Where the person is on that day, mergers followed, with no other position: it changes nothing. */
export const isThere = (person: Posted, { unit, position, on }: Place, { onDay }: Charts): boolean => {
  const here = countedIn(person.career, on, onDay);
  if (here === undefined || here !== onDay.resolve(unit)) return false;
  return position === undefined || samePosition(positionAt(person, on, LAST_DAY), position);
};
