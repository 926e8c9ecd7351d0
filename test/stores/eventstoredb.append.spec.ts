import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { AppendTooLarge, type NewEvent } from '../../src/kernel/ports/event-store.js';
import { asId } from '../../src/kernel/words/ids.js';
import type { JsonObject } from '../../src/kernel/words/json.js';
import type { EventStoreDb } from '../../src/stores/eventstoredb/event-store.js';
import { appended, event, events, someStream } from '../contracts/event-store.support.js';
import { Cleanup, cleaned } from '../support/cleanup.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { someNamespace, storeOn } from '../support/eventstore/stores-on.js';

const MOST_BYTES = 1_048_576;

const text = (bytes: number): NewEvent[] => [event({ text: 'x'.repeat(bytes) })];

describe('appends to EventStoreDB', () => {
  const cleanup = new Cleanup();
  let standIn: EventStoreStandIn;
  let store: EventStoreDb;
  const namespace = someNamespace();
  beforeAll(async () => {
    standIn = await EventStoreStandIn.start(cleanup);
    store = await storeOn(cleanup, { url: standIn.url, namespace });
  });
  afterAll(() => cleanup.run());

  const storedIn = (stream: string) => standIn.stored().filter((one) => one.stream === `${namespace}.${stream}`);

  it('are stored as JSON that other tools read', async () => {
    const [stream, sent] = [someStream(), event({ text: 'Sawahlunto — 学校' })];
    const { position } = appended(await store.append(stream, 'none', [sent]));
    const [stored] = storedIn(stream);
    expect(stored).toMatchObject({ id: sent.id, type: sent.type, contentType: 'application/json', revision: 0 });
    expect(stored?.position).toBe(Number(position));
    expect(JSON.parse(Buffer.from(stored?.data ?? []).toString())).toStrictEqual(sent.data);
    expect(JSON.parse(Buffer.from(stored?.metadata ?? []).toString())).toStrictEqual(sent.meta);
  });

  it('take what the server takes, and are refused above it before it is asked', async () => {
    appended(await store.append(someStream(), 'none', text(MOST_BYTES - 1_000)));
    const stream = someStream();
    for (const large of [text(MOST_BYTES), events(5_000)]) {
      const refused: unknown = await store.append(stream, 'none', large).catch((fault: unknown) => fault);
      expect(refused).toBeInstanceOf(AppendTooLarge);
      expect(refused).toMatchObject({ most: MOST_BYTES });
    }
    expect(storedIn(stream)).toStrictEqual([]);
  });

  it('of what is no JSON, without events, or with an id that is none fail at once', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const odd = [{ n: 1n }, circle].map((data) => event(data as JsonObject));
    for (const bad of [...odd, { ...event(), id: asId<NewEvent['id']>('1') }]) {
      await expect(store.append(someStream(), 'none', [bad])).rejects.toBeInstanceOf(TypeError);
    }
    await expect(store.append(someStream(), 'none', [])).rejects.toBeInstanceOf(RangeError);
    appended(await store.append(someStream(), 'none', [event()]));
  });

  it(
    'are under way 64 at a time, those of all stores of a process together',
    cleaned(async (t) => {
      const other = await storeOn(t, { url: standIn.url });
      const before = standIn.stored().length;
      await standIn.nextAppends({ kind: 'slow-answer', ms: 1_000 }, 64);
      const progress = { answered: 0, most: 0 };
      const writes = Array.from({ length: 120 }, async (_, n) => {
        await (n % 2 === 0 ? store : other).append(someStream(), 'none', [event()]);
        progress.answered++;
      });
      for (let stored = 0; progress.answered === 0; stored = standIn.stored().length - before) {
        progress.most = stored;
        await setTimeout(20);
      }
      await Promise.all(writes);
      expect([progress.most, standIn.stored().length - before]).toStrictEqual([64, 120]);
    }),
  );

  it(
    'that are answered late are sent again, and answered once',
    cleaned(async (t) => {
      const hasty = await storeOn(t, { url: `${standIn.url}&gossipTimeout=1`, patience: { answer: 200 } });
      const sent = events(2);
      await standIn.nextAppends({ kind: 'slow-answer', ms: 900 }, 1);
      const stream = someStream();
      const steady = (async () => {
        for (let n = 0; n < 40; n++) await hasty.append(someStream(), 'none', [event()]);
      })();
      const { revision, position } = appended(await hasty.append(stream, 'none', sent));
      await steady;
      expect((await hasty.read(stream, 0)).map(({ id }) => id)).toStrictEqual(sent.map(({ id }) => id));
      expect((await hasty.read(stream, 1))[0]).toMatchObject({ revision, position });
    }),
  );

  it('of a closed store are a fault, what is under way when it is closed is answered', async () => {
    const closing = await storeOn(cleanup, { url: standIn.url });
    const under = [1, 2, 3].map(() => closing.append(someStream(), 'none', [event()]));
    await closing.close();
    for (const answer of await Promise.all(under)) appended(answer);
    await expect(closing.append(someStream(), 'none', [event()])).rejects.toMatchObject({ name: 'StoreFault' });
    appended(await store.append(someStream(), 'none', [event()]));
  });
});
