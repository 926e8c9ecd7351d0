import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, positionOf, START } from '../../src/kernel/ports/event-store.js';
import { appended, event, events, type OpenedStore, type OpenStore, someStream } from './event-store.support.js';

export const logContract = (name: string, open: OpenStore): void => {
  describe(`event store ${name}: many appends, one log`, () => {
    let opened: OpenedStore;
    let store: EventStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened.close());

    it('pages through the whole log in order', async () => {
      const writes = Array.from({ length: 25 }, () => store.append(someStream(), 'none', events(3)));
      const last = (await Promise.all(writes))
        .map((answer) => appended(answer).position)
        .sort()
        .at(-1);
      const whole = await store.readAll(START, 100_000);
      const paged = [];
      for (let at = START, page = await store.readAll(at, 7); page.length > 0; page = await store.readAll(at, 7)) {
        expect(page.length <= 7).toBeTruthy();
        paged.push(...page);
        at = page.at(-1)?.position ?? at;
      }
      expect(paged).toStrictEqual(whole);
      expect(whole.at(-1)?.position).toBe(last);
      const positions = whole.map(({ position }) => position);
      expect(positions).toStrictEqual([...new Set(positions)].sort());
    });

    it('finds the event that stands at a position, and none where none does', async () => {
      const { position } = appended(await store.append(someStream(), 'none', events(2)));
      const last = (await store.readAll(START, 100_000)).at(-1);
      expect([last?.position, await store.at(position)]).toStrictEqual([position, last]);
      expect(await store.at(START)).toBeUndefined();
      expect(await store.at(positionOf(Number.MAX_SAFE_INTEGER))).toBeUndefined();
    });

    it('lets one of many win where all expect the same revision', async () => {
      const stream = someStream();
      const answers = await Promise.all(Array.from({ length: 50 }, () => store.append(stream, 'none', [event()])));
      expect(answers.filter(({ kind }) => kind === 'appended').length).toBe(1);
      expect((await store.read(stream, 0)).length).toBe(1);
    });

    it('appends in the order of the calls', async () => {
      const stream = someStream();
      const many = events(200);
      const calls = many.map((one, n) => store.append(stream, n === 0 ? 'none' : n - 1, [one]));
      const answers = (await Promise.all(calls)).map(appended);
      expect(answers.map(({ revision }) => revision)).toStrictEqual(many.map((_, n) => n));
      expect((await store.read(stream, 0)).map(({ id }) => id)).toStrictEqual(many.map(({ id }) => id));
    });

    it('reads every acknowledged append at once, from many streams', async () => {
      await Promise.all(Array.from({ length: 30 }, () => writeAndRead(store)));
    });

    it('keeps everything over a restart', async () => {
      const late = event();
      const marked = { ...late, meta: { ...late.meta, recordedAt: '2026-03-01T00:00:00.000Z' } };
      const stream = someStream();
      const { position } = appended(await store.append(stream, 'none', [marked]));
      const whole = await store.readAll(START, 100_000);
      store = await opened.reopen();
      expect(await store.head()).toStrictEqual({ position, recordedAt: '2026-03-01T00:00:00.000Z' });
      expect(await store.readAll(START, 100_000)).toStrictEqual(whole);
      const next = appended(await store.append(stream, 0, [event()]));
      expect(next.revision === 1 && next.position > position).toBeTruthy();
    });
  });
};

/** Ten appends to a stream of its own, each looked for as soon as it is acknowledged. */
const writeAndRead = async (store: EventStore): Promise<void> => {
  const stream = someStream();
  for (let n = 0; n < 10; n++) {
    const { position } = appended(await store.append(stream, n === 0 ? 'none' : n - 1, [event({ n })]));
    expect((await store.read(stream, n))[0]?.position).toBe(position);
    expect((await store.head()).position >= position).toBeTruthy();
  }
};
