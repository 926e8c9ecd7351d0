import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, START } from '../../src/kernel/ports/event-store.js';
import { appended, event, events, type OpenedStore, type OpenStore, someStream } from './event-store.support.js';

export const appendContract = (name: string, open: OpenStore): void => {
  describe(`event store ${name}: append and read`, () => {
    let opened: OpenedStore;
    let store: EventStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened.close());

    it('is empty at first', async () => {
      expect(await store.head()).toStrictEqual({ position: START, recordedAt: undefined });
      expect(await store.readAll(START, 10)).toStrictEqual([]);
      expect(await store.read(someStream(), 0)).toStrictEqual([]);
    });

    it('reads back what was appended, with its place', async () => {
      const stream = someStream();
      const [first, second] = [event({ grade: 3, note: null, list: [1, { deep: true }] }), event({}, 'Other')];
      const one = appended(await store.append(stream, 'none', [first]));
      const two = appended(await store.append(stream, 0, [second]));
      expect([one.revision, two.revision]).toStrictEqual([0, 1]);
      expect(one.position < two.position && /^\d{20}$/.test(two.position)).toBeTruthy();
      expect(await store.read(stream, 0)).toStrictEqual([
        { ...first, stream, revision: 0, position: one.position },
        { ...second, stream, revision: 1, position: two.position },
      ]);
      expect((await store.read(stream, 1)).map(({ id }) => id)).toStrictEqual([second.id]);
      expect(await store.read(stream, 2)).toStrictEqual([]);
    });

    it('stores several events of one append in order, and answers with the last', async () => {
      const stream = someStream();
      const several = events(5);
      const answer = appended(await store.append(stream, 'none', several));
      const read = await store.read(stream, 0);
      expect(read.map(({ id }) => id)).toStrictEqual(several.map(({ id }) => id));
      expect([answer.revision, answer.position]).toStrictEqual([4, read[4]?.position]);
    });

    it('refuses a wrong revision, tells the actual one, and stores none of the events', async () => {
      const stream = someStream();
      expect(await store.append(stream, 0, events(2))).toStrictEqual({ kind: 'conflict', actual: -1 });
      appended(await store.append(stream, 'none', events(3)));
      for (const expected of ['none', 0, 1, 3, 99] as const) {
        expect(await store.append(stream, expected, events(2))).toStrictEqual({ kind: 'conflict', actual: 2 });
      }
      expect((await store.read(stream, 0)).length).toBe(3);
    });

    it('keeps unicode, undefined members out, and large events whole', async () => {
      const stream = someStream();
      const odd = event({ text: 'Sawahlunto — ꦱꦮꦃ 学校 🏫 "\\\n\u0000\u2028', gone: undefined });
      const large = event({ text: 'ä'.repeat(250_000) });
      appended(await store.append(stream, 'none', [odd, large]));
      const [readOdd, readLarge] = await store.read(stream, 0);
      expect(readOdd?.data).toStrictEqual({ text: odd.data['text'] });
      expect(readLarge?.data).toStrictEqual(large.data);
    });
  });
};
