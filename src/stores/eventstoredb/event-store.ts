import { type EventStore, streamName } from '../../kernel/ports/event-store.js';
import { LOG } from '../../kernel/ports/log-identity.js';
import type { ClientName } from './client.js';
import { connect } from './connections.js';
import { Heads } from './heads.js';
import { OpenLog } from './open-log.js';
import { mustBeUsable } from './opening.js';
import { PATIENCE, type Patience } from './patience.js';
import { Reads } from './reads.js';

export type EventStoreDbOptions = {
  /** The connection string: `esdb://user:password@host:2113?tls=true`. */
  readonly url: string;
  /** Goes before every stream's name on the server, which may hold several cities. */
  readonly namespace: string;
  readonly client?: ClientName;
  readonly patience?: Partial<Patience>;
};

/** `version`: the server's. */
export type EventStoreDb = EventStore & { readonly version: string };

/** How many events of other cities are looked at for the last one of a log that has no first one. */
const LOOKED_AT = 20_000;

/** Opens the log of a namespace; throws a StoreRefusal where that will not do, within about 10 s. */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStoreDb> => {
  const { url, namespace, client = 'eventstore' } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const { release, ...connection } = await connect({ url, client, patience });
  try {
    const prefix = `${namespace}.`;
    const reads = new Reads(connection.client, prefix);
    const version = await mustBeUsable(connection, reads, patience);
    const heads = new Heads(reads, patience);
    const first = await reads.stream(streamName(LOG.category, LOG.id), 0, { count: 1, ms: patience.page });
    await heads.begin(first.length > 0 ? Infinity : LOOKED_AT);
    return new OpenLog({ connection, reads, heads, prefix, patience, version }, release);
  } catch (fault) {
    await release();
    throw fault;
  }
};
