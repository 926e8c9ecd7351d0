import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type EventStore, START } from '../../src/kernel/event-store.js';
import { appended, event, events, type OpenedStore, type OpenStore, someStream } from './event-store.support.js';

export const resendContract = (name: string, open: OpenStore): void => {
  describe(`event store ${name}: the same append again`, { timeout: 120_000 }, () => {
    let opened: OpenedStore;
    let store: EventStore;
    before(async () => {
      opened = await open();
      store = opened.store;
    });
    after(() => opened.close());

    const stored = async (): Promise<number> => (await store.readAll(START, 100_000)).length;

    it('is answered as the first time, at once, after others and after a restart', async () => {
      const [stream, sent] = [someStream(), events(3)];
      const first = appended(await store.append(stream, 'none', sent));
      assert.deepEqual(await store.append(stream, 'none', sent), first);
      appended(await store.append(stream, 2, events(2)));
      await Promise.all(Array.from({ length: 20 }, () => store.append(someStream(), 'none', events(2))));
      const total = await stored();
      assert.deepEqual(await store.append(stream, 'none', sent), first);
      store = await opened.reopen();
      assert.deepEqual(await store.append(stream, 'none', sent), first);
      assert.equal(await stored(), total);
    });

    it('is answered as the first time in the middle of a stream', async () => {
      const [stream, sent] = [someStream(), events(2)];
      appended(await store.append(stream, 'none', events(4)));
      const first = appended(await store.append(stream, 3, sent));
      appended(await store.append(stream, 5, events(1)));
      assert.deepEqual(await store.append(stream, 3, sent), first);
      assert.deepEqual(await store.append(stream, 2, sent), { kind: 'conflict', actual: 6 });
      assert.equal((await store.read(stream, 0)).length, 7);
    });

    it('is stored once where both are under way', async () => {
      const [stream, sent] = [someStream(), events(2)];
      const answers = await Promise.all(Array.from({ length: 10 }, () => store.append(stream, 'none', sent)));
      for (const answer of answers) assert.deepEqual(answer, answers[0]);
      assert.equal(appended(await store.append(stream, 'none', sent)).revision, 1);
      assert.equal((await store.read(stream, 0)).length, 2);
    });

    it('is a conflict where it is not wholly the same', async () => {
      const stream = someStream();
      const [known, other] = [event(), event()];
      appended(await store.append(stream, 'none', [known]));
      for (const mixed of [[other], [known, other], [other, known]]) {
        assert.deepEqual(await store.append(stream, 'none', mixed), { kind: 'conflict', actual: 0 });
      }
      appended(await store.append(stream, 0, [other]));
      for (const mixed of [
        [event(), other],
        [known, event()],
        [known, other, event()],
      ]) {
        assert.deepEqual(await store.append(stream, 'none', mixed), { kind: 'conflict', actual: 1 });
      }
      assert.equal((await store.read(stream, 0)).length, 2);
    });
  });
};
