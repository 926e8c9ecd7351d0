import { parseSettings } from '../../src/platform/process/settings.js';
import { openStores, type Stores } from '../../src/stores/open-stores.js';
import { givenServers } from './given-servers.js';

/** Works with the stores of a data directory on which no server runs, be they files or on servers. */
export const withStores = async <T>(data: string, work: (stores: Stores) => Promise<T>): Promise<T> => {
  const stores = openStores(parseSettings({ data }, givenServers(data)));
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
};
