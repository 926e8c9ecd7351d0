import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { GrantId, Subject, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { Role } from '../kernel/organisation/role.js';

export type GrantGiven = {
  readonly type: 'GrantGiven';
  readonly grant: GrantId;
  readonly subject: Subject;
  readonly role: Role;
  /** The unit a head or an agent answers for, with all below. */
  readonly unit?: UnitId;
  readonly from: CalendarDate;
  readonly until?: CalendarDate;
};

export type GrantRevoked = {
  readonly type: 'GrantRevoked';
  readonly grant: GrantId;
  readonly on: CalendarDate;
  readonly reason: Sealed;
};

export type GrantEvent = GrantGiven | GrantRevoked;

/** All grants are one stream, so that the last admin is decided in one place. */
export const ACCESS = { category: 'access', id: 'grants' } as const;
