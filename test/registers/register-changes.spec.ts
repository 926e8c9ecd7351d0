import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batches } from '../../src/kernel/words/batches.js';
import { type EventStore, type Position, positionOf, streamName } from '../../src/kernel/ports/event-store.js';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';
import { Views } from '../../src/platform/reading/views.js';
import { RegisterChanges } from '../../src/registers/register-changes.js';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { openSqliteViewStore } from '../../src/stores/sqlite/view-store.js';
import { event } from '../contracts/event-store.support.js';
import { Reaching } from '../support/reaching.js';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `c${n}`);

/** Each test goes on from the one before. */
describe('changes of the registers', () => {
  let directory = '';
  let events: EventStore;
  let store: ViewStore;
  let changes: RegisterChanges;
  const view = new Reaching();

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'penataan-changes-'));
    events = await openSqliteEventStore({ file: join(directory, 'events.sqlite'), namespace: 'city' });
    store = await openSqliteViewStore({ file: join(directory, 'views.sqlite') });
    changes = new RegisterChanges(new Views(store, [view]), events);
  });
  afterAll(async () => {
    await Promise.all([events.close(), store.close()]);
    await rm(directory, { recursive: true });
  });

  let streams = 0;
  /** Tells of things of a kind, or of what no register keeps; gives where the log ends. */
  const tell = async (ids: readonly string[], type = 'ComplaintReceived'): Promise<Position> => {
    for (const some of batches(ids, 500))
      await events.append(
        streamName('complaint', `s${(streams += 1)}`),
        'none',
        some.map((complaint) => event({ complaint }, type)),
      );
    return (await events.head()).position;
  };

  it('are what was told after a position, once each, of one kind', async () => {
    view.at = await tell(['a', 'b']);
    const since = view.at;
    expect(await changes.between('complaint', since, since)).toStrictEqual([]);
    view.at = await tell(['c', 'a', 'c']);
    await tell(['d'], 'IssueRaised');
    expect(await changes.between('complaint', since, view.at)).toStrictEqual(['a', 'c']);
    expect(await changes.between('issue', since, view.at)).toStrictEqual([]);
    expect(await changes.between('complaint', view.at, view.at)).toStrictEqual([]);
  });

  it('hold nothing that the registers do not hold yet, and later all of it', async () => {
    const since = view.at;
    const before = (await events.head()).position;
    const all = await tell(['e', 'f']);
    view.at = positionOf(Number(before) + 1);
    expect(await changes.between('complaint', since, view.at)).toStrictEqual(['e']);
    view.at = all;
    expect(await changes.between('complaint', since, view.at)).toStrictEqual(['e', 'f']);
    const both = await Promise.all([since, all].map(async (after) => changes.between('complaint', after, view.at)));
    expect(both).toStrictEqual([['e', 'f'], []]);
  });

  it('are not known to whoever was here last before more than are remembered', async () => {
    const since = view.at;
    view.at = await tell(numbered(1_990));
    const middle = view.at;
    expect((await changes.between('complaint', since, view.at))?.length).toBe(1_990);
    view.at = await tell(['x', ...numbered(20).map((id) => `${id}-later`)]);
    expect(await changes.between('complaint', since, view.at)).toBeUndefined();
    expect((await changes.between('complaint', middle, view.at))?.length).toBe(21);
  });

  it('are not known where the log has gone on far, and known again from there', async () => {
    const since = view.at;
    view.at = await tell(numbered(10_500), 'Common');
    expect(await changes.between('complaint', since, view.at)).toBeUndefined();
    const there = view.at;
    view.at = await tell(['z']);
    expect(await changes.between('complaint', there, view.at)).toStrictEqual(['z']);
  });
});
