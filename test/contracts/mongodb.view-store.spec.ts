import { openMongoViewStore } from '../../src/stores/mongodb/view-store.js';
import { Cleanup } from '../support/cleanup.js';
import { describeWithMongo, mongoDatabase } from '../support/mongod/describing.js';
import { viewStoreContract } from './view-store.contract.js';

describeWithMongo('MongoDB', () => {
  viewStoreContract('mongodb', async () => {
    const cleanup = new Cleanup();
    const place = await mongoDatabase(cleanup);
    const open = () => openMongoViewStore(place);
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
        await cleanup.run();
      },
    };
  });
});
