import { describe, expect, it } from '@jest/globals';
import { positionOf } from '../../src/kernel/ports/event-store.js';
import { openEventStoreDb } from '../../src/stores/eventstoredb/event-store.js';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { AppendStorm } from '../support/eventstore/append-storm.js';
import { eventually } from '../support/eventstore/bare-client.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { expectTrue } from '../support/eventstore/storm-verdict.js';

const NAMESPACE = 'city';
const PATIENCE = { append: 2_500, answer: 700, head: 500, page: 1_500, silence: 700 };
const WRITERS = 24;

type Befalls = (standIn: EventStoreStandIn, storm: AppendStorm) => Promise<void>;

/** Appends while something befalls the server; after that each answer has to be true. */
const weather = async (t: Cleaning, appends: number, befalls: Befalls): Promise<AppendStorm> => {
  const standIn = await EventStoreStandIn.start(t);
  const store = await openEventStoreDb({ url: standIn.url, namespace: NAMESPACE, patience: PATIENCE });
  t.after(async () => store.close());
  const storm = new AppendStorm(store, appends);
  t.after(() => storm.stop());
  storm.start(WRITERS);
  await befalls(standIn, storm);
  await storm.end();
  expectTrue(storm.sent, standIn.stored(), NAMESPACE);
  expect(storm.sent.length).toBeGreaterThanOrEqual(appends);
  const last = standIn.stored().findLast(({ stream }) => stream.startsWith(NAMESPACE));
  const { position } = await eventually(async () => store.head());
  expect(position).toBe(positionOf(last?.position ?? 0));
  return storm;
};

describe('appends to EventStoreDB, whatever befalls the server', () => {
  it(
    'are true after kill -9, three times over',
    cleaned(async (t) => {
      await weather(t, 600, async (standIn, storm) => {
        for (let n = 0; n < 3; n++) {
          await storm.answers(120);
          await standIn.restart();
        }
      });
    }),
  );

  it(
    'are true after it was frozen, for a moment and for longer than anybody waits',
    cleaned(async (t) => {
      await weather(t, 500, async (standIn, storm) => {
        await storm.answers(100);
        standIn.freeze();
        await storm.surrender();
        standIn.thaw();
        await storm.answers(100);
      });
    }),
  );

  it(
    'are true after answers that were lost, late, or none, and after connections that were cut',
    cleaned(async (t) => {
      await weather(t, 1_200, async (standIn, storm) => {
        for (let n = 0; n < 6; n++) {
          await storm.answers(100);
          await standIn.nextAppends({ kind: 'lost-answer' });
          await standIn.nextAppends({ kind: 'slow-answer', ms: 900 }, 5);
          await standIn.nextAppends({ kind: 'timed-out' }, 3);
          await standIn.nextAppends({ kind: 'busy' }, 3);
          await storm.answers(20);
          await standIn.order({ kind: 'reset' });
        }
      });
    }),
  );

  it(
    'are true after a time in which calls were taken and nothing was done',
    cleaned(async (t) => {
      await weather(t, 500, async (standIn, storm) => {
        await storm.answers(100);
        await standIn.order({ kind: 'mute', on: true });
        await storm.surrender();
        await standIn.order({ kind: 'mute', on: false });
        await storm.answers(100);
        await standIn.nextAppends({ kind: 'slow-write', ms: 1_000 }, 3);
      });
    }),
  );
});
