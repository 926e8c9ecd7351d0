import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { assignedOn, recordedUnits } from '../kernel/organisation/career.js';
import { covers } from '../kernel/organisation/dated.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { ChartBook } from '../units/chart.queries.js';
import { Directory } from '../staff/directory.queries.js';
import { mustBeThere } from '../platform/problems/problem.js';

/** Whom an invitation names: people, and units for everyone in them and below. */
export type Named = { readonly staff: readonly StaffId[]; readonly units: readonly UnitId[] };

const isIn = (units: ReadonlySet<UnitId>, unit: UnitId | undefined): boolean => unit !== undefined && units.has(unit);

@Injectable()
export class Invitees {
  constructor(
    private readonly directory: Directory,
    private readonly charts: ChartBook,
  ) {}

  /** 404 for a person or unit that nobody knows. */
  async mustKnow({ staff, units }: Named): Promise<void> {
    mustBeThere([
      ...(await this.directory.unknown(staff)),
      ...(await this.charts.unknown(units, (index) => `/units/${index}`)),
    ]);
  }

  /** Everyone named, each once, the units as they are filled on the session's day. */
  async named({ staff, units }: Named, on: CalendarDate): Promise<StaffId[]> {
    const everyone = new Set(staff);
    const chart = await this.charts.on(on);
    const recorded = recordedUnits(chart, (unit) => covers(chart, units, unit));
    if (recorded.size === 0) return [...everyone];
    await this.directory.catchUp();
    for await (const page of this.directory.everyoneEverIn([...recorded])) {
      const there = page.filter(([, { career }]) => isIn(recorded, assignedOn(career, on)));
      for (const [id] of there) everyone.add(id);
    }
    return [...everyone];
  }
}
