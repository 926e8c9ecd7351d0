import { type Connection, connect } from './connections.js';
import { PATIENCE } from './patience.js';
import { Reads } from './reads.js';

/** Which log is looked at, on which server. */
export type LogPlace = { readonly url: string; readonly namespace: string };

/** How long any one answer is waited for. */
export const ANSWER_MS = 3_000;

type Opened = Connection & { readonly reads: Reads; readonly release: () => Promise<void> };

/** A server that is looked at: connected to when something is first asked of it. */
export class Inspected {
  readonly prefix: string;
  private opened: Promise<Opened> | undefined;

  constructor(private readonly place: LogPlace) {
    this.prefix = `${place.namespace}.`;
  }

  /** Throws a StoreRefusal where the URL is none. */
  async open(): Promise<Opened> {
    this.opened ??= this.connected();
    return this.opened;
  }

  async close(): Promise<void> {
    const opened = await this.opened?.catch(() => undefined);
    await opened?.release();
  }

  private async connected(): Promise<Opened> {
    const connection = await connect({ url: this.place.url, client: 'eventstore', patience: PATIENCE });
    return { ...connection, reads: new Reads(connection.client, this.prefix) };
  }
}
