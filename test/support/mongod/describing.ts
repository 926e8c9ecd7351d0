import { describe } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import type { Cleaning } from '../cleanup.js';
import { withoutDatabase } from '../given-servers.js';
import { mongodFile } from './found.js';
import { Mongod } from './mongod.js';

const given = process.env['MONGODB_URL'] ?? '';

const WHY = 'neither MONGOD nor one on the path, nor Python with a package of one';

const describeIf = (can: boolean, name: string, body: () => void): void => {
  if (can) describe(name, body);
  else describe.skip(`${name} (no mongod: ${WHY})`, body);
};

/** A suite whose mongod is killed and frozen: skipped by name where there is none. */
export const describeWithMongod = (name: string, body: () => void): void =>
  describeIf(mongodFile !== undefined, name, body);

/** A suite that a server of MongoDB is needed for, whichever: skipped by name where there is none. */
export const describeWithMongo = (name: string, body: () => void): void =>
  describeIf(given !== '' || mongodFile !== undefined, name, body);

/** Where a server is for such a suite: the one that `MONGODB_URL` names, else one of its own. */
export const mongoUrl = async (t: Cleaning): Promise<string> => (given === '' ? (await Mongod.start(t)).url : given);

type MongoDatabase = { readonly url: string; readonly database: string };

/** A database of such a server that is gone after the test, whatever other one the URL names. */
export const mongoDatabase = async (t: Cleaning): Promise<MongoDatabase> => mongoDatabaseOn(t, await mongoUrl(t));

/** One more on the same server. */
export const mongoDatabaseOn = (t: Cleaning, server: string): MongoDatabase => {
  const url = withoutDatabase(server);
  const database = `penataan-test-${randomUUID()}`;
  t.after(async () => {
    const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
    await client.db(database).dropDatabase();
    await client.close();
  });
  return { url, database };
};
