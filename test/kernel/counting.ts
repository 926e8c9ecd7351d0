import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import type { Decider, Decision } from '../../src/kernel/facts/decider.js';
import type { EventStore } from '../../src/kernel/ports/event-store.js';
import { Handler } from '../../src/kernel/facts/handle.js';
import type { Done, Outcome, Envelope } from '../../src/kernel/facts/envelope.js';
import { asId, type CommandId } from '../../src/kernel/words/ids.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import { derivedId, eventIdOf } from '../../src/platform/bus/derived-id.js';

/** The smallest stream there is: it counts. */
type Counted = { readonly type: 'Counted'; readonly by: number };
export const counter: Decider<number, Counted> = {
  category: 'counter',
  initial: () => 0,
  evolve: (sum, { by }) => sum + by,
};

/** Counts up to a number, by ones; beyond 9 is refused; what is counted already needs nothing. */
export const upTo =
  (wanted: number) =>
  (sum: number): Decision<Counted> => {
    if (wanted > 9) return refuse('too-few-seats');
    return Array.from({ length: Math.max(wanted - sum, 0) }, () => ({ type: 'Counted', by: 1 }) as const);
  };

/** A clock that shows what it is told. */
class ToldClock {
  constructor(public time = '2026-03-01T05:00:00.000Z') {}

  accepted(): string {
    return '';
  }

  now(): string {
    return this.time;
  }
}

/** A log in a directory of its own, and handlers on it as processes would have them. */
export class CountingOffice {
  readonly clock = new ToldClock();

  private constructor(
    private readonly directory: string,
    public store: EventStore,
  ) {}

  static async open(): Promise<CountingOffice> {
    const directory = await mkdtemp(join(tmpdir(), 'penataan-handle-'));
    return new CountingOffice(directory, await openLog(directory));
  }

  async handler({ zone = 'Asia/Jakarta', store = this.store } = {}): Promise<Handler> {
    const handler = new Handler({ store, clock: this.clock, zone, eventId: eventIdOf });
    await handler.start();
    return handler;
  }

  async restart(zone?: string): Promise<Handler> {
    await this.store.close();
    this.store = await openLog(this.directory);
    return this.handler(zone === undefined ? {} : { zone });
  }

  async close(): Promise<void> {
    await this.store.close();
    await rm(this.directory, { recursive: true });
  }
}

const openLog = async (directory: string): Promise<EventStore> =>
  openSqliteEventStore({ file: join(directory, 'events.db'), namespace: 'city' });

let keys = 0;

/** A wish without a key, or with a key and the hash of its body. */
export const envelope = (key?: string, body = 'body', more: Partial<Envelope> = {}): Envelope => ({
  actor: 'office',
  commandId: asId<CommandId>(derivedId('test', key ?? `once ${(keys += 1)}`)),
  correlationId: 'c',
  ...(key === undefined ? {} : { requestHash: `hash of ${body}` }),
  ...more,
});

/** The answer of a wish that has to succeed. */
export const done = (outcome: Outcome): Done => {
  if (outcome.kind !== 'done') throw new Error(`refused: ${outcome.code}`);
  return outcome;
};
