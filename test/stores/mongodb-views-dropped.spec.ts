import { expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { asId, type LogId } from '../../src/kernel/words/ids.js';
import { openMongoViewStore } from '../../src/stores/mongodb/view-store.js';
import { cleaned } from '../support/cleanup.js';
import { describeWithMongo, mongoDatabase } from '../support/mongod/describing.js';
import { commitOf, VIEW } from './mongodb-views.history.js';
import { Following, mustBeExact } from './mongodb-views.support.js';

describeWithMongo('views in a database that is dropped', () => {
  it(
    "are another writer's who began them anew, though both write in a first epoch",
    cleaned(async (t) => {
      const place = await mongoDatabase(t);
      const [before, after] = await Promise.all([openMongoViewStore(place), openMongoViewStore(place)]);
      t.after(async () => Promise.all([before.close(), after.close()]));
      const { epoch } = await before.open(VIEW);
      for (const n of [1, 2, 3]) await before.commit(VIEW, { ...commitOf(n), epoch });
      const client = new MongoClient(place.url);
      t.after(async () => client.close());
      await client.db(place.database).dropDatabase();
      const anew = await Following.start(after);
      t.after(async () => anew.stop());
      expect((await after.state(VIEW))?.epoch).toBe(epoch);
      await anew.further(1);
      for (const n of [4, 5])
        expect(await before.commit(VIEW, { ...commitOf(n), epoch })).toEqual({ kind: 'old-epoch' });
      await anew.further(2);
      await anew.stop();
      expect(anew.replaced).toBe(false);
      expect(await mustBeExact(after)).toBe(anew.reached);
    }),
  );

  it(
    'are of a format again once it is said whose they are',
    cleaned(async (t) => {
      const place = await mongoDatabase(t);
      const views = await openMongoViewStore(place);
      t.after(async () => views.close());
      const client = new MongoClient(place.url);
      t.after(async () => client.close());
      const about = client.db(place.database).collection<{ _id: string }>('views_about');
      const said = await about.findOne({ _id: 'format' });
      await client.db(place.database).dropDatabase();
      await views.own(asId<LogId>('of-a-log'));
      expect(await about.findOne({ _id: 'format' })).toStrictEqual(said);
    }),
  );
});
