import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Caller } from '../platform/callers/caller.js';
import type { Permission } from '../platform/callers/permissions.js';
import { KeptThings } from '../registers/kept-things.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { ChartBook } from '../units/chart.queries.js';
import { type Area, type Asking, WorkSources } from './asking.js';
import { byUrgency, type Waiting, type WaitingRow } from './waiting.js';
import { RUNNING } from './waiting-things.js';

type Wish = { readonly caller: Caller; readonly pair: Pair; readonly unit: UnitId | undefined };

type Asker = Pick<Wish, 'caller' | 'unit'> & { readonly chart: Chart };

/** The units that stand below no other one of them: what waits in a unit waits there with all below. */
const topmost = (units: readonly UnitId[], chart: Chart): readonly UnitId[] => {
  const there = [...new Set(units)].filter((unit) => chart.exists(unit));
  return there.filter((unit) => !there.some((other) => other !== unit && chart.within(unit, other)));
};

/** Everything that waits for somebody. */
@Injectable()
export class Work {
  constructor(
    private readonly things: KeptThings,
    private readonly charts: ChartBook,
    private readonly access: UnitAccess,
    private readonly sources: WorkSources,
  ) {}

  /** The most urgent first; with a unit, in it and below. */
  async of(wish: Wish): Promise<readonly WaitingRow[]> {
    const asking = await this.asking(wish);
    const waiting: Waiting[] = [];
    for (const source of this.sources.all) waiting.push(...(await source.waiting(asking)));
    return byUrgency(waiting, wish.pair.asOf);
  }

  private async asking({ caller, pair, unit }: Wish): Promise<Asking> {
    const chart = await this.charts.at(pair.asOf, pair.knownOn);
    const running = await this.things.at(RUNNING, pair);
    return {
      caller,
      pair,
      chart,
      running: new Set<ProgrammeId>(running.map(({ id }) => id)),
      areas: async (permission) => this.areas({ caller, chart, unit }, permission),
    };
  }

  /** Theirs by the chart of today; which stands below which is told by that of the pair. */
  private async areas({ caller, chart, unit }: Asker, permission: Permission): Promise<readonly Area[]> {
    if (unit !== undefined) return (await this.access.theirs(caller, permission)).has(unit) ? [unit] : [];
    const reach = caller.reach(permission);
    if (reach === 'everywhere') return [reach];
    const today = await this.charts.on(caller.today);
    return topmost(
      reach.filter((top) => today.exists(top)),
      chart,
    );
  }
}
