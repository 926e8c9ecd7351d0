import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId } from '../kernel/words/ids.js';
import { Directory, type People } from '../staff/directory.queries.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import type { Caller } from '../platform/callers/caller.js';

/** Of whom a caller may say that they attended, or that they did not. */
@Injectable()
export class Attendees {
  constructor(
    private readonly directory: Directory,
    private readonly access: UnitAccess,
  ) {}

  /** 404 for an id that is nobody's, 403 for who is in no unit of the caller's on the session's day or today. */
  async reached(caller: Caller, staff: readonly StaffId[], on: CalendarDate): Promise<People> {
    const people = await this.directory.known(staff);
    await this.access.mustReach(caller, 'attendance:record', { people, staff, days: () => [on] });
    return people;
  }
}
