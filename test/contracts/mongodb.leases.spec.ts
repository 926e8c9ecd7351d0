import { afterAll, beforeAll } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openMongoLeases } from '../../src/stores/mongodb/mongo-leases.js';
import { Cleanup } from '../support/cleanup.js';
import { someDatabase } from '../support/mongod/databases.js';
import { describeWithMongo, mongoUrl } from '../support/mongod/describing.js';
import { leasesContract } from './leases.contract.js';

describeWithMongo('MongoDB for leases', () => {
  const server = new Cleanup();
  let url: string;
  beforeAll(async () => {
    url = await mongoUrl(server);
  });
  afterAll(async () => server.run());

  leasesContract('mongodb', async () => {
    const cleanup = new Cleanup();
    const database = someDatabase(cleanup, url);
    return {
      process: async () => {
        const leases = await openMongoLeases({ url, database, process: randomUUID() });
        cleanup.after(async () => leases.close());
        return leases;
      },
      close: async () => cleanup.run(),
    };
  });
});
