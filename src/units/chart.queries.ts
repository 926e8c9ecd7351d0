import { Injectable } from '@nestjs/common';
import type { HistoryRow } from '../../projections/registers/history.js';
import { LAST_DAY, type CalendarDate } from '../kernel/words/calendar-date.js';
import type { Chart, PlacedChange, UnitNode } from '../kernel/organisation/chart.js';
import { chartAfter, placed } from '../kernel/organisation/chart-entries.js';
import { Handler } from '../kernel/facts/handle.js';
import { asId, type UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { FaultRow } from '../kernel/words/refusal.js';
import { mustBeThere, unknownIn } from '../platform/problems/problem.js';
import { chartDecider, lastChart } from './chart.decider.js';
import { CHART } from './chart.events.js';
import { isUnit } from './chart-units.rules.js';
import { unitHistory } from './unit-history.js';

const KEPT = 64;

/** What a map keeps under a key, or is given to keep; a full one starts anew. */
const keptIn = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (map.size >= KEPT) map.clear();
  map.set(key, made);
  return made;
};

/** How many changes, which stand in order of their day, have taken effect by a day. */
const countUntil = (changes: readonly PlacedChange[], day: CalendarDate): number => {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const on = changes[middle]?.on;
    if (on !== undefined && on <= day) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The chart at any pair of dates, read off its own stream: at least every write answered before. */
@Injectable()
export class ChartBook {
  private readonly kept = new Map<string, Chart>();
  private readonly changes = new Map<CalendarDate, readonly PlacedChange[]>();
  private keptAt = -1;

  constructor(private readonly handler: Handler) {}

  /** The same chart for all pairs between which nothing changes. */
  async at(asOf: CalendarDate, knownOn: CalendarDate): Promise<Chart> {
    const state = await this.handler.state(chartDecider, CHART.id);
    if (state.revision !== this.keptAt) {
      this.kept.clear();
      this.changes.clear();
    }
    this.keptAt = state.revision;
    const changes = keptIn(this.changes, knownOn, () => placed(state.entries, knownOn));
    const count = countUntil(changes, asOf);
    return keptIn(this.kept, `${count} ${knownOn}`, () => chartAfter(changes.slice(0, count)));
  }

  /** The chart on a day by all that is recorded. */
  async on(day: CalendarDate): Promise<Chart> {
    return this.at(day, LAST_DAY);
  }

  /** True where a unit exists on one of some days. */
  async existsOn(unit: UnitId, days: readonly CalendarDate[]): Promise<boolean> {
    for (const day of days) if ((await this.on(day)).exists(unit)) return true;
    return false;
  }

  /** The chart when everything recorded has come into effect: which units there ever are, and how they end. */
  async last(): Promise<Chart> {
    return lastChart(await this.handler.state(chartDecider, CHART.id));
  }

  /** What a placement is judged by: the chart on its day, and when everything has come into effect. */
  async around(day: CalendarDate): Promise<{ readonly onDay: Chart; readonly last: Chart }> {
    return { onDay: await this.on(day), last: await this.last() };
  }

  /** How units are called at a pair, those that have ended too; one that does not exist yet as it will be. */
  async naming({ asOf, knownOn }: Pair): Promise<(id: string) => { code: string; name: string } | undefined> {
    const charts = [await this.at(asOf, knownOn), await this.at(LAST_DAY, knownOn), await this.last()];
    return (id) =>
      charts.reduce<UnitNode | undefined>((node, chart) => node ?? chart.node(asId<UnitId>(id)), undefined);
  }

  /** What was told of a unit by a day, in the order of recording. */
  async history(unit: UnitId, knownOn: CalendarDate): Promise<HistoryRow[]> {
    const { entries } = await this.handler.state(chartDecider, CHART.id);
    return unitHistory(entries, unit, knownOn);
  }

  /** The revision of a unit, as its last change has it. */
  async revisionOf(unit: UnitId): Promise<number> {
    return (await this.handler.state(chartDecider, CHART.id)).parts.get(unit)?.revision ?? -1;
  }

  /** True where one of some units does not exist on a day. */
  async anyEnded(units: readonly UnitId[], day: CalendarDate): Promise<boolean> {
    const chart = await this.on(day);
    return units.some((unit) => !chart.exists(unit));
  }

  /** 404 with a row for each id that no unit has, as known on a day. */
  async mustKnow(units: readonly UnitId[], pointer: (index: number) => string, knownOn = LAST_DAY): Promise<void> {
    mustBeThere(await this.unknown(units, pointer, knownOn));
  }

  /** A row for each id that no unit has, as known on a day. */
  async unknown(units: readonly UnitId[], pointer: (index: number) => string, knownOn = LAST_DAY): Promise<FaultRow[]> {
    const state = await this.handler.state(chartDecider, CHART.id);
    return unknownIn(units, { has: (unit) => isUnit(state, unit, knownOn) }, pointer);
  }
}
