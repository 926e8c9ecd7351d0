import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { streamName } from '../../src/kernel/ports/event-store.js';
import { event } from '../contracts/event-store.support.js';
import { Cleanup } from '../support/cleanup.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { storeOn } from '../support/eventstore/stores-on.js';
import { expectOf } from '../support/expectation.js';
import { filesOf, type Kept } from '../support/kept.js';
import { MarkedWrites, secretsIn } from '../support/marked-writes.js';
import { misplaced } from '../support/misplaced.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { SharedStores } from '../support/shared-stores.js';
import { StaffedCity } from '../support/staffed-city.js';

const PLANTED = 'Zqxsandi ditanam';
const [COLLECTION_FILE, LOG_FILE] = [/^collection-/, /^mongod\.log$/];

/** Where something is that must be nowhere. */
const holding = (kept: readonly Kept[]): string[] =>
  kept.filter(([, bytes]) => secretsIn(bytes).length > 0).map(([place]) => place);

describeWithMongod('what servers keep of names, numbers and free text', () => {
  const cleanup = new Cleanup();
  let mongod: Mongod;
  let standIn: EventStoreStandIn;
  let city: StaffedCity;
  let logged: string;

  /** Everything of MongoDB's, its log too, as it lies on the disk when it has stopped. */
  const keptByMongo = async (): Promise<Kept[]> => {
    await mongod.stop();
    return filesOf(mongod.folder);
  };
  const keptByLog = (): string[] =>
    standIn.stored().map(({ data, metadata, ...about }) => {
      const told = [data, metadata].map((bytes) => Buffer.from(bytes).toString('latin1'));
      return [JSON.stringify(about), ...told].join(' ');
    });

  beforeAll(async () => {
    mongod = await Mongod.start(cleanup, { plain: true });
    standIn = await EventStoreStandIn.start(cleanup);
    const stores = SharedStores.at(standIn.url, mongod.url);
    city = await StaffedCity.found(cleanup, [], stores.starting('all'));
    await new MarkedWrites(city).play();
    await misplaced(city, city.office);
    const { items } = await city.office.readNow<{ items: { name: string }[] }>('/v1/staff?limit=200');
    expect(items.map(({ name }) => name)).toContain('Zqxsandinama Tiga');
    const { code, stdout, stderr } = await city.server.stop();
    expectOf(code, stderr).toBe(0);
    logged = stdout + stderr;
  });
  afterAll(async () => cleanup.run());

  it('is in no file and no log of MongoDB, where one is found that was put there', async () => {
    const kept = await keptByMongo();
    const unit = city.unit('DINAS-A');
    for (const known of [COLLECTION_FILE, LOG_FILE]) {
      expect(kept.some(([place, bytes]) => known.test(place) && bytes.includes(unit))).toBe(true);
    }
    expect(holding(kept)).toStrictEqual([]);

    await mongod.restart();
    const client = new MongoClient(mongod.url);
    await client.db('planted').collection('planted').insertOne({ text: PLANTED });
    await client.close();
    const found = holding(await keptByMongo());
    for (const known of [COLLECTION_FILE, LOG_FILE]) {
      expectOf(
        found.some((place) => known.test(place)),
        found.join(),
      ).toBe(true);
    }
  });

  it('is in no fact of the log, where one is found that was put there', async () => {
    const kept = keptByLog();
    expect(kept.some((text) => text.includes('StaffEnrolled') && text.includes(city.unit('DINAS-C')))).toBe(true);
    expect(kept.flatMap(secretsIn)).toStrictEqual([]);

    const store = await storeOn(cleanup, { url: standIn.url });
    await store.append(streamName('planted', 'one'), 'none', [event({ text: PLANTED })]);
    expect(keptByLog().filter((text) => secretsIn(text).length > 0)).toHaveLength(1);
  });

  it('is in no file beside the master key, and in no line that the process logged', async () => {
    expect(holding(await filesOf(city.data))).toStrictEqual([]);
    expect(logged).toMatch(/"route":"\/v1\/staff"/);
    expect(secretsIn(logged)).toStrictEqual([]);
  });
});
