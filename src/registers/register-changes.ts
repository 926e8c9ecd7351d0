import { Injectable } from '@nestjs/common';
import { registerKey, registers } from '../../projections/registers.view.js';
import type { RegisterKind } from '../../projections/registers/kinds.js';
import type { Position, RecordedEvent } from '../kernel/ports/event-store.js';
import { StoreFault } from '../kernel/ports/store-fault.js';
import { Events } from '../platform/ports/ports.js';
import { Views } from '../platform/reading/views.js';

const REGISTERS = 'registers';
const EVENTS = 500;
/** So many events further on, whatever is known of all things before is better read anew. */
const FAR = 10_000;
/** Changed things that are remembered; whoever was last here before these reads anew, too. */
const MANY = 2_000;

/** While the log is away nobody can tell what changed, and views are read all the same. */
const unlessAway = (fault: unknown): false => {
  if (fault instanceof StoreFault) return false;
  throw fault;
};

/** Which things of the registers were told of since: by the log, so that nothing is done for it when they are written. */
@Injectable()
export class RegisterChanges {
  /** Where each changed last, by its key, in order of the log. */
  private readonly changes = new Map<string, Position>();
  /** Every change after `from` through `to` is among them. */
  private from: Position | undefined;
  private to: Position | undefined;
  private moving: Promise<void> | undefined;

  constructor(
    private readonly views: Views,
    private readonly events: Events,
  ) {}

  /** Where the registers stand by now. */
  reached(): Position {
    return this.views.reached(REGISTERS);
  }

  /** The things of a kind that were told of after one position, through another that is reached; undefined where that is too long ago. */
  async between(kind: RegisterKind, after: Position, through: Position): Promise<readonly string[] | undefined> {
    const head = registerKey(kind, '');
    const keys = await this.keysBetween(after, through);
    return keys?.flatMap((key) => (key.startsWith(head) ? [key.slice(head.length)] : []));
  }

  /** As `between`, of things of all kinds, by their keys. */
  async keysBetween(after: Position, through: Position): Promise<readonly string[] | undefined> {
    await this.reach(through);
    if (this.from === undefined || after < this.from) return undefined;
    const keys: string[] = [];
    for (const [key, position] of this.changes) if (position > after) keys.push(key);
    return keys;
  }

  private async reach(position: Position): Promise<void> {
    while (this.to === undefined || this.to < position) {
      this.moving ??= this.move(this.to).finally(() => (this.moving = undefined));
      await this.moving;
    }
  }

  private async move(last: Position | undefined): Promise<void> {
    const reached = this.reached();
    const isFar = last === undefined || !(await this.follow(last, reached).catch(unlessAway));
    if (isFar) this.begin(reached);
    this.to = reached;
  }

  /** False where it is too far. */
  private async follow(last: Position, reached: Position): Promise<boolean> {
    let after = last;
    for (let read = 0; after < reached; read += EVENTS) {
      if (read >= FAR) return false;
      const events = await this.events.readAll(after, EVENTS);
      for (const event of events) this.put(event, reached);
      after = events.at(-1)?.position ?? reached;
    }
    this.forget();
    return true;
  }

  /** What lies beyond is met again: the registers do not hold it yet. */
  private put(event: RecordedEvent, reached: Position): void {
    if (event.position > reached || !registers.handles.has(event.type)) return;
    for (const key of registers.keys(event)) {
      this.changes.delete(key);
      this.changes.set(key, event.position);
    }
  }

  private forget(): void {
    for (const [key, position] of this.changes) {
      if (this.changes.size <= MANY) return;
      this.changes.delete(key);
      this.from = position;
    }
  }

  private begin(at: Position): void {
    this.changes.clear();
    this.from = at;
  }
}
