import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract('sqlite', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'penataan-log-'));
  const open = () => openSqliteEventStore({ file: join(directory, 'events.db'), namespace: 'city' });
  let current = await open();
  return {
    store: current,
    reopen: async () => {
      await current.close();
      current = await open();
      return current;
    },
    close: async () => {
      await current.close();
      await rm(directory, { recursive: true });
    },
  };
});
