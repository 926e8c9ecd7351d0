import { Injectable } from '@nestjs/common';
import { COMPLAINT_STATUS, COMPLAINT_UNIT, RUNNING_STATUSES } from '../../projections/registers/complaints.js';
import { Holidays } from '../holidays/holidays.queries.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { WorkingDays } from '../kernel/organisation/working-days.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ComplaintId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { type Kept, KeptThings } from '../registers/kept-things.js';
import { Registers } from '../registers/registers.js';
import { type Clock, dueOn } from './clocks.register.js';
import { COMPLAINTS } from './complaint-book.js';
import { ComplaintIndex, stoodThen } from './complaint-index.js';

/** A complaint in which a clock runs. */
export type RunningComplaint = {
  readonly id: ComplaintId;
  readonly due: CalendarDate;
  /** Whose it is on the chart at the pair; undefined without one, or where that was abolished. */
  readonly unit: UnitId | undefined;
  /** The unit named last by all that is told now: who may see it goes by that. */
  readonly unitNow: UnitId | undefined;
};

type Running = {
  readonly id: ComplaintId;
  readonly clock: Clock;
  /** As named last at the pair. */
  readonly unit: UnitId | undefined;
  readonly unitNow: UnitId | undefined;
};

const RUNNING: Kept<Running> = {
  kind: 'complaint',
  pick: (record, pair) => {
    const complaint = COMPLAINTS.counted(record, pair);
    if (!complaint?.clock) return undefined;
    const { id, clock, unit, unitNow } = complaint;
    return { id, clock, unit, unitNow };
  },
  among: (pair) => stoodThen(RUNNING_STATUSES, pair),
};

/** As they stand by all that was told, of which an index knows. */
const RUNNING_NOW: Kept<Running> = {
  ...RUNNING,
  among: () => ({ index: COMPLAINT_STATUS, values: RUNNING_STATUSES }),
};

/** When clocks run out: those of a city start on few days. */
const dueDays = (working: WorkingDays): ((clock: Clock) => CalendarDate) => {
  const known = new Map<string, CalendarDate>();
  return (clock) => {
    const key = `${clock.startedOn} ${clock.workingDays}`;
    const due = known.get(key) ?? dueOn(clock, working);
    known.set(key, due);
    return due;
  };
};

const clocked = (running: readonly Running[], chart: Chart, working: WorkingDays): readonly RunningComplaint[] => {
  const due = dueDays(working);
  return running.map(({ id, clock, unit, unitNow }) => ({
    id,
    due: due(clock),
    unit: unit && chart.resolve(unit),
    unitNow,
  }));
};

type Made = {
  readonly chart: Chart;
  readonly working: WorkingDays;
  readonly complaints: readonly RunningComplaint[];
};

type Where = { readonly pair: Pair; readonly chart: Chart; readonly unit?: UnitId | undefined };

/** Those that somebody still has to act on, at a pair of dates; with a unit, at least its own and those below. */
@Injectable()
export class RunningComplaints {
  /** By the list they were made of, which is the same until a complaint is told of. */
  private readonly made = new WeakMap<readonly Running[], Made>();

  constructor(
    private readonly registers: Registers,
    private readonly things: KeptThings,
    private readonly index: ComplaintIndex,
    private readonly holidays: Holidays,
  ) {}

  async workingDays({ knownOn }: Pair): Promise<WorkingDays> {
    return this.holidays.known(knownOn);
  }

  async at(where: Where): Promise<readonly RunningComplaint[]> {
    const [working, running] = [await this.workingDays(where.pair), await this.running(where)];
    const { chart } = where;
    const known = this.made.get(running);
    if (known?.chart === chart && known.working === working) return known.complaints;
    const complaints = clocked(running, chart, working);
    this.made.set(running, { chart, working, complaints });
    return complaints;
  }

  private async running({ pair, chart, unit }: Where): Promise<readonly Running[]> {
    const isNow = (): boolean => this.index.isNow(pair);
    if (isNow()) {
      const running = await this.things.at(RUNNING_NOW, pair);
      // Midnight may have passed meanwhile: what was answered since runs at the pair, and the index knows it no more.
      if (isNow()) return running;
    }
    const among = this.index.among(unit === undefined ? {} : { unit }, pair, chart);
    return among.index === COMPLAINT_UNIT ? this.read(among, pair) : this.things.at(RUNNING, pair);
  }

  /** At a past pair those of a few units are not worth reading all others for that ran then. */
  private async read(among: ReturnType<typeof stoodThen>, pair: Pair): Promise<readonly Running[]> {
    const running: Running[] = [];
    for await (const record of this.registers.under('complaint', among))
      running.push(...some(RUNNING.pick(record, pair)));
    return running;
  }
}

const some = <T>(one: T | undefined): readonly T[] => (one === undefined ? [] : [one]);
