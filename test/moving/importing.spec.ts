import { expect, test } from '@jest/globals';
import { streamName } from '../../src/kernel/ports/event-store.js';
import { LOG, lastEvent } from '../../src/kernel/ports/log-identity.js';
import { MOVING } from '../../src/kernel/ports/log-moving.js';
import { movedOf, mustBeWhole } from '../../src/platform/ports/log-moving.js';
import { event } from '../contracts/event-store.support.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf, must } from '../support/expectation.js';
import {
  allIn,
  dyingAfter,
  emptyToy,
  expectEqual,
  exportOf,
  factsIn,
  imported,
  LOG_ID,
  rowsIn,
  tell,
  type Toy,
  toyWith,
} from './toy-export.js';

test(
  'every fact stands in the new log as it stood in the old one, and every row in the new keyring',
  cleaned(async (t) => {
    const [from, to] = [await toyWith(t, 1_500), await emptyToy(t)];
    const text = await exportOf(from);
    expect(await imported(to, text)).toStrictEqual({ known: 0, facts: (await factsIn(from)).length, rows: 300 });
    await expectEqual(from, to);
    const { state, ended, nameless } = await movedOf(to.events);
    expect([state, nameless, ended.map(({ keys }) => keys)]).toStrictEqual(['whole', 0, ['taken']]);
    const last = await lastEvent(to.events);
    expect([last?.stream, last?.meta.recordedAt]).toStrictEqual([
      MOVING,
      (await lastEvent(from.events))?.meta.recordedAt,
    ]);
    const { log, upTo, empty } = await to.keyring.owner();
    const marked = upTo && (await to.events.at(upTo.position));
    expect([log, marked?.id, empty]).toStrictEqual([LOG_ID, upTo?.event, false]);
  }),
);

test(
  'what is exported from where it was brought to is what was exported at first',
  cleaned(async (t) => {
    const [from, to, third] = [await toyWith(t, 50), await emptyToy(t), await emptyToy(t)];
    await imported(to, await exportOf(from));
    await imported(third, await exportOf(to));
    await expectEqual(from, third);
  }),
);

test(
  'an import that was cut off goes on where it was, wherever that is, and nothing half is taken for a log',
  cleaned(async (t) => {
    const from = await toyWith(t, 1_200);
    const text = await exportOf(from);
    const facts = (await factsIn(from)).length;
    for (const most of [1, 2, 900, 2_000, facts, facts + 20]) {
      const to = await emptyToy(t);
      await expect(imported(to, text, dyingAfter(text, most))).rejects.toThrow('killed');
      const { state } = await movedOf(to.events);
      expectOf(state, `after ${most}`).toBe((await allIn(to.events)).length === 0 ? 'never' : 'under-way');
      if (state === 'under-way') await expect(mustBeWhole(to.events)).rejects.toThrow(/import the same file again/);
      const again = await imported(to, text);
      expect(again.known + again.facts).toBe(facts);
      await mustBeWhole(to.events);
      await expectEqual(from, to);
    }
  }),
);

test(
  'an office that goes on is brought in parts, each after the one before it',
  cleaned(async (t) => {
    const [from, to, other] = [await toyWith(t, 300), await emptyToy(t), await emptyToy(t)];
    const parts = [await exportOf(from)];
    let events = (await factsIn(from)).length;
    for (const more of [40, 0, 25]) {
      const last = (await allIn(from.events)).at(-1);
      must(last);
      await tell(from, more);
      if (more === 25) await from.keyring.seal([{ owner: 'directive:new', text: 'x' }]);
      parts.push(await exportOf(from, { since: { position: last.position, event: last.id, events } }));
      events = (await factsIn(from)).length;
    }
    const [first = '', second = '', third = '', fourth = ''] = parts;
    await expect(imported(to, second)).rejects.toThrow(/import that one first/);
    expect(await allIn(to.events)).toStrictEqual([]);
    await imported(to, first);
    await expect(imported(to, fourth)).rejects.toThrow(/import that one first/);
    await expect(imported(to, second, dyingAfter(second, 30))).rejects.toThrow('killed');
    await imported(to, second);
    await imported(to, third);
    await imported(to, fourth);
    await expectEqual(from, to);
    expect((await movedOf(to.events)).ended.map(({ facts }) => facts).at(-1)).toBe(events);

    await imported(other, first);
    expectOf((await imported(other, await exportOf(from))).known, 'as one that begins alike').toBeGreaterThan(300);
    await expectEqual(from, other);
  }),
);

test(
  'a log that has a life of its own takes no import, and says of which kind it is',
  cleaned(async (t) => {
    const from = await toyWith(t, 30);
    const text = await exportOf(from);
    const refused = async (to: Toy, said: RegExp, file = text): Promise<void> => {
      const before = [await allIn(to.events), await rowsIn(to)];
      await expect(imported(to, file)).rejects.toThrow(said);
      expect([await allIn(to.events), await rowsIn(to)]).toStrictEqual(before);
    };
    await refused(from, /a city of its own: import into an empty one/);
    const blank = await emptyToy(t);
    await blank.events.append(streamName(LOG.category, LOG.id), 'none', [event({ log: 'x' }, 'LogMade')]);
    await refused(blank, /a server was started on it/);
    const keyed = await emptyToy(t);
    await keyed.keyring.seal([{ owner: 'staff:x', text: 'x' }]);
    await refused(keyed, /its keyring is of another city/);
    const served = await emptyToy(t);
    await imported(served, text);
    await tell(served, 1);
    await refused(served, /more facts than the export/);
    await tell(from, 4);
    await refused(served, /another fact than line \d+ tells/, await exportOf(from));
    await refused(served, /export with --with-keyring this time/, await exportOf(from, { keyring: false }));
  }),
);

test(
  'what one command recorded together is appended together, and nothing beyond what a store takes',
  cleaned(async (t) => {
    const [from, to] = [await emptyToy(t), await emptyToy(t)];
    const { meta } = event();
    const large = Array.from({ length: 5 }, (_, n) => ({ ...event({ n, text: 'x'.repeat(300_000) }), meta }));
    await from.events.append(streamName('transfer', 'large'), 'none', large);
    await tell(from, 10);
    const appends: number[] = [];
    const append: typeof to.events.append = async (stream, expected, some) => {
      if (stream !== MOVING) appends.push(some.length);
      return to.events.append(stream, expected, some);
    };
    const watched = Object.create(to.events, { append: { value: append } }) as typeof to.events;
    await imported({ ...to, events: watched }, await exportOf(from));
    expect(appends).toStrictEqual([3, 2, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1]);
    await expectEqual(from, to);
  }),
);

test(
  'a keyring that is ahead of the exported facts knows of no number any more that it was recorded',
  cleaned(async (t) => {
    const [from, to] = [await toyWith(t, 30), await emptyToy(t)];
    const rows = (await rowsIn(from)).flatMap((row) => ('staff' in row ? [row] : []));
    await from.keyring.take(rows.map((row) => ({ ...row, recorded: true })) as never);
    const rowsThen = from.keyring.rows.bind(from.keyring);
    const ahead = Object.create(from.keyring, {
      rows: {
        value: async function* () {
          await tell(from, 1);
          yield* rowsThen();
        },
      },
    }) as typeof from.keyring;
    await imported(to, await exportOf({ ...from, keyring: ahead }));
    const recorded = (await rowsIn(to)).flatMap((row) => ('recorded' in row ? [row.recorded] : []));
    expect(recorded).toStrictEqual([false, false, false]);
  }),
);
