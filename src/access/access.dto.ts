import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Subject, UnitId } from '../kernel/words/ids.js';
import { ROLES, type Role } from '../kernel/organisation/role.js';
import { Day, FreeText, Id, Label, OneOf } from '../platform/input/fields.js';
import { PageQuery } from '../platform/reading/reading.js';

export class GrantDto {
  @Label({ max: 200 }) subject!: Subject;
  @OneOf(ROLES) role!: Role;
  /** Needed for unit-head and agent-of-change, and for no other role. */
  @Id({ optional: true }) unit?: UnitId;
  @Day({ optional: true }) from?: CalendarDate;
  @Day({ optional: true }) until?: CalendarDate;
}

export class RevokeDto {
  @FreeText() reason!: string;
}

export class GrantsQuery extends PageQuery {
  @Label({ max: 200, optional: true }) subject?: string;
  @OneOf(ROLES, { optional: true }) role?: Role;
  @Id({ optional: true }) unit?: UnitId;
}
