import { Handler } from '../../src/kernel/facts/handle.js';
import type { EventStore } from '../../src/kernel/ports/event-store.js';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import { attemptName, eventIdOf } from '../../src/platform/bus/derived-id.js';
import { Others } from '../../src/platform/following/others.js';
import { counter, envelope } from '../kernel/counting.js';

/** One of several processes: what it keeps folded is told what the others record. */
export class OneProcess {
  private constructor(
    readonly handler: Handler,
    readonly others: Others,
  ) {}

  static async start(events: EventStore, clock: { now(): string; accepted(): string }): Promise<OneProcess> {
    const others: Others = new Others({ events, report: () => undefined, note: (event) => handler.note(event) });
    const overtaken = async (before: number): Promise<void> => others.overtaken(before);
    const handler = new Handler({
      store: events,
      clock,
      zone: 'Asia/Jakarta',
      eventId: eventIdOf,
      overtaken,
      attempt: attemptName,
    });
    await others.start();
    await handler.start();
    return new OneProcess(handler, others);
  }

  /** One more in a stream, whatever it has come to. */
  async add(id: string, most = 1_000_000) {
    await this.others.catchUp();
    return this.handler.judge({ decider: counter, id, envelope: envelope() }, (sum) =>
      sum >= most ? refuse('too-few-seats') : [{ type: 'Counted', by: 1 } as const],
    );
  }

  async sum(id: string): Promise<number> {
    await this.others.catchUp();
    return this.handler.state(counter, id);
  }
}

/** The log as a store that others write to, which can be away. */
export const sharedOf = (store: EventStore): { events: EventStore; away: (is: boolean) => void } => {
  const state = { away: false };
  const head = async (): ReturnType<EventStore['head']> => {
    if (state.away) throw new StoreFault('away');
    return store.head();
  };
  const events: EventStore = Object.create(store, { shared: { value: true }, head: { value: head } });
  return { events, away: (is) => (state.away = is) };
};
