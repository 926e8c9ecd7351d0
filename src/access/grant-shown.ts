import type { HistoryRow } from '../../projections/registers/history.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { NameUnit } from '../platform/reading/table-rows.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { type Grant, inForce } from './grant.decider.js';

/** A grant as it was known on a day; undefined where it was not recorded yet. */
export const knownBy = ({ revoked, ...given }: Grant, knownOn: CalendarDate): Grant | undefined => {
  if (given.recordedOn > knownOn) return undefined;
  return revoked && revoked.recordedOn <= knownOn ? { ...given, revoked } : given;
};

type ShownGrant = Pick<Grant, 'id' | 'subject' | 'role' | 'from'> & {
  readonly unit: UnitId | null;
  readonly until: CalendarDate | null;
  readonly revokedOn: CalendarDate | null;
};

/** A grant at a pair of dates. */
export const shown = (grant: Grant, { asOf, knownOn }: Pair): ShownGrant | undefined => {
  const known = knownBy(grant, knownOn);
  if (!known) return undefined;
  const { id, subject, role, unit, from, until, revoked } = known;
  const revokedOn = revoked && revoked.on <= asOf ? revoked.on : null;
  return { id, subject, role, unit: unit ?? null, from, until: until ?? null, revokedOn };
};

/** All that was told of a grant by a day, in the order of recording. */
export const historyOf = (grant: Grant, knownOn: CalendarDate): readonly HistoryRow[] => {
  const known = knownBy(grant, knownOn);
  if (!known) return [];
  const { fact: id, from: on, recordedOn, revoked } = known;
  const told = { stands: true, corrections: [] } as const;
  const given: HistoryRow = { id, kind: 'written', on, recordedOn, ...told };
  if (!revoked) return [given];
  const { fact, ...days } = revoked;
  return [given, { id: fact, kind: 'revoke', ...days, ...told }];
};

/** What a caller's own grants are told by: how units are called at the pair, and the chart of today. */
export type Charts = { readonly nameUnit: NameUnit; readonly now: Chart };

/** A unit by name; one that is not on the chart at the pair, as it is named in the end. */
const named = (nameUnit: NameUnit, unit: UnitId): object => {
  const { code = '', name = '' } = nameUnit(unit) ?? {};
  return { id: unit, code, name };
};

/** Whether a grant covers anything on a day: one on a unit that has ended covers nothing. */
const covers = (grant: Grant, today: CalendarDate, now: Chart): boolean =>
  inForce(grant, today) && (grant.unit === undefined || now.exists(grant.unit));

/** A grant as its subject is told of it. */
export const shownToItsSubject = (
  grant: Grant,
  pair: Pair,
  { today, nameUnit, now }: Charts & { readonly today: CalendarDate },
): object | undefined => {
  const known = shown(grant, pair);
  if (!known) return undefined;
  const unit = known.unit === null ? null : named(nameUnit, known.unit);
  return { ...known, unit, coversToday: covers(grant, today, now) };
};
