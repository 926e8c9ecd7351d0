import type { CalendarDate } from '../kernel/calendar-date.js';
import { notTooFar } from '../kernel/dates.js';
import type { Decider, Decision, Moment, Recording } from '../kernel/decider.js';
import type { Part } from '../kernel/wish.js';
import type { GrantId, Subject, UnitId } from '../kernel/ids.js';
import { refuse, type RuleCode } from '../kernel/refusal.js';
import type { Role } from '../kernel/role.js';
import { ACCESS, type GrantEvent, type GrantGiven, type GrantRevoked } from './grant.events.js';

export type Grant = {
  readonly id: GrantId;
  readonly subject: Subject;
  readonly role: Role;
  readonly unit?: UnitId;
  readonly from: CalendarDate;
  readonly until?: CalendarDate;
  readonly recordedOn: CalendarDate;
  readonly revoked?: { readonly on: CalendarDate; readonly recordedOn: CalendarDate };
  readonly part: Part;
};

/** Every grant, in order of recording; changed in place by the fold that owns it. */
export type Grants = {
  readonly all: Map<GrantId, Grant>;
  readonly bySubject: Map<Subject, GrantId[]>;
};

const evolve = (grants: Grants, event: GrantEvent, { revision, position, recordedOn }: Recording): Grants => {
  const part = { revision, position };
  if (event.type === 'GrantGiven') {
    const { type: _, grant: id, subject, ...rest } = event;
    grants.all.set(id, { id, subject, ...rest, recordedOn, part });
    grants.bySubject.set(subject, [...(grants.bySubject.get(subject) ?? []), id]);
    return grants;
  }
  const known = grants.all.get(event.grant);
  if (known) grants.all.set(event.grant, { ...known, revoked: { on: event.on, recordedOn }, part });
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

export const give = (
  event: GrantGiven,
  { today, unit }: Moment & { unit: RuleCode | undefined },
): Decision<GrantEvent> => {
  const far = notTooFar(event.from, today);
  if (far) return refuse(far);
  return unit ? refuse(unit) : [event];
};

/** An admin grant that lasts: without an end, in force now or to be. */
const lasting = (grants: Grants, { today }: Moment): Grant[] =>
  [...grants.all.values()].filter((grant) => grant.role === 'admin' && inForce(grant, today));

export const revoke = (grants: Grants, event: GrantRevoked, moment: Moment): Decision<GrantEvent> => {
  const grant = grants.all.get(event.grant);
  if (!grant) return refuse('not-found');
  if (grant.revoked) return [];
  const admins = lasting(grants, moment);
  if (admins.length === 1 && admins[0]?.id === grant.id) return refuse('last-admin');
  return [event];
};
