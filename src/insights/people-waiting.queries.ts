import { Injectable } from '@nestjs/common';
import { POPULATION } from '../../projections/ledger.keys.js';
import type { CourseAt } from '../competency/course.register.js';
import type { DirectiveAt } from '../directives/directive.register.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { batches } from '../kernel/words/batches.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Caller } from '../platform/callers/caller.js';
import { ChartBook } from '../units/chart.queries.js';
import { courseStanding, type LearningCounts } from './course-standing.js';
import { directiveStanding, type StandingCounts } from './directive-standing.js';
import { KeptTrees } from './kept-trees.js';
import { LongReadings } from './long-readings.js';
import { StandingSums } from './standing-sums.js';
import type { Standing } from './standing.js';
import type { Tree } from './tree.js';

/** Of whom: everybody, or the staff of a unit and all below; at which pair, and who asks. */
export type OfWhom = { readonly under: UnitId | undefined; readonly pair: Pair; readonly caller: Caller };

/** A thing, and how the people stand towards it. */
export type Stood<T, C> = { readonly thing: T; readonly counts: C };

type Group<T> = { readonly tree: Tree; readonly things: readonly T[] };

/** Things whose sums are asked for at once. */
const AT_A_TIME = 20;

/** Things by the units that they ask something of, without those that ask nothing of anybody. */
const byTargets = <T extends object>(
  things: readonly T[],
  asks: (thing: T) => readonly UnitId[],
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const units = asks(thing);
    if (units.length === 0) continue;
    const key = units.toSorted().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), thing]);
  }
  return groups;
};

/** How many people stand how towards many things at once: by the sums of the ledger, never one by one. */
@Injectable()
export class PeopleWaiting {
  constructor(
    private readonly charts: ChartBook,
    private readonly trees: KeptTrees,
    private readonly sums: StandingSums,
    private readonly long: LongReadings,
  ) {}

  async directives(things: readonly DirectiveAt[], of: OfWhom): Promise<readonly Stood<DirectiveAt, StandingCounts>[]> {
    return this.standing(directiveStanding, things, of);
  }

  async courses(things: readonly CourseAt[], of: OfWhom): Promise<readonly Stood<CourseAt, LearningCounts>[]> {
    return this.standing(courseStanding, things, of);
  }

  private async standing<T extends { readonly id: string }, C>(
    standing: Standing<T, C>,
    things: readonly T[],
    of: OfWhom,
  ): Promise<readonly Stood<T, C>[]> {
    const { asOf, knownOn } = of.pair;
    const chart = await this.charts.at(asOf, knownOn);
    const groups = this.groups(standing, things, { chart, ...of });
    const size = groups.reduce((sum, { tree, things: some }) => sum + tree.size * some.length, 0);
    return this.long.take(of.caller, size, async () => {
      const stood: Stood<T, C>[] = [];
      for (const { tree, things: all } of groups)
        for (const some of batches(all, AT_A_TIME))
          stood.push(...(await this.counted(standing, { tree, things: some }, of)));
      return stood;
    });
  }

  private groups<T extends { readonly id: string }, C>(
    standing: Standing<T, C>,
    things: readonly T[],
    { chart, under, pair }: OfWhom & { readonly chart: Chart },
  ): readonly Group<T>[] {
    const groups: Group<T>[] = [];
    for (const some of byTargets(things, (thing) => standing.asks(thing, pair)).values()) {
      const [first] = some;
      const tree = this.trees.of(chart, first ? standing.asks(first, pair) : [], { under });
      if (tree.size > 0) groups.push({ tree, things: some });
    }
    return groups;
  }

  private async counted<T extends { readonly id: string }, C>(
    standing: Standing<T, C>,
    { tree, things }: Group<T>,
    { under, pair }: OfWhom,
  ): Promise<readonly Stood<T, C>[]> {
    const subjects = [...new Set([POPULATION, ...things.flatMap(({ id }) => standing.subjects(id))])];
    const some = under === undefined ? {} : { units: tree.recorded() };
    const sums = await this.sums.of(tree, subjects, pair, some);
    return things.map((thing) => ({ thing, counts: standing.counts(thing, { tree, sums }, pair).total }));
  }
}
