import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId } from '../kernel/words/ids.js';
import { Directory, type People } from '../staff/directory.queries.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { Callers } from '../platform/callers/callers.js';

/** The session's day, and today. */
type Days = { readonly on: CalendarDate; readonly today: CalendarDate };

/** Of whom somebody may say that they attended, or that they did not. */
@Injectable()
export class Attendees {
  constructor(
    private readonly directory: Directory,
    private readonly access: UnitAccess,
    private readonly callers: Callers,
  ) {}

  /** 404 for an id that is nobody's, 403 for who is in no unit of the actor's on the session's day or today. */
  async reached(actor: string, staff: readonly StaffId[], { on, today }: Days): Promise<People> {
    const people = await this.directory.known(staff);
    const caller = await this.callers.of(actor, today);
    await this.access.mustReach(caller, 'attendance:record', { people, staff, days: () => [on] });
    return people;
  }
}
