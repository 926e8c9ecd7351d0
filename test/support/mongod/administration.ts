import { setTimeout as pause } from 'node:timers/promises';
import { type Document, MongoClient } from 'mongodb';

const PRIMARY_MS = 30_000;

/** Who a user is; may read and write databases of these names. */
export type MongoUser = { readonly name: string; readonly password: string; readonly databases: readonly string[] };

const BRIEFLY = { serverSelectionTimeoutMS: 1_000, connectTimeoutMS: 1_000, directConnection: true };

/** Has a client of one server, reached directly, for a moment. */
export const asking = async <T>(url: string, ask: (client: MongoClient) => Promise<T>): Promise<T> => {
  const client = new MongoClient(url, BRIEFLY);
  try {
    return await ask(client);
  } finally {
    await client.close(true);
  }
};

export const command = async (host: string, what: Document): Promise<Document> =>
  asking(`mongodb://${host}/`, (client) => client.db('admin').command(what));

const mustBePrimary = async (host: string): Promise<string> => {
  const { isWritablePrimary } = await command(host, { hello: 1 });
  if (isWritablePrimary !== true) throw new Error('not the primary');
  return host;
};

/** The first of some hosts that becomes the primary. */
export const primaryOf = async (hosts: readonly string[]): Promise<string> => {
  for (const until = Date.now() + PRIMARY_MS; Date.now() < until; await pause(20)) {
    const found = await Promise.any(hosts.map(mustBePrimary)).catch(() => undefined);
    if (found !== undefined) return found;
  }
  throw new Error('none became the primary');
};

/** Makes the servers a replica set, in which a primary that is lost is replaced within a second or two. */
export const initiate = async (hosts: readonly string[]): Promise<void> => {
  const members = hosts.map((host, _id) => ({ _id, host }));
  const config = { _id: 'rs0', members, settings: { electionTimeoutMillis: 1_000, heartbeatIntervalMillis: 200 } };
  await command(hosts[0] ?? '', { replSetInitiate: config });
  await primaryOf(hosts);
};

/** Makes a user who may do anything, and others; as long as nobody is one, who comes from the same machine may. */
export const makeUsers = async (host: string, root: MongoUser, users: readonly MongoUser[]): Promise<void> => {
  await command(host, { createUser: root.name, pwd: root.password, roles: ['root'] });
  await asking(`mongodb://${root.name}:${root.password}@${host}/?authSource=admin`, async (client) => {
    for (const { name, password, databases } of users) {
      const roles = databases.map((db) => ({ role: 'readWrite', db }));
      await client.db('admin').command({ createUser: name, pwd: password, roles });
    }
  });
};
