import type { FastifyRequest } from 'fastify';
import type { CalendarDate } from '../../kernel/words/calendar-date.js';
import type { GrantId, Subject, UnitId } from '../../kernel/words/ids.js';
import type { Role } from '../../kernel/organisation/role.js';
import type { Permission } from './permissions.js';

/** A grant that is in force today. */
export type ActiveGrant = { readonly id: GrantId; readonly role: Role; readonly unit?: UnitId };

/** Who asks, with the grants in force today. */
export class Caller {
  constructor(
    readonly subject: Subject,
    readonly grants: readonly ActiveGrant[],
    readonly today: CalendarDate,
  ) {}

  may(permission: Permission): boolean {
    return this.grants.some(({ role }) => permission.roles.includes(role));
  }

  has(role: Role): boolean {
    return this.grants.some((grant) => grant.role === role);
  }

  /** Where the caller has a permission: everywhere, or in these units and below. */
  reach(permission: Permission): 'everywhere' | readonly UnitId[] {
    const having = this.grants.filter(({ role }) => permission.roles.includes(role));
    if (having.some(({ unit }) => unit === undefined)) return 'everywhere';
    return having.flatMap(({ unit }) => unit ?? []);
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

/** The grants of a subject: who gives them is the access capability's business. */
export abstract class GrantBook {
  abstract activeOf(subject: Subject, today: CalendarDate): Promise<readonly ActiveGrant[]>;
}

/** The caller that the guard found. */
export const callerOf = (request: FastifyRequest): Caller => {
  if (!request.caller) throw new Error('no guard has seen this request');
  return request.caller;
};
