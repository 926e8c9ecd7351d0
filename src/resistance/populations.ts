import { Injectable } from '@nestjs/common';
import { POPULATION } from '../../projections/ledger.keys.js';
import { type CalendarDate, dayOf } from '../kernel/words/calendar-date.js';
import { asId, type UnitId } from '../kernel/words/ids.js';
import { ChartBook } from '../units/chart.queries.js';
import { Views } from '../platform/reading/views.js';

type ByUnit = ReadonlyMap<UnitId, number>;

/** How many persons were assigned to a unit itself on a day, as known on another; each day is counted once. */
export class Populations {
  private readonly days = new Map<CalendarDate, Promise<ByUnit>>();

  constructor(
    private readonly views: Views,
    private readonly charts: ChartBook,
    private readonly knownOn: CalendarDate,
  ) {}

  /** Of the unit in which it counts on that day, mergers followed; nobody in one that was abolished. */
  async of(unit: UnitId, on: CalendarDate): Promise<number> {
    const chart = await this.charts.at(on, this.knownOn);
    const counted = chart.resolve(unit);
    return counted === undefined ? 0 : ((await this.onDay(on)).get(counted) ?? 0);
  }

  private async onDay(on: CalendarDate): Promise<ByUnit> {
    const known = this.days.get(on);
    if (known) return known;
    const counting = this.count(on);
    this.days.set(on, counting);
    return counting;
  }

  private async count(on: CalendarDate): Promise<ByUnit> {
    const chart = await this.charts.at(on, this.knownOn);
    const days = { asOf: dayOf(on), knownOn: dayOf(this.knownOn) };
    const byUnit = new Map<UnitId, number>();
    for (const { unit, n } of await this.views.sum('ledger', { subjects: [POPULATION], ...days })) {
      const counted = chart.resolve(asId<UnitId>(unit));
      if (counted !== undefined) byUnit.set(counted, (byUnit.get(counted) ?? 0) + n);
    }
    return byUnit;
  }
}

@Injectable()
export class PopulationBook {
  constructor(
    private readonly views: Views,
    private readonly charts: ChartBook,
  ) {}

  /** For one request. */
  knownOn(day: CalendarDate): Populations {
    return new Populations(this.views, this.charts, day);
  }
}
