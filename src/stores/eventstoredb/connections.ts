import { type Address, addressOf } from './address.js';
import { Appends } from './appends.js';
import { type ClientName, loadDriver } from './client.js';
import { logClient, type LogClient } from './log-client.js';
import type { Patience } from './patience.js';

/** What all stores of a process share that are on one server. */
export type Connection = { readonly client: LogClient; readonly appends: Appends; readonly address: Address };

export type Wanted = { readonly url: string; readonly client: ClientName; readonly patience: Patience };

type Shared = { readonly connection: Promise<Connection>; users: number };

/** One client for a server: its connection and its limit of appends under way are the process's. */
const open = new Map<string, Shared>();

export const connect = async (wanted: Wanted): Promise<Connection & { readonly release: () => Promise<void> }> => {
  const key = `${wanted.client} ${wanted.url}`;
  const shared = open.get(key) ?? { connection: connected(wanted), users: 0 };
  open.set(key, shared);
  shared.users++;
  const release = async (): Promise<void> => {
    shared.users--;
    if (shared.users > 0) return;
    if (open.get(key) === shared) open.delete(key);
    const { client, appends } = await shared.connection;
    await appends.idle();
    await client.shut().catch(() => undefined);
  };
  try {
    return { ...(await shared.connection), release };
  } catch (fault) {
    open.delete(key);
    throw fault;
  }
};

const connected = async ({ url, client: name, patience }: Wanted): Promise<Connection> => {
  const address = addressOf(url);
  const client = logClient(await loadDriver(name), address);
  return { client, appends: new Appends(client, patience), address };
};
