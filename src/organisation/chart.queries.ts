import { Injectable } from '@nestjs/common';
import { LAST_DAY, type CalendarDate } from '../kernel/calendar-date.js';
import { type Chart } from '../kernel/chart.js';
import { chartAt } from '../kernel/chart-entries.js';
import { Handler } from '../kernel/handle.js';
import type { UnitId } from '../kernel/ids.js';
import { notFound } from '../platform/problem.js';
import { chartDecider, lastChart } from './chart.decider.js';
import { CHART } from './chart.events.js';

const KEPT = 64;

/** The chart at any pair of dates, read off its own stream: at least every write answered before. */
@Injectable()
export class ChartBook {
  private readonly kept = new Map<string, Chart>();
  private keptAt = -1;

  constructor(private readonly handler: Handler) {}

  async at(asOf: CalendarDate, knownOn: CalendarDate): Promise<Chart> {
    const state = await this.handler.state(chartDecider, CHART.id);
    if (state.revision !== this.keptAt) this.kept.clear();
    this.keptAt = state.revision;
    const pair = `${asOf} ${knownOn}`;
    const known = this.kept.get(pair);
    if (known) return known;
    const chart = chartAt(state.entries, asOf, knownOn);
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(pair, chart);
    return chart;
  }

  /** The chart on a day by all that is recorded. */
  async on(day: CalendarDate): Promise<Chart> {
    return this.at(day, LAST_DAY);
  }

  /** The chart when everything recorded has come into effect: which units there ever are, and how they end. */
  async last(): Promise<Chart> {
    return lastChart(await this.handler.state(chartDecider, CHART.id));
  }

  /** True where an id is that of a unit, whenever it exists. */
  async isUnit(unit: UnitId): Promise<boolean> {
    return (await this.handler.state(chartDecider, CHART.id)).parts.has(unit);
  }

  /** 404 for the first id that no unit has. */
  async mustKnow(units: readonly UnitId[], pointer: (index: number) => string): Promise<void> {
    const { parts } = await this.handler.state(chartDecider, CHART.id);
    const index = units.findIndex((unit) => !parts.has(unit));
    if (index >= 0) throw notFound(pointer(index));
  }
}
