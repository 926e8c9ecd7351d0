import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type EventStore, START } from '../../src/kernel/event-store.js';
import { appended, event, events, type OpenedStore, type OpenStore, someStream } from './event-store.support.js';

export const appendContract = (name: string, open: OpenStore): void => {
  describe(`event store ${name}: append and read`, { timeout: 120_000 }, () => {
    let opened: OpenedStore;
    let store: EventStore;
    before(async () => {
      opened = await open();
      store = opened.store;
    });
    after(() => opened.close());

    it('is empty at first', async () => {
      assert.deepEqual(await store.head(), { position: START, recordedAt: undefined });
      assert.deepEqual(await store.readAll(START, 10), []);
      assert.deepEqual(await store.read(someStream(), 0), []);
    });

    it('reads back what was appended, with its place', async () => {
      const stream = someStream();
      const [first, second] = [event({ grade: 3, note: null, list: [1, { deep: true }] }), event({}, 'Other')];
      const one = appended(await store.append(stream, 'none', [first]));
      const two = appended(await store.append(stream, 0, [second]));
      assert.deepEqual([one.revision, two.revision], [0, 1]);
      assert.ok(one.position < two.position && /^\d{20}$/.test(two.position));
      assert.deepEqual(await store.read(stream, 0), [
        { ...first, stream, revision: 0, position: one.position },
        { ...second, stream, revision: 1, position: two.position },
      ]);
      assert.deepEqual(
        (await store.read(stream, 1)).map(({ id }) => id),
        [second.id],
      );
      assert.deepEqual(await store.read(stream, 2), []);
    });

    it('stores several events of one append in order, and answers with the last', async () => {
      const stream = someStream();
      const several = events(5);
      const answer = appended(await store.append(stream, 'none', several));
      const read = await store.read(stream, 0);
      assert.deepEqual(
        read.map(({ id }) => id),
        several.map(({ id }) => id),
      );
      assert.deepEqual([answer.revision, answer.position], [4, read[4]?.position]);
    });

    it('refuses a wrong revision, tells the actual one, and stores none of the events', async () => {
      const stream = someStream();
      assert.deepEqual(await store.append(stream, 0, events(2)), { kind: 'conflict', actual: -1 });
      appended(await store.append(stream, 'none', events(3)));
      for (const expected of ['none', 0, 1, 3, 99] as const) {
        assert.deepEqual(await store.append(stream, expected, events(2)), { kind: 'conflict', actual: 2 });
      }
      assert.equal((await store.read(stream, 0)).length, 3);
    });

    it('keeps unicode, undefined members out, and large events whole', async () => {
      const stream = someStream();
      const odd = event({ text: 'Sawahlunto — ꦱꦮꦃ 学校 🏫 "\\\n\u0000\u2028', gone: undefined });
      const large = event({ text: 'ä'.repeat(250_000) });
      appended(await store.append(stream, 'none', [odd, large]));
      const [readOdd, readLarge] = await store.read(stream, 0);
      assert.deepEqual(readOdd?.data, { text: odd.data['text'] });
      assert.deepEqual(readLarge?.data, large.data);
    });
  });
};
