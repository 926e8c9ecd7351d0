import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteViewStore } from '../../src/stores/sqlite/view-store.js';
import { viewStoreContract } from './view-store.contract.js';

viewStoreContract('sqlite', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'penataan-views-'));
  const open = () => openSqliteViewStore({ file: join(directory, 'views.db') });
  let current = await open();
  return {
    views: current,
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
