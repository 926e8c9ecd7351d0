import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, positionOf, START, streamName } from '../../src/kernel/ports/event-store.js';
import { LOG } from '../../src/kernel/ports/log-identity.js';
import type { EventStoreDb } from '../../src/stores/eventstoredb/event-store.js';
import { appended, caughtUp, event, events, hear, someStream } from '../contracts/event-store.support.js';
import { Cleanup, cleaned } from '../support/cleanup.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { someNamespace, storeOn } from '../support/eventstore/stores-on.js';

const appendMany = async (store: EventStore, appends: number, each: number): Promise<void> => {
  for (let n = 0; n < appends; n++) appended(await store.append(someStream(), 'none', events(each)));
};

describe('several cities on one EventStoreDB', () => {
  const cleanup = new Cleanup();
  let standIn: EventStoreStandIn;
  let theirs: EventStoreDb;
  const open = (namespace?: string): Promise<EventStoreDb> =>
    storeOn(cleanup, { url: standIn.url, ...(namespace === undefined ? {} : { namespace }) });
  beforeAll(async () => {
    standIn = await EventStoreStandIn.start(cleanup);
    theirs = await open();
  });
  afterAll(() => cleanup.run());

  it('each see their own events, and none of the server', async () => {
    const ours = await open();
    await appendMany(theirs, 3, 100);
    const { position } = appended(await ours.append(someStream(), 'none', events(3)));
    const foreign = appended(await theirs.append(someStream(), 'none', events(200)));
    appended(await ours.append(someStream(), 'none', events(2)));
    const whole = await ours.readAll(START, 1_000);
    expect(whole.length).toBe(5);
    expect(await ours.readAll(START, 3)).toStrictEqual(whole.slice(0, 3));
    expect(await ours.readAll(foreign.position, 10)).toStrictEqual(whole.slice(3));
    expect([await ours.at(position), await ours.at(foreign.position)]).toStrictEqual([whole[2], undefined]);
    expect((await hear(ours, START, caughtUp)).events).toStrictEqual(whole);
    const system = standIn.stored().filter(({ stream }) => stream.startsWith('$'));
    expect(system.length).toBeGreaterThan(0);
  });

  it('know the last event of their own, whoever has appended it and whatever others append', async () => {
    const namespace = someNamespace();
    const [ours, elsewhere] = [await open(namespace), await open(namespace)];
    for (const foreign of [0, 1, 7, 8, 70, 600]) {
      const last = event();
      const meta = { ...last.meta, recordedAt: `2026-04-01T00:00:00.${String(foreign).padStart(3, '0')}Z` };
      const { position } = appended(await elsewhere.append(someStream(), 'none', [event(), { ...last, meta }]));
      if (foreign > 0) appended(await theirs.append(someStream(), 'none', events(foreign)));
      const heads = await Promise.all([ours.head(), ours.head(), ours.head()]);
      for (const head of heads) expect(head).toStrictEqual({ position, recordedAt: meta.recordedAt });
      expect(await ours.head()).toStrictEqual(heads[0]);
    }
  });

  it('know as of the call what was answered before it', async () => {
    const ours = await open();
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        for (let n = 0; n < 20; n++) {
          const { position } = appended(await ours.append(someStream(), 'none', [event()]));
          expect((await ours.head()).position >= position).toBeTruthy();
        }
      }),
    );
  });

  it('are found again by their first event, however much others have appended', async () => {
    const [named, unnamed] = [someNamespace(), someNamespace()];
    const [first, nameless] = [await open(named), await open(unnamed)];
    const { position } = appended(await first.append(streamName(LOG.category, LOG.id), 'none', [event()]));
    appended(await nameless.append(someStream(), 'none', [event()]));
    await appendMany(theirs, 21, 1_000);
    expect((await (await open(named)).head()).position).toBe(position);
    expect((await (await open(unnamed)).head()).position).toBe(START);
  });

  it(
    'tell a place that no log of theirs can have from one that has nothing after it',
    cleaned(async (t) => {
      const ours = await storeOn(t, { url: standIn.url });
      const { position } = appended(await ours.append(someStream(), 'none', [event()]));
      appended(await ours.append(someStream(), 'none', [event()]));
      const [between, beyond] = [positionOf(Number(position) + 1), positionOf(Number(position) * 2)];
      await expect(ours.readAll(between, 10)).rejects.toBeInstanceOf(RangeError);
      expect(await ours.at(between)).toBeUndefined();
      for (const lost of [between, beyond]) {
        await expect(hear(ours, lost, caughtUp)).rejects.toMatchObject({ name: 'StoreFault' });
      }
    }),
  );
});
