import { randomUUID } from 'node:crypto';
import { BSON, type MongoClient } from 'mongodb';
import type { Cleaning } from '../cleanup.js';
import { asking } from './administration.js';

/** The name of a database that is nobody's yet; gone after the test. */
export const someDatabase = (t: Cleaning, url: string): string => {
  const name = `penataan-test-${randomUUID()}`;
  t.after(async () => asking(url, async (client) => client.db(name).dropDatabase()));
  return name;
};

/** Every document of a database, as the bytes that the server was sent. */
export const documentsIn = async (client: MongoClient, database: string): Promise<Buffer> => {
  const all = await client.db(database).collections();
  const documents = (await Promise.all(all.map(async (one) => one.find().toArray()))).flat();
  return Buffer.concat(documents.map((document) => BSON.serialize(document)));
};

/** As `documentsIn`, of a server that is asked for this alone. */
export const storedIn = async (url: string, database: string): Promise<Buffer> =>
  asking(url, async (client) => documentsIn(client, database));
