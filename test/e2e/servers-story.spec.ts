import { describeWithMongo } from '../support/mongod/describing.js';
import { SharedStores } from '../support/shared-stores.js';
import { readsAsExpected } from './story.suite.js';

describeWithMongo('the example city on EventStoreDB and MongoDB reads as its independent reference says', () =>
  readsAsExpected(async (t) => {
    const stores = await SharedStores.start(t);
    return { start: stores.startingHere, env: stores.env };
  }),
);
