import { setTimeout as pause } from 'node:timers/promises';
import type { ClientSession, MongoClient } from 'mongodb';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 20;

/**
 * All of `work` or nothing, durable. Whatever goes wrong, also where it may have been stored, it is begun again a few
 * times: so it has to be harmless to repeat. On one session, as its next transaction ends one that was left behind.
 */
export const inTransaction = async (
  client: MongoClient,
  work: (session: ClientSession) => Promise<void>,
): Promise<void> => {
  const session = client.startSession();
  try {
    for (let attempt = 1; !(await isDone(session, work, attempt === ATTEMPTS)); attempt += 1) {
      await pause(FIRST_PAUSE_MS * 2 ** attempt);
    }
  } finally {
    await session.endSession();
  }
};

/** False where it is worth another attempt. */
const isDone = async (
  session: ClientSession,
  work: (session: ClientSession) => Promise<void>,
  isLast: boolean,
): Promise<boolean> => {
  try {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
    await work(session);
    await session.commitTransaction();
    return true;
  } catch (fault) {
    // Awaited: what runs on beside an abort is written outside of any transaction.
    await session.abortTransaction().catch(() => undefined);
    if (isLast) throw fault;
    return false;
  }
};
