import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, START } from '../../src/kernel/ports/event-store.js';
import { appended, event, events, type OpenedStore, type OpenStore, someStream } from './event-store.support.js';

export const resendContract = (name: string, open: OpenStore): void => {
  describe(`event store ${name}: the same append again`, () => {
    let opened: OpenedStore;
    let store: EventStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened.close());

    const stored = async (): Promise<number> => (await store.readAll(START, 100_000)).length;

    it('is answered as the first time, at once, after others and after a restart', async () => {
      const [stream, sent] = [someStream(), events(3)];
      const first = appended(await store.append(stream, 'none', sent));
      expect(await store.append(stream, 'none', sent)).toStrictEqual(first);
      appended(await store.append(stream, 2, events(2)));
      await Promise.all(Array.from({ length: 20 }, () => store.append(someStream(), 'none', events(2))));
      const total = await stored();
      expect(await store.append(stream, 'none', sent)).toStrictEqual(first);
      store = await opened.reopen();
      expect(await store.append(stream, 'none', sent)).toStrictEqual(first);
      expect(await stored()).toBe(total);
    });

    it('is answered as the first time in the middle of a stream', async () => {
      const [stream, sent] = [someStream(), events(2)];
      appended(await store.append(stream, 'none', events(4)));
      const first = appended(await store.append(stream, 3, sent));
      appended(await store.append(stream, 5, events(1)));
      expect(await store.append(stream, 3, sent)).toStrictEqual(first);
      expect(await store.append(stream, 2, sent)).toStrictEqual({ kind: 'conflict', actual: 6 });
      expect((await store.read(stream, 0)).length).toBe(7);
    });

    it('is stored once where both are under way', async () => {
      const [stream, sent] = [someStream(), events(2)];
      const answers = await Promise.all(Array.from({ length: 10 }, () => store.append(stream, 'none', sent)));
      for (const answer of answers) expect(answer).toStrictEqual(answers[0]);
      expect(appended(await store.append(stream, 'none', sent)).revision).toBe(1);
      expect((await store.read(stream, 0)).length).toBe(2);
    });

    it('is a conflict where it is not wholly the same', async () => {
      const stream = someStream();
      const [known, other] = [event(), event()];
      appended(await store.append(stream, 'none', [known]));
      for (const mixed of [[other], [known, other], [other, known]]) {
        expect(await store.append(stream, 'none', mixed)).toStrictEqual({ kind: 'conflict', actual: 0 });
      }
      appended(await store.append(stream, 0, [other]));
      for (const mixed of [
        [event(), other],
        [known, event()],
        [known, other, event()],
      ]) {
        expect(await store.append(stream, 'none', mixed)).toStrictEqual({ kind: 'conflict', actual: 1 });
      }
      expect((await store.read(stream, 0)).length).toBe(2);
    });
  });
};
