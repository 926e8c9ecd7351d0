import { Injectable } from '@nestjs/common';
import { type RunningComplaint, RunningComplaints } from '../complaints/running-complaints.queries.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { type Area, type Asking, isIn, type WorkSource } from './asking.js';
import type { Waiting } from './waiting.js';
import { COMPLAINTS_WAIT } from './worklist.permissions.js';

/** So many working days before its clock runs out, a complaint is to be acted on. */
const SOON = 3;

/** One that no unit has is nobody's but theirs who have them all. */
const isThere = (chart: Chart, area: Area, { unit }: RunningComplaint): boolean =>
  unit === undefined ? area === 'everywhere' : isIn(chart, area, unit);

const rowOf = ({ id: thing, unit, due }: RunningComplaint, asOf: CalendarDate): Waiting => ({
  kind: due < asOf ? 'complaint-late' : 'complaint-due',
  thing,
  unit: unit ?? null,
  due,
  count: 1,
});

/** Complaints that are late, or soon will be. */
@Injectable()
export class ComplaintsWork implements WorkSource {
  constructor(
    private readonly complaints: RunningComplaints,
    private readonly access: UnitAccess,
  ) {}

  async waiting(asking: Asking): Promise<readonly Waiting[]> {
    const { caller, pair, chart, areas } = asking;
    const mine = await areas(COMPLAINTS_WAIT);
    if (mine.length === 0) return [];
    // What was in their unit then may be another's today.
    const theirs = await this.access.theirs(caller, COMPLAINTS_WAIT);
    const last = (await this.complaints.workingDays(pair)).nthAfter(pair.asOf, SOON);
    const waiting: Waiting[] = [];
    for (const area of mine) {
      const unit = area === 'everywhere' ? undefined : area;
      const running = await this.complaints.at({ pair, chart, unit });
      const soon = running.filter((one) => one.due <= last && isThere(chart, area, one) && theirs.has(one.unitNow));
      waiting.push(...soon.map((one) => rowOf(one, pair.asOf)));
    }
    return waiting;
  }
}
