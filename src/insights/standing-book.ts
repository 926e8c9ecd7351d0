import { Injectable } from '@nestjs/common';
import { type RegisterRecord, registerKey } from '../../projections/registers.view.js';
import type { RegisterKind } from '../../projections/registers/kinds.js';
import { dayOf } from '../kernel/words/calendar-date.js';
import type { JsonObject } from '../kernel/words/json.js';
import type { Pair } from '../kernel/words/pair.js';
import { Turns } from '../platform/reading/turns.js';
import { Views } from '../platform/reading/views.js';
import { type Sums, sumsOf } from './sums.js';
import type { Tree } from './tree.js';

/** What standings are read from. */
@Injectable()
export class StandingBook {
  constructor(
    private readonly views: Views,
    private readonly turns: Turns,
  ) {}

  /** What is recorded of a thing. */
  async record(kind: RegisterKind, id: string): Promise<RegisterRecord | undefined> {
    const key = registerKey(kind, id);
    return (await this.views.documents('registers', [key])).get(key) as unknown as RegisterRecord | undefined;
  }

  /** Sums of some subjects by place in a tree. */
  async sums(tree: Tree, subjects: readonly string[], { asOf, knownOn }: Pair): Promise<Sums> {
    const rows = await this.views.sum('ledger', { subjects, asOf: dayOf(asOf), knownOn: dayOf(knownOn) });
    return this.turns.finish(sumsOf(tree, rows));
  }

  async documents(keys: readonly string[]): Promise<ReadonlyMap<string, JsonObject>> {
    return this.views.documents('ledger', keys);
  }
}
