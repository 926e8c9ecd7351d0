import { setTimeout as pause } from 'node:timers/promises';
import type { ClientSession, MongoClient } from 'mongodb';
import { isHopeless } from './faults.js';

/** What was begun later is not begun again: silence takes seconds to be found out, and callers wait. */
const BEGUN_WITHIN_MS = 2_000;
const PAUSE_MS = 50;

type Work = (session: ClientSession) => Promise<void>;

/**
 * All of `work` or nothing, durable. Whatever goes wrong, also where it may have been stored, it is begun again: so it
 * has to be harmless to repeat. On one session, as its next transaction ends one that was left behind.
 */
export const inTransaction = async (client: MongoClient, work: Work): Promise<void> => {
  const session = client.startSession();
  const end = performance.now() + BEGUN_WITHIN_MS;
  try {
    while (!(await isDone(session, work, end))) await pause(PAUSE_MS);
  } finally {
    await session.endSession();
  }
};

/** False where it is worth another attempt. */
const isDone = async (session: ClientSession, work: Work, end: number): Promise<boolean> => {
  try {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } });
    await work(session);
    await session.commitTransaction();
    return true;
  } catch (fault) {
    // Awaited: what runs on beside an abort is written outside of any transaction.
    await session.abortTransaction().catch(() => undefined);
    if (isHopeless(fault) || performance.now() > end) throw fault;
    return false;
  }
};
