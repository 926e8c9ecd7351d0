import { Injectable } from '@nestjs/common';
import type { WorkingDays } from '../kernel/organisation/working-days.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { ComplaintId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { Holidays } from '../holidays/holidays.queries.js';
import { Registers } from '../registers/registers.js';
import { punctualityOf } from './clocks.register.js';
import { ComplaintIndex } from './complaint-index.js';
import { COMPLAINTS } from './complaint-book.js';

/** A complaint in which a clock runs. */
export type RunningComplaint = {
  readonly id: ComplaintId;
  readonly due: CalendarDate;
  /** Whose it is on the chart at the pair; undefined without one, or where that was abolished. */
  readonly unit: UnitId | undefined;
  /** The unit named last by all that is told now: who may see it goes by that. */
  readonly unitNow: UnitId | undefined;
};

type Where = { readonly pair: Pair; readonly chart: Chart; readonly unit?: UnitId | undefined };

/** Those that somebody still has to act on, at a pair of dates; with a unit, its own and those below. */
@Injectable()
export class RunningComplaints {
  constructor(
    private readonly registers: Registers,
    private readonly index: ComplaintIndex,
    private readonly holidays: Holidays,
  ) {}

  async workingDays({ knownOn }: Pair): Promise<WorkingDays> {
    return this.holidays.known(knownOn);
  }

  async at({ pair, chart, unit }: Where): Promise<readonly RunningComplaint[]> {
    const working = await this.workingDays(pair);
    const among = this.index.among({ late: 'true', ...(unit === undefined ? {} : { unit }) }, pair, chart);
    const running: RunningComplaint[] = [];
    for await (const record of this.registers.under('complaint', among)) {
      const complaint = COMPLAINTS.counted(record, pair);
      const due = complaint && punctualityOf(complaint, pair.asOf, working).due;
      if (!complaint || due === undefined) continue;
      const { id, unit: named, unitNow } = complaint;
      running.push({ id, due, unit: named && chart.resolve(named), unitNow });
    }
    return running;
  }
}
