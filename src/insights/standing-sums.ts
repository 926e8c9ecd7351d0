import { Injectable } from '@nestjs/common';
import { dayOf } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { JsonObject } from '../kernel/words/json.js';
import type { Pair } from '../kernel/words/pair.js';
import { Turns } from '../platform/reading/turns.js';
import { Views } from '../platform/reading/views.js';
import { Registers } from '../registers/registers.js';
import type { Standing } from './standing.js';
import { type Sums, sumsOf } from './sums.js';
import type { Tree } from './tree.js';

/** What standings are read from. */
@Injectable()
export class StandingSums {
  constructor(
    private readonly registers: Registers,
    private readonly views: Views,
    private readonly turns: Turns,
  ) {}

  /** A thing at a pair; 404 where it is not there. */
  async thing<T extends object>(standing: Standing<T, unknown>, id: string, pair: Pair): Promise<T> {
    return this.registers.thing(standing, id, pair);
  }

  /** Sums of some subjects by place in a tree; with `units`, of these alone, as recorded. */
  async of(
    tree: Tree,
    subjects: readonly string[],
    { asOf, knownOn }: Pair,
    some: { readonly units?: readonly UnitId[] } = {},
  ): Promise<Sums> {
    const days = { asOf: dayOf(asOf), knownOn: dayOf(knownOn) };
    const rows = await this.views.sum('ledger', { subjects, ...days, ...some });
    return this.turns.finish(sumsOf(tree, rows));
  }

  /** What the ledger keeps of persons. */
  async documents(keys: readonly string[]): Promise<ReadonlyMap<string, JsonObject>> {
    return this.views.documents('ledger', keys);
  }
}
