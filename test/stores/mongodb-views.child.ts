import { openMongoViewStore } from '../../src/stores/mongodb/view-store.js';
import { commitOf, VIEW } from './mongodb-views.history.js';

// Commits one after another until it is killed; says so of each.
const [, , url = ''] = process.argv;
const views = await openMongoViewStore({ url, database: 'city' });
const { epoch } = await views.open(VIEW);
for (let n = 1; ; n += 1) {
  await views.commit(VIEW, { ...commitOf(n), epoch });
  console.log(n);
}
