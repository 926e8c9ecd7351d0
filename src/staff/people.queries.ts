import { Injectable } from '@nestjs/common';
import { countedIn } from '../kernel/organisation/career.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { covers } from '../kernel/organisation/dated.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { FaultRow } from '../kernel/words/refusal.js';
import { ChartBook } from '../units/chart.queries.js';
import { Directory, type People } from './directory.queries.js';

/** Where some people are, for rules that ask about several days. */
export class Whereabouts {
  constructor(
    readonly people: People,
    private readonly charts: ReadonlyMap<CalendarDate, Chart>,
  ) {}

  /** The unit in which a person counts on a day, mergers followed. */
  unitOf(staff: StaffId, on: CalendarDate): UnitId | undefined {
    const record = this.people.get(staff);
    const chart = this.charts.get(on);
    return record && chart && countedIn(record.career, on, chart);
  }

  /** True where a person is in a unit or below it on one of some days. */
  isWithin(staff: StaffId, top: UnitId, days: readonly CalendarDate[]): boolean {
    return days.some((day) => {
      const unit = this.unitOf(staff, day);
      return unit !== undefined && (this.charts.get(day)?.within(unit, top) ?? false);
    });
  }

  /** What speaks against people answering or being observed: not targeted that day, or not in the unit named then or today. */
  faults(
    staff: readonly StaffId[],
    at: { on: CalendarDate; today: CalendarDate; unit: UnitId; targets: readonly UnitId[] },
  ): Map<StaffId, FaultRow> {
    const faults = new Map<StaffId, FaultRow>();
    staff.forEach((id, index) => {
      const unit = this.unitOf(id, at.on);
      const chart = this.charts.get(at.on);
      const targeted = unit !== undefined && chart !== undefined && covers(chart, at.targets, unit);
      const pointer = `/staff/${index}`;
      if (!targeted) faults.set(id, { pointer, code: 'staff-not-targeted' });
      else if (!this.isWithin(id, at.unit, [at.on, at.today])) faults.set(id, { pointer, code: 'staff-not-in-unit' });
    });
    return faults;
  }
}

@Injectable()
export class PeopleBook {
  constructor(
    private readonly directory: Directory,
    private readonly charts: ChartBook,
  ) {}

  /** 404 where an id is nobody's; else where they are on some days. */
  async whereabouts(staff: readonly StaffId[], days: readonly CalendarDate[]): Promise<Whereabouts> {
    const people = await this.directory.known(staff);
    const charts = new Map<CalendarDate, Chart>();
    for (const day of new Set(days)) charts.set(day, await this.charts.on(day));
    return new Whereabouts(people, charts);
  }
}
