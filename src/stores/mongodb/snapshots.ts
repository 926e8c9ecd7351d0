import type { ClientSession, MongoClient } from 'mongodb';
import { codeOf } from './faults.js';

/** A collection is newer than the snapshot, or the snapshot older than the server keeps any. */
const OUTDATED: ReadonlySet<number | undefined> = new Set([246, 239]);
const ATTEMPTS = 5;

/**
 * Has several readings see one state. The first of them has to be awaited before the others are begun, as it is what
 * fixes the state.
 */
export const inSnapshot = async <T>(
  client: MongoClient,
  read: (session: ClientSession) => Promise<T>,
  attempt = 1,
): Promise<T> => {
  const session = client.startSession({ snapshot: true });
  try {
    return await read(session);
  } catch (fault) {
    if (!OUTDATED.has(codeOf(fault)) || attempt === ATTEMPTS) throw fault;
  } finally {
    await session.endSession();
  }
  return inSnapshot(client, read, attempt + 1);
};
