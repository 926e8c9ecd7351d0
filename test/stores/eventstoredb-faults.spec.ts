import { describe, expect, it } from '@jest/globals';
import { type EventStore, START } from '../../src/kernel/ports/event-store.js';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { openEventStoreDb } from '../../src/stores/eventstoredb/event-store.js';
import { appended, events, someStream } from '../contracts/event-store.support.js';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { eventually, faultOf } from '../support/eventstore/bare-client.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';

const PATIENCE = { append: 1_500, answer: 500, head: 600, page: 1_500 };

const openOn = async (t: Cleaning, { url }: EventStoreStandIn): Promise<EventStore> => {
  const store = await openEventStoreDb({ url, namespace: 'city', patience: PATIENCE });
  t.after(async () => store.close());
  return store;
};

const portOf = ({ url }: EventStoreStandIn): number => Number(/\d+(?=\?)/.exec(url)?.[0]);

const countIn = (standIn: EventStoreStandIn): number =>
  standIn.stored().filter(({ stream }) => stream.startsWith('city.')).length;

describe('EventStoreDB that does not answer', () => {
  it(
    'is told by head and check within their time, and at once to all who ask soon after',
    cleaned(async (t) => {
      const standIn = await EventStoreStandIn.start(t);
      const store = await openOn(t, standIn);
      standIn.freeze();
      t.after(() => standIn.thaw());
      const began = performance.now();
      const faults = await Promise.all([...Array.from({ length: 5 }, () => store.head()), store.check()].map(faultOf));
      const told = performance.now();
      expect(faults.every((fault) => fault instanceof StoreFault)).toBe(true);
      expect(told - began).toBeLessThan(8 * PATIENCE.head);
      for (let n = 0; n < 20; n++) expect(await faultOf(store.head())).toBeInstanceOf(StoreFault);
      expect(performance.now() - told).toBeLessThan(5 * PATIENCE.head);
      standIn.thaw();
      expect((await eventually(async () => store.head())).position).toBe(START);
      await store.check();
    }),
  );

  it(
    'is told to who appends and reads, and is no secret; all goes on with the same store',
    cleaned(async (t) => {
      const standIn = await EventStoreStandIn.start(t);
      const store = await openOn(t, standIn);
      await standIn.kill();
      const [stream, sent] = [someStream(), events(2)];
      const asked = [store.append(stream, 'none', sent), store.read(stream, 0), store.readAll(START, 10), store.head()];
      for (const fault of await Promise.all(asked.map(faultOf))) {
        expect(fault).toBeInstanceOf(StoreFault);
        expect(String(fault)).not.toMatch(/127\.0\.0\.1|ECONN|grpc|UNAVAILABLE|city/i);
      }
      await standIn.restart();
      const { position } = appended(await eventually(async () => store.append(stream, 'none', sent)));
      expect((await store.read(stream, 0)).at(-1)?.position).toBe(position);
      expect((await store.head()).position).toBe(position);
    }),
  );
});

describe('EventStoreDB that does not lead', () => {
  it(
    'sends appends to the leader, which are answered from there',
    cleaned(async (t) => {
      const [follower, leader] = [await EventStoreStandIn.start(t), await EventStoreStandIn.start(t)];
      const store = await openOn(t, follower);
      await follower.nextAppends({ kind: 'not-leader', host: '127.0.0.1', port: portOf(leader) }, 200);
      const answers = await Promise.all(
        Array.from({ length: 100 }, async () => {
          const [stream, sent] = [someStream(), events(2)];
          // A machine that is busy may be given up on: whoever asked then asks again.
          return eventually(async () => store.append(stream, 'none', sent));
        }),
      );
      expect(answers.map(appended).length).toBe(100);
      expect([countIn(follower), countIn(leader)]).toStrictEqual([0, 200]);
      expect((await store.head()).position).toBe(
        answers
          .map((one) => appended(one).position)
          .sort()
          .at(-1),
      );
    }),
  );

  it(
    'and names a leader that is gone is told as a fault, until it leads again',
    cleaned(async (t) => {
      const [standIn, gone] = [await EventStoreStandIn.start(t), await EventStoreStandIn.start(t)];
      const store = await openOn(t, standIn);
      await gone.kill();
      await standIn.nextAppends({ kind: 'not-leader', host: '127.0.0.1', port: portOf(gone) }, 2_000);
      const [stream, sent] = [someStream(), events(1)];
      expect(await faultOf(store.append(stream, 'none', sent))).toBeInstanceOf(StoreFault);
      await standIn.restart();
      appended(await eventually(async () => store.append(stream, 'none', sent)));
      expect((await store.read(stream, 0)).length).toBe(1);
    }),
  );
});
