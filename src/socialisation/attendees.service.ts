import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/calendar-date.js';
import type { StaffId } from '../kernel/ids.js';
import type { FaultRow } from '../kernel/refusal.js';
import { ChartBook } from '../organisation/chart.queries.js';
import { Directory, type People, unitOf } from '../organisation/directory.queries.js';
import { UnitAccess } from '../organisation/unit-access.queries.js';
import type { Caller } from '../platform/caller.js';
import { Problem } from '../platform/problem.js';

/** Of whom a caller may say that they attended, or that they did not. */
@Injectable()
export class Attendees {
  constructor(
    private readonly directory: Directory,
    private readonly charts: ChartBook,
    private readonly access: UnitAccess,
  ) {}

  /** 404 for an id that is nobody's, 403 for who is in no unit of the caller's on any of some days. */
  async reached(caller: Caller, staff: readonly StaffId[], days: readonly CalendarDate[]): Promise<People> {
    const people = await this.directory.known(staff);
    if (caller.reach('attendance:record') === 'everywhere') return people;
    const rows: FaultRow[] = [];
    for (const [index, id] of staff.entries()) {
      if (!(await this.isReached(caller, people, id, days)))
        rows.push({ pointer: `/staff/${index}`, code: 'forbidden' });
    }
    if (rows.length > 0) throw new Problem('forbidden', rows);
    return people;
  }

  private async isReached(
    caller: Caller,
    people: People,
    id: StaffId,
    days: readonly CalendarDate[],
  ): Promise<boolean> {
    for (const day of days) {
      const recorded = unitOf(people, id, day);
      const unit = recorded && (await this.charts.on(day)).resolve(recorded);
      if (unit && (await this.access.covers(caller, 'attendance:record', unit, [day]))) return true;
    }
    return false;
  }
}
