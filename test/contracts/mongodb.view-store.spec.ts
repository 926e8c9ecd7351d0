import { afterAll, beforeAll } from '@jest/globals';
import { openMongoViewStore } from '../../src/stores/mongodb/view-store.js';
import { Cleanup } from '../support/cleanup.js';
import { describeWithMongo, mongoDatabaseOn, mongoUrl } from '../support/mongod/describing.js';
import { viewStoreContract } from './view-store.contract.js';

describeWithMongo('MongoDB', () => {
  const server = new Cleanup();
  let url: string;
  beforeAll(async () => {
    url = await mongoUrl(server);
  });
  afterAll(async () => server.run());

  viewStoreContract('mongodb', async () => {
    const cleanup = new Cleanup();
    const place = mongoDatabaseOn(cleanup, url);
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
