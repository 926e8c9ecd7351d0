import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { type EventStore, positionOf, streamName } from '../../src/kernel/ports/event-store.js';
import { LogPages } from '../../src/log/log-pages.js';
import type { EventsQuery } from '../../src/log/log.dto.js';
import { event } from '../contracts/event-store.support.js';

type Asked = { readonly [K in 'stream' | 'type' | 'limit']?: NonNullable<EventsQuery[K]> };

const RARE = 5_600;
const ALL = 5_700;

describe('pages of the log', () => {
  let directory = '';
  let store: EventStore;
  let log: LogPages;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'penataan-log-'));
    store = await openSqliteEventStore({ file: join(directory, 'events.sqlite'), namespace: 'city' });
    const many = Array.from({ length: ALL }, (_, n) => event({ n }, n === RARE ? 'Rare' : 'Common'));
    await store.append(streamName('session', 'a'), 'none', many.slice(0, 3));
    await store.append(streamName('session', 'b'), 'none', many.slice(3));
    log = new LogPages(store);
  });

  afterAll(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  /** How many events a query finds over all its pages, and over how many pages. */
  const walk = async (query: Asked): Promise<[events: number, pages: number]> => {
    let [found, pages] = [0, 0];
    for (let from = positionOf(0); ; pages += 1) {
      const { items, next } = await log.page({ ...query, from });
      found += items.length;
      if (next === null) return [found, pages + 1];
      from = next;
    }
  };

  it('hold every event once, and no page more than its limit', async () => {
    expect(await walk({ limit: 190 })).toStrictEqual([ALL, ALL / 190]);
    expect((await log.page({})).items.length).toBe(50);
  });

  it('hold one stream', async () => {
    expect(await walk({ stream: 'session-a', limit: 2 })).toStrictEqual([3, 2]);
    expect(await walk({ stream: 'session-a', type: 'Rare' })).toStrictEqual([0, 1]);
    expect(await walk({ stream: 'session-none' })).toStrictEqual([0, 1]);
  });

  it('find a type though a page of work is spent on others', async () => {
    const first = await log.page({ type: 'Rare' });
    expect([first.items.length, first.next]).toStrictEqual([0, positionOf(5_000)]);
    expect(await walk({ type: 'Rare' })).toStrictEqual([1, 2]);
  });

  it('end at the head', async () => {
    expect(await log.page({ from: positionOf(ALL) })).toStrictEqual({ items: [], next: null });
  });
});
