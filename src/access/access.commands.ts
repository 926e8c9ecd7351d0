import type { Role } from '../kernel/organisation/role.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { GrantId, Subject, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

/** `from` is today by default. */
export class GiveGrant extends DomainCommand<{
  readonly subject: Subject;
  readonly role: Role;
  readonly unit?: UnitId;
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
}> {}

export class RevokeGrant extends DomainCommand<{ readonly grant: GrantId; readonly reason: string }> {}

/** Where nothing has been granted yet, these roles to one subject (api.md, 6); harmless to repeat. */
export class GrantFirstRoles extends DomainCommand<{ readonly subject: Subject; readonly roles: readonly Role[] }> {}
