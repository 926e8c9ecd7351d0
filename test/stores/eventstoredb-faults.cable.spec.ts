import { describe, expect, it } from '@jest/globals';
import { type EventStoreDb, openEventStoreDb } from '../../src/stores/eventstoredb/event-store.js';
import { appended, events, someStream } from '../contracts/event-store.support.js';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { eventually } from '../support/eventstore/bare-client.js';
import { Cable } from '../support/eventstore/cable.js';
import { Listening } from '../support/eventstore/listening.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';

const PATIENCE = { append: 3_000, answer: 500, head: 500, page: 1_000, silence: 500 };

/** Well before the client notices by itself that a connection is dead. */
const SOON_MS = 12_000;

type Opened = { readonly store: EventStoreDb; readonly elsewhere: EventStoreDb; readonly cable: Cable };

/** A store that is on a cable, and another of the same city that is not. */
const open = async (t: Cleaning): Promise<Opened> => {
  const standIn = await EventStoreStandIn.start(t);
  const cable = await Cable.to(t, standIn);
  const on = async (url: string): Promise<EventStoreDb> => {
    const store = await openEventStoreDb({ url, namespace: 'city', patience: PATIENCE });
    t.after(async () => store.close());
    return store;
  };
  return { store: await on(cable.url), elsewhere: await on(standIn.url), cable };
};

describe('a connection to EventStoreDB over which nothing comes any more', () => {
  it(
    'is left by who appends, who is answered in time',
    cleaned(async (t) => {
      const { store, cable } = await open(t);
      const stream = someStream();
      appended(await store.append(stream, 'none', events(1)));
      cable.goDead();
      const sent = events(2);
      const answer = appended(await store.append(stream, 0, sent));
      expect((await store.read(stream, 1)).map(({ id }) => id)).toStrictEqual(sent.map(({ id }) => id));
      expect((await store.head()).position).toBe(answer.position);
    }),
  );

  it(
    'is left by who reads and follows, and appends nothing',
    cleaned(async (t) => {
      const { store, elsewhere, cable } = await open(t);
      const listening = new Listening(t, store);
      appended(await elsewhere.append(someStream(), 'none', events(1)));
      await listening.until(() => listening.heard.length === 1);
      cable.goDead();
      const began = performance.now();
      const { position } = appended(await elsewhere.append(someStream(), 'none', events(2)));
      expect((await eventually(async () => store.head())).position).toBe(position);
      await listening.until(() => listening.heard.length === 3);
      expect(performance.now() - began).toBeLessThan(SOON_MS);
    }),
  );
});
