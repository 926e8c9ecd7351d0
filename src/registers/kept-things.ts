import { Injectable } from '@nestjs/common';
import type { RegisterRecord } from '../../projections/registers.view.js';
import type { RegisterKind } from '../../projections/registers/kinds.js';
import type { Position } from '../kernel/ports/event-store.js';
import type { ListQuery } from '../kernel/ports/view-store.js';
import type { Pair } from '../kernel/words/pair.js';
import { RegisterChanges } from './register-changes.js';
import { Registers } from './registers.js';

/** What is kept of the things of a kind. */
export type Kept<T extends object> = {
  readonly kind: RegisterKind;
  /** What one comes to at a pair, as little as may be; undefined for one that is left out. */
  readonly pick: (record: RegisterRecord, pair: Pair) => T | undefined;
  /** An index that leads to all that are not left out at a pair; by default all of the kind are looked at. */
  readonly among?: (pair: Pair) => NonNullable<ListQuery['where']>;
};

/** So many are kept of all kinds and pairs, the one asked for last first. */
const SHELVES = 32;

/** What is kept of one kind at one pair: read once, then moved on by what was told since. */
class Shelf<T extends object> {
  private readonly things = new Map<string, T>();
  private list: readonly T[] | undefined;
  private holds: Position | undefined;
  private moving: Promise<void> | undefined;

  constructor(
    private readonly kept: Kept<T>,
    private readonly pair: Pair,
    private readonly registers: Registers,
    private readonly changes: RegisterChanges,
  ) {}

  isOf(kept: object, { asOf, knownOn }: Pair): boolean {
    return this.kept === kept && this.pair.asOf === asOf && this.pair.knownOn === knownOn;
  }

  /** All of them, by what the registers hold by now; the same list until one of them is told of. */
  async all(): Promise<readonly T[]> {
    const wanted = this.changes.reached();
    while (this.holds === undefined || this.holds < wanted) {
      this.moving ??= this.move().finally(() => (this.moving = undefined));
      await this.moving;
    }
    this.list ??= [...this.things.values()];
    return this.list;
  }

  /** What stands in the registers by now may be newer: it is taken in again when its change is met. */
  private async move(): Promise<void> {
    const reached = this.changes.reached();
    const { holds } = this;
    // Asked for before the first filling, too, so that changes are remembered from then on.
    const changed = await this.changes.between(this.kept.kind, holds ?? reached, reached);
    await (holds !== undefined && changed ? this.follow(changed) : this.fill());
    this.holds = reached;
  }

  private async fill(): Promise<void> {
    this.holds = undefined;
    this.things.clear();
    const { kind, among = () => ({ index: 'kind', values: [kind] }) } = this.kept;
    for await (const record of this.registers.under(kind, among(this.pair))) this.put(record);
  }

  private async follow(changed: readonly string[]): Promise<void> {
    for (const record of (await this.registers.among(this.kept.kind, changed)).values()) this.put(record);
  }

  private put(record: RegisterRecord): void {
    const thing = this.kept.pick(record, this.pair);
    if (thing) this.things.set(record.id, thing);
    else if (!this.things.delete(record.id)) return;
    this.list = undefined;
  }
}

/** Things that are asked for again and again at the same pair, of which most have not changed. */
@Injectable()
export class KeptThings {
  private shelves: readonly Shelf<object>[] = [];

  constructor(
    private readonly registers: Registers,
    private readonly changes: RegisterChanges,
  ) {}

  /** Everything that is not left out, by what the registers hold by now; the same list until one of them changes. */
  async at<T extends object>(kept: Kept<T>, pair: Pair): Promise<readonly T[]> {
    return (await this.shelfOf(kept, pair).all()) as readonly T[];
  }

  private shelfOf<T extends object>(kept: Kept<T>, { asOf, knownOn }: Pair): Shelf<object> {
    const pair = { asOf, knownOn };
    const known = this.shelves.find((one) => one.isOf(kept, pair));
    const shelf = known ?? new Shelf<object>(kept, pair, this.registers, this.changes);
    if (shelf !== this.shelves[0])
      this.shelves = [shelf, ...this.shelves.filter((one) => one !== known)].slice(0, SHELVES);
    return shelf;
  }
}
