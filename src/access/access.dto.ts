import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Subject, UnitId } from '../kernel/words/ids.js';
import { ROLES, type Role } from '../kernel/organisation/role.js';
import { Day, FreeText, Id, Label, OneOf } from '../platform/input/fields.js';
import { PageQuery } from '../platform/reading/reading.js';

export class GrantDto {
  @Label({ max: 200, description: 'to whom: the `sub` of their token' }) subject!: Subject;
  @OneOf(ROLES, { description: 'what they may do' }) role!: Role;
  @Id({ optional: true, description: 'needed for unit-head and agent-of-change, and for no other role' }) unit?: UnitId;
  @Day({ optional: true }) from?: CalendarDate;
  @Day({ optional: true }) until?: CalendarDate;
}

export class RevokeDto {
  @FreeText() reason!: string;
}

export class GrantsQuery extends PageQuery {
  @Label({ max: 200, optional: true, description: 'only grants to this subject' }) subject?: string;
  @OneOf(ROLES, { optional: true, description: 'only grants of this role' }) role?: Role;
  @Id({ optional: true, description: 'only grants for this unit itself' }) unit?: UnitId;
}
