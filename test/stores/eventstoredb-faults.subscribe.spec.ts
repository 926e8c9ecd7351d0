import { describe, expect, it } from '@jest/globals';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { type EventStoreDb, openEventStoreDb } from '../../src/stores/eventstoredb/event-store.js';
import { appended, events, someStream } from '../contracts/event-store.support.js';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { AppendStorm } from '../support/eventstore/append-storm.js';
import { Listening } from '../support/eventstore/listening.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';

const NAMESPACE = 'city';
const PATIENCE = { append: 2_500, answer: 700, head: 500, page: 1_500, silence: 700 };

type Opened = { readonly standIn: EventStoreStandIn; readonly store: EventStoreDb };

const open = async (t: Cleaning): Promise<Opened> => {
  const standIn = await EventStoreStandIn.start(t);
  const store = await openEventStoreDb({ url: standIn.url, namespace: NAMESPACE, patience: PATIENCE });
  t.after(async () => store.close());
  return { standIn, store };
};

const idsIn = (standIn: EventStoreStandIn): string[] =>
  standIn.stored().flatMap(({ stream, id }) => (stream.startsWith(`${NAMESPACE}.`) ? [id] : []));

const append = async (store: EventStoreDb, count: number): Promise<void> => {
  appended(await store.append(someStream(), 'none', events(count)));
};

describe('a subscription to EventStoreDB, whatever befalls the server', () => {
  it(
    'hears each event once and in order, from before the faults and from amid them',
    cleaned(async (t) => {
      const { standIn, store } = await open(t);
      const early = new Listening(t, store);
      const storm = new AppendStorm(store, 700);
      t.after(() => storm.stop());
      storm.start(16);
      await storm.answers(90);
      await standIn.restart();
      await storm.answers(90);
      const late = new Listening(t, store);
      await standIn.order({ kind: 'reset' });
      await storm.answers(90);
      await standIn.order({ kind: 'end-subscriptions' });
      await standIn.order({ kind: 'repeat-events', count: 40 });
      await storm.answers(90);
      standIn.freeze();
      await storm.surrender();
      standIn.thaw();
      await storm.answers(90);
      await standIn.order({ kind: 'stall-subscriptions' });
      await storm.end();
      const ids = idsIn(standIn);
      for (const listening of [early, late]) {
        await listening.until(() => listening.heard.length >= ids.length);
        expect(listening.ids).toStrictEqual(ids);
        expect(listening.fault).toBeUndefined();
      }
    }),
  );

  it(
    'notices that it has fallen silent, and hears what it has missed',
    cleaned(async (t) => {
      const { standIn, store } = await open(t);
      const listening = new Listening(t, store);
      await append(store, 2);
      await listening.until(() => listening.heard.length === 2);
      await standIn.order({ kind: 'stall-subscriptions' });
      await append(store, 3);
      await listening.until(() => listening.heard.length === 5);
      expect(listening.ids).toStrictEqual(idsIn(standIn));
    }),
  );

  it(
    'hands over once what comes twice',
    cleaned(async (t) => {
      const { standIn, store } = await open(t);
      const listening = new Listening(t, store);
      for (let n = 0; n < 5; n++) {
        await append(store, 3);
        await listening.until(() => listening.heard.length === 3 * (n + 1));
        await standIn.order({ kind: 'repeat-events', count: 1 + 2 * n });
      }
      await append(store, 1);
      await listening.until(() => listening.heard.length === 16);
      expect(listening.ids).toStrictEqual(idsIn(standIn));
      const places = listening.batches.map(({ position }) => position);
      expect(places).toStrictEqual([...places].sort());
    }),
  );

  it(
    'ends with a fault where the database was wiped or goes back behind it, and is not silent',
    cleaned(async (t) => {
      const { standIn, store } = await open(t);
      await append(store, 5);
      const mark = standIn.mark();
      await append(store, 5);
      const early = new Listening(t, store);
      await early.until(() => early.heard.length === 10);
      const { position } = await store.head();
      await standIn.rollBack(mark);
      await early.until(() => early.fault !== undefined);
      const late = new Listening(t, store, position);
      await late.until(() => late.fault !== undefined);
      const whole = new Listening(t, store);
      await whole.until(() => whole.heard.length === 5);
      await standIn.wipe();
      await whole.until(() => whole.fault !== undefined);
      for (const { fault } of [early, late, whole]) {
        expect(fault).toBeInstanceOf(StoreFault);
        expect(fault).toMatchObject({ message: expect.stringMatching(/database was replaced or restored/) });
      }
    }),
  );
});
