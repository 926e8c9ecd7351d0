import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decider, Decision, Recording } from '../kernel/facts/decider.js';
import type { Part } from '../kernel/facts/envelope.js';
import type { EventId, GrantId, Subject, UnitId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import type { Role } from '../kernel/organisation/role.js';
import { ACCESS, type GrantEvent, type GrantGiven, type GrantRevoked } from './grant.events.js';

export type Grant = {
  readonly id: GrantId;
  readonly subject: Subject;
  readonly role: Role;
  readonly unit?: UnitId;
  readonly from: CalendarDate;
  readonly until?: CalendarDate;
  readonly recordedOn: CalendarDate;
  /** The event that told it. */
  readonly fact: EventId;
  readonly revoked?: { readonly on: CalendarDate; readonly recordedOn: CalendarDate; readonly fact: EventId };
  readonly part: Part;
};

/** Every grant, in order of recording; changed in place by the fold that owns it. */
export type Grants = {
  readonly all: Map<GrantId, Grant>;
  readonly bySubject: Map<Subject, GrantId[]>;
};

const evolve = (grants: Grants, event: GrantEvent, at: Recording): Grants => {
  const { id: fact, revision, position, recordedOn } = at;
  if (event.type === 'GrantGiven') {
    const { type: _, grant: id, subject, ...rest } = event;
    const part = { id, revision, position };
    grants.all.set(id, { id, subject, ...rest, recordedOn, fact, part });
    grants.bySubject.set(subject, [...(grants.bySubject.get(subject) ?? []), id]);
    return grants;
  }
  const known = grants.all.get(event.grant);
  const part = { id: event.grant, revision, position };
  if (known) grants.all.set(event.grant, { ...known, revoked: { on: event.on, recordedOn, fact }, part });
  return grants;
};

export const grantDecider: Decider<Grants, GrantEvent> = {
  category: ACCESS.category,
  initial: () => ({ all: new Map(), bySubject: new Map() }),
  evolve,
};

/** True where a grant is in force on a day: both its days included, gone from the day it is revoked. */
export const inForce = ({ from, until, revoked }: Grant, day: CalendarDate): boolean =>
  from <= day && (until === undefined || day <= until) && (revoked === undefined || day < revoked.on);

/** The grant that already says the same, in force on the new one's first day; undefined where there is none. */
export const sameGrant = (
  { all, bySubject }: Grants,
  { subject, role, unit, until, from }: Omit<GrantGiven, 'type' | 'grant'>,
): Grant | undefined =>
  (bySubject.get(subject) ?? [])
    .flatMap((id) => all.get(id) ?? [])
    .find((one) => one.role === role && one.unit === unit && one.until === until && inForce(one, from));

/** The first grants are given where there is none at all. */
export const begin = ({ all }: Grants, first: readonly GrantGiven[]): Decision<GrantEvent> =>
  all.size > 0 ? [] : first;

/** `ended`: the unit does not exist on the grant's first day. */
export const give = (
  grants: Grants,
  event: GrantGiven,
  { today, ended }: { readonly today: CalendarDate; readonly ended: boolean },
): Decision<GrantEvent> => {
  if (sameGrant(grants, event)) return [];
  const far = notTooFar(event.from, today);
  if (far) return refuse(far);
  return ended ? refuse('unit-ended') : [event];
};

/** True where an admin grant is in force that has no end: only such a one keeps the door open for good. */
const lasts = (grant: Grant, today: CalendarDate): boolean =>
  grant.role === 'admin' && grant.until === undefined && inForce(grant, today);

export const revoke = (grants: Grants, event: GrantRevoked, today: CalendarDate): Decision<GrantEvent> => {
  const grant = grants.all.get(event.grant);
  if (!grant) return refuse('not-found');
  if (grant.revoked) return [];
  const others = [...grants.all.values()].filter(({ id }) => id !== grant.id);
  if (grant.role === 'admin' && !others.some((one) => lasts(one, today))) return refuse('last-admin');
  return [event];
};
