import { createHash } from 'node:crypto';
import type { MongoClient } from 'mongodb';

const { EVENTSTORE_URL = '', MONGODB_URL = '' } = process.env;

/** The variables that name servers: a process under test is told of them for a data directory, or not at all. */
export const SERVERS: readonly string[] = ['EVENTSTORE_URL', 'MONGODB_URL', 'MONGODB_KEYRING_URL'];

/** Whether the environment of the tests names servers, so that a city on a data directory has stores there. */
export const onServers = EVENTSTORE_URL !== '' || MONGODB_URL !== '';

/** A server of MongoDB, whatever database its URL names. */
export const withoutDatabase = (url: string): string => url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]*)\/?[^?]*/, '$1/');

/** A server started again on a directory is the same city, and no other directory's. */
const namespaceOf = (data: string): string => `t${createHash('sha256').update(data).digest('hex').slice(0, 20)}`;

/** What a process on a data directory is told of the servers that are named; nothing where everything is on files. */
export const givenServers = (data: string): Readonly<Record<string, string>> => ({
  ...(EVENTSTORE_URL === '' ? {} : { EVENTSTORE_URL }),
  ...(MONGODB_URL === '' ? {} : { MONGODB_URL: withoutDatabase(MONGODB_URL) }),
  ...(onServers ? { PENATAAN_NAMESPACE: namespaceOf(data) } : {}),
});

/** The databases of a data directory's city, on the server that is named. */
export const databasesOf = (data: string): readonly string[] => [namespaceOf(data), `${namespaceOf(data)}-keyring`];

/** Has a client of the server of MongoDB that is named. */
export const onGivenMongo = async <T>(ask: (client: MongoClient) => Promise<T>): Promise<T> => {
  // Not loaded where nothing is on servers, which is nearly always.
  const mongodb = await import('mongodb');
  const client = new mongodb.MongoClient(withoutDatabase(MONGODB_URL), { serverSelectionTimeoutMS: 5_000 });
  try {
    return await ask(client);
  } finally {
    await client.close();
  }
};

/** Leaves nothing of a data directory's city in MongoDB; EventStoreDB forgets nothing. */
export const forgetCity = async (data: string): Promise<void> => {
  if (MONGODB_URL === '') return;
  await onGivenMongo(async (client) => {
    for (const database of databasesOf(data)) await client.db(database).dropDatabase();
  });
};
