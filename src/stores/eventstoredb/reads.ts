import type { RecordedEvent, StreamName } from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { type AllEvent, failureOf, type Reading, type StreamEvent } from './client.js';
import type { LogClient } from './log-client.js';
import { within } from './patience.js';
import { commitIn, ownOf } from './stored.js';

/** A place in the log of the whole server, and the event of ours that stands there, if it is one. */
export type Place = { readonly commit: bigint; readonly own: RecordedEvent | undefined };

/** No event begins at that place. */
export class NoSuchPlace extends Error {
  override readonly name = 'NoSuchPlace';
}

/** How the server says that nothing begins at a position; it says so of other faults too. */
const UNKNOWN = 2;

const faultOf = (error: unknown): StoreFault => {
  if (error instanceof StoreFault) return error;
  const { kind, code } = failureOf(error);
  if (kind === 'denied')
    return new StoreFault('EventStoreDB refuses reading: the user of EVENTSTORE_URL may not', code);
  return new StoreFault('EventStoreDB cannot be reached', code);
};

/** Pages of events, each within its time; a server that is frozen is told by nothing else. */
export class Reads {
  constructor(
    private readonly client: LogClient,
    /** Of the names of our streams. */
    private readonly prefix: string,
  ) {}

  /** The last events before a place, newest first. */
  async backwards(from: bigint | 'end', count: number, ms: number): Promise<readonly Place[]> {
    const fromPosition = from === 'end' ? from : { commit: from, prepare: from };
    const page = { direction: 'backwards', fromPosition, maxCount: count, requiresLeader: true } as const;
    return this.places(this.client.readAll(page), ms).catch(asFault);
  }

  /** The events from a place on, with the one that stands there; throws NoSuchPlace where none can stand. */
  async forwards(from: bigint, count: number, ms: number): Promise<readonly Place[]> {
    const fromPosition = from === 0n ? 'start' : { commit: from, prepare: from };
    const page = { fromPosition, maxCount: count, requiresLeader: true } as const;
    return this.places(this.client.readAll(page), ms).catch((error: unknown) => {
      if (failureOf(error).code === UNKNOWN) throw new NoSuchPlace();
      return asFault(error);
    });
  }

  /** Of one stream, from a revision on; none where there is no such stream. */
  async stream(name: StreamName, from: number, { count, ms }: { count: number; ms: number }): Promise<RecordedEvent[]> {
    const page = { fromRevision: BigInt(from), maxCount: count, requiresLeader: true };
    try {
      const read = await this.page<StreamEvent>(this.client.readStream(`${this.prefix}${name}`, page), ms);
      return read.flatMap((event) => ownOf(event, this.prefix) ?? []);
    } catch (error) {
      if (failureOf(error).kind === 'no-stream') return [];
      throw faultOf(error);
    }
  }

  private async places(reading: Reading<AllEvent>, ms: number): Promise<readonly Place[]> {
    const page = await this.page(reading, ms);
    return page.map((event) => ({ commit: commitIn(event), own: ownOf(event, this.prefix) }));
  }

  private async page<E>(reading: Reading<E>, ms: number): Promise<readonly E[]> {
    const events: E[] = [];
    const wayOut = this.client.wayOut().catch(() => () => undefined);
    try {
      await within(ms, gathered(reading, events));
      return events;
    } catch (error) {
      // Otherwise the call goes on: neither the stream's end nor leaving it ends it.
      void reading.cancel().catch(() => undefined);
      // The connection may be dead, which nothing else tells for twenty seconds.
      if (error instanceof StoreFault && events.length === 0) void wayOut.then((leave) => leave());
      throw error;
    }
  }
}

/** As events come. */
const gathered = async <E>(reading: Reading<E>, events: E[]): Promise<void> =>
  new Promise((resolve, reject) => {
    reading
      .on('data', (event: E) => void events.push(event))
      .on('error', reject)
      .on('end', resolve);
  });

const asFault = (error: unknown): never => {
  throw faultOf(error);
};
