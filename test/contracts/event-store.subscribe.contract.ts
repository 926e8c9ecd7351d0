import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventBatch, type EventStore, type Position, START } from '../../src/kernel/ports/event-store.js';
import {
  appended,
  caughtUp,
  count,
  event,
  events,
  hear,
  type Heard,
  type OpenedStore,
  type OpenStore,
  someStream,
} from './event-store.support.js';

const TOTAL = 6_000;

const soundIn = async (store: EventStore, heard: Heard): Promise<void> => {
  expect(heard.events).toStrictEqual(await store.readAll(START, heard.events.length));
  const tooFar = heard.batches.filter(({ events: batch, position }) => batch.some((one) => one.position > position));
  expect(tooFar).toStrictEqual([]);
};

export const subscribeContract = (name: string, open: OpenStore): void => {
  describe(`event store ${name}: subscribe`, () => {
    let opened: OpenedStore;
    let store: EventStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened.close());

    const appendSome = (rounds: number): Promise<unknown> =>
      Promise.all(Array.from({ length: rounds }, () => store.append(someStream(), 'none', events(3))));

    it('says at once that an empty log is caught up', async () => {
      const { batches } = await hear(store, START, caughtUp);
      expect(batches).toStrictEqual([{ events: [], position: START, caughtUp: true }]);
    });

    it('hands over each event once and in order while writers append', async () => {
      const writer = async (): Promise<void> => {
        const stream = someStream();
        for (let n = 0; n < TOTAL / 60; n++) await store.append(stream, n === 0 ? 'none' : n - 1, [event({ n })]);
      };
      const early = hear(store, START, count(TOTAL));
      const writers = Array.from({ length: 30 }, writer);
      await Promise.all(writers);
      const late = hear(store, START, count(TOTAL));
      await Promise.all(Array.from({ length: 30 }, writer));
      for (const heard of [await early, await late]) {
        expect(heard.events.length).toBe(TOTAL);
        await soundIn(store, heard);
      }
    });

    it('catches up from any place, and marks the batch that reaches the end', async () => {
      const whole = await store.readAll(START, 100_000);
      for (const at of [0, 1, 999, Math.floor(whole.length / 2), whole.length - 1]) {
        const heard = await hear(store, whole[at]?.position ?? START, caughtUp);
        expect(heard.events).toStrictEqual(whole.slice(at + 1));
        expect(heard.batches.filter((batch) => batch.caughtUp).length).toBe(1);
        expect(heard.batches.at(-1)?.position).toBe(whole.at(-1)?.position);
      }
    });

    it('hands over the same events live as from the disk', async () => {
      const { position } = await store.head();
      const live = hear(store, position, count(2));
      const odd = event({ gone: undefined, kept: null, zero: -0 });
      appended(await store.append(someStream(), 'none', [odd, event({ text: '🏫' })]));
      const heard = await live;
      expect(heard.events).toStrictEqual(await store.readAll(position, 10));
      expect(!('gone' in (heard.events[0]?.data ?? {}))).toBeTruthy();
    });

    it('goes on after a pause in which more was written than it takes at a time', async () => {
      const { position } = await store.head();
      let paused = false;
      const heard: EventBatch[] = [];
      let total = 0;
      const stop = new AbortController();
      for await (const batch of store.subscribe(position, stop.signal)) {
        heard.push(batch);
        if (!paused) await appendSome(4_000);
        paused = true;
        total += batch.events.length;
        if (total >= 12_000) stop.abort();
      }
      const ids = heard.flatMap((batch) => batch.events.map(({ id }) => id));
      const expected = (await store.readAll(position, 100_000)).map(({ id }) => id);
      expect(ids).toStrictEqual(expected);
      expect(Math.max(...heard.map((batch) => batch.events.length)) < 12_000).toBeTruthy();
    });

    it('ends without a fault when it is aborted, waiting or not', async () => {
      const { position } = await store.head();
      expect(await batchesUntilAborted(store, START)).toBe(1);
      expect(await batchesUntilAborted(store, position)).toBe(1);
      const already = new AbortController();
      already.abort();
      for await (const batch of store.subscribe(START, already.signal)) throw new Error(`heard ${batch.position}`);
    });

    it('serves several subscribers, each at its own place', async () => {
      const { position } = await store.head();
      const readers = [START, position, START].map((from) => hear(store, from, (heard) => ended(heard, position)));
      await appendSome(50);
      const [whole, late, again] = await Promise.all(readers);
      expect(whole?.events).toStrictEqual(again?.events);
      expect(whole?.events.slice(-150)).toStrictEqual(late?.events);
    });

    it('hears of nothing twice over a restart', async () => {
      const heard = await hear(store, START, caughtUp);
      store = await opened.reopen();
      const position = heard.batches.at(-1)?.position ?? START;
      const more = hear(store, position, count(3));
      await appendSome(1);
      expect((await more).events).toStrictEqual(await store.readAll(position, 10));
      expect((await more).events.length).toBe(3);
    });
  });
};

/** Heard all 150 events after a position, as the one that is the 150th from the end tells. */
const ended = ({ events: heard }: Heard, position: string): boolean => (heard.at(-150)?.position ?? '') > position;

/** Aborted in the first batch, or while it waits for a second one. */
const batchesUntilAborted = async (store: EventStore, from: Position): Promise<number> => {
  const stop = new AbortController();
  let batches = 0;
  for await (const { caughtUp: waits } of store.subscribe(from, stop.signal)) {
    batches++;
    if (waits) setImmediate(() => stop.abort());
    else stop.abort();
  }
  return batches;
};
