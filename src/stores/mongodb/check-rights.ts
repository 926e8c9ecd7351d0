import type { ClientSession } from 'mongodb';
import { fail, type Finding, ok, type ServerCheck, warn } from '../../kernel/ports/check.js';
import type { Mongo } from './client.js';
import { codeOf } from './faults.js';
import { type Inspected, nobodys } from './inspected.js';

const NOT_ALLOWED = 13;

/** A collection that each of the two has, or gets. */
const COLLECTIONS = { views: 'views_about', keyring: 'keyring.facts' } as const;

type Trying = (session: ClientSession) => Promise<unknown>;

/** Whether the user may do something in a session, which ends with it. */
const may = async ({ client }: Mongo, what: Trying): Promise<boolean> => {
  const session = client.startSession();
  try {
    await what(session);
    return true;
  } catch (fault) {
    if (codeOf(fault) === NOT_ALLOWED) return false;
    throw fault;
  } finally {
    await session.endSession().catch(() => undefined);
  }
};

const mayWrite = async (mongo: Mongo, collection: string): Promise<boolean> =>
  may(mongo, async (session) => {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
    try {
      await mongo.db.collection<{ readonly _id: string }>(collection).insertOne({ _id: nobodys() }, { session });
    } finally {
      await session.abortTransaction().catch(() => undefined);
    }
  });

const mayEndSessions = async (mongo: Mongo): Promise<boolean> =>
  may(mongo, async (session) => {
    await mongo.db.command({ ping: 1 }, { session });
    await mongo.db.admin().command({ killSessions: [{ id: session.id?.id }] });
  });

const toEndSessions = async (mongo: Mongo): Promise<Finding> => {
  if (await mayEndSessions(mongo)) return ok('this user may end what a lost worker of its own left open');
  const remedy = 'let the user run killSessions on its own sessions';
  return warn('this user may not end what a lost worker left open, so that taking over waits a minute', remedy);
};

/** What the user may, tried in a transaction of which nothing is kept. */
export const rights = (server: Inspected): ServerCheck => ({
  name: `${server.place.of}-rights`,
  vital: true,
  look: async () => {
    const mongo = await server.open();
    if (!(await mayWrite(mongo, COLLECTIONS[server.place.of]))) {
      return [fail('this user may read and not write', 'give the user the role readWrite on the database')];
    }
    const read = ok('this user may read and write, in transactions');
    return server.place.of === 'views' ? [read, await toEndSessions(mongo)] : [read];
  },
});
