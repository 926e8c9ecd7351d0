import { setTimeout } from 'node:timers/promises';
import type { EventBatch, Position, RecordedEvent } from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { failureOf } from './client.js';
import type { Heads } from './heads.js';
import type { Inbox } from './inbox.js';
import { BackOff, type Patience } from './patience.js';
import { NoSuchPlace, type Reads } from './reads.js';
import { commitOf } from './stored.js';

/** The log ends before what was read from it, or has nothing there: the database is another, or an older one. */
class PlaceLost extends StoreFault {
  constructor() {
    super('the log does not hold the place up to which it was read: its database was replaced or restored');
  }
}

/** A code of the server for a place where nothing begins, and for other faults. */
const UNKNOWN = 2;

type Opened = (after: Position, signal: AbortSignal) => Inbox;

/** Follows the log over whatever befalls the server and the connection. */
export class Following {
  constructor(
    private readonly reads: Reads,
    private readonly heads: Heads,
    private readonly open: Opened,
    private readonly patience: Patience,
  ) {}

  async *batches(after: Position, signal: AbortSignal): AsyncGenerator<EventBatch> {
    const backOff = new BackOff(100, 5_000);
    let last: EventBatch = { events: [], position: after, caughtUp: false };
    while (!signal.aborted) {
      for await (const batch of this.attempt(last, signal)) {
        last = batch;
        backOff.reset();
        yield batch;
      }
      await setTimeout(backOff.take(), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Until a fault of any kind, where trying again may help. */
  private async *attempt(last: EventBatch, signal: AbortSignal): AsyncGenerator<EventBatch> {
    let at = last.position;
    try {
      for await (const batch of this.session(last, signal)) {
        at = batch.position;
        yield batch;
      }
    } catch (fault) {
      await this.mustGoOn(fault, at);
    }
  }

  private async *session({ position, caughtUp }: EventBatch, signal: AbortSignal): AsyncGenerator<EventBatch> {
    const end = await this.endFrom(position);
    if (signal.aborted) return;
    if (end === position && !caughtUp) yield { events: [], position, caughtUp: true };
    const inbox = this.open(position, signal);
    try {
      yield* this.handed(inbox, { after: position, end }, signal);
    } finally {
      inbox.close();
    }
  }

  /** What comes over one subscription, until it has fallen silent. */
  private async *handed(
    inbox: Inbox,
    { after, end }: { after: Position; end: Position },
    signal: AbortSignal,
  ): AsyncGenerator<EventBatch> {
    let at = after;
    while (!signal.aborted) {
      const events = later(await inbox.take(this.patience.silence), at);
      const last = events.at(-1);
      if (signal.aborted || (!last && (await this.isSilent(inbox, at)))) return;
      if (!last) continue;
      at = last.position;
      yield { events, position: at, caughtUp: at >= end && inbox.isEmpty };
    }
  }

  /** Where the log ends, which cannot be before what was read of it. */
  private async endFrom(at: Position): Promise<Position> {
    const { position } = await this.heads.head();
    if (position < at) throw new PlaceLost();
    return position;
  }

  /** Nothing has come for a while, though the log goes on. */
  private async isSilent(inbox: Inbox, at: Position): Promise<boolean> {
    const quiet = (): boolean => inbox.isEmpty && performance.now() - inbox.heardAt >= this.patience.silence;
    if (!quiet()) return false;
    const end = await this.endFrom(at).catch((fault: unknown) => {
      if (fault instanceof PlaceLost) throw fault;
      return at;
    });
    return end > at && quiet();
  }

  /** Throws where trying again cannot help. */
  private async mustGoOn(fault: unknown, at: Position): Promise<void> {
    if (fault instanceof PlaceLost) throw fault;
    if (failureOf(fault).code !== UNKNOWN) return;
    const lost = await this.reads.forwards(commitOf(at), 1, this.patience.head).catch((error: unknown) => error);
    if (lost instanceof NoSuchPlace) throw new PlaceLost();
  }
}

/** What was handed over before may come again. */
const later = (events: readonly RecordedEvent[], after: Position): readonly RecordedEvent[] => {
  let last = after;
  return events.filter(({ position }) => {
    const isLater = position > last;
    if (isLater) last = position;
    return isLater;
  });
};
