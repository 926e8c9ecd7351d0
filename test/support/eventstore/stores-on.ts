import { randomBytes } from 'node:crypto';
import {
  type EventStoreDb,
  type EventStoreDbOptions,
  openEventStoreDb,
} from '../../../src/stores/eventstoredb/event-store.js';
import type { Cleaning } from '../cleanup.js';

/** The name of a city that no other test has. */
export const someNamespace = (): string => `t${randomBytes(8).toString('hex')}`;

/** A store that is closed after the test; of a city of its own where none is named. */
export const storeOn = async (
  t: Cleaning,
  options: Pick<EventStoreDbOptions, 'url'> & Partial<EventStoreDbOptions>,
): Promise<EventStoreDb> => {
  const store = await openEventStoreDb({ namespace: someNamespace(), ...options });
  t.after(async () => store.close());
  return store;
};
