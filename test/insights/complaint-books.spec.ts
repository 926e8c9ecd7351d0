import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerKey, type RegisterRecord } from '../../projections/registers.view.js';
import { ComplaintBooks } from '../../src/insights/complaint-books.js';
import { type EventStore, positionOf } from '../../src/kernel/ports/event-store.js';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';
import { asId, type ComplaintId } from '../../src/kernel/words/ids.js';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { Turns } from '../../src/platform/reading/turns.js';
import { Views } from '../../src/platform/reading/views.js';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { openSqliteViewStore } from '../../src/stores/sqlite/view-store.js';
import { march, recorded, sealed } from '../projections/registers/recording.js';
import { Reaching } from '../support/reaching.js';

const COMPLAINTS = 900;

const recordOf = (n: number): RegisterRecord => {
  const id = `c${String(n).padStart(4, '0')}`;
  const complaint = asId<ComplaintId>(id);
  const fact = { receivedOn: march(2), channel: 'web', text: sealed('keluhan'), confidential: false } as const;
  return { ...recorded('complaint', [2, { type: 'ComplaintReceived', complaint, ...fact }]), id };
};

describe('the book of complaints that figures are read from', () => {
  let directory = '';
  let events: EventStore;
  let store: ViewStore;
  let books: ComplaintBooks;
  const view = new Reaching();

  const put = async (...docs: readonly JsonObject[]): Promise<void> => {
    const { epoch } = await store.open(view.view);
    const puts = docs.map((doc, n) => ({
      key: registerKey('complaint', `c${String(n).padStart(4, '0')}`),
      doc,
      indexes: { kind: ['complaint'] },
    }));
    await store.commit(view.view, { puts, deletes: [], cells: [], position: view.at, epoch });
  };
  const all = Array.from({ length: COMPLAINTS }, (_, n) => recordOf(n) as unknown as JsonObject);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'penataan-books-'));
    events = await openSqliteEventStore({ file: join(directory, 'events.sqlite'), namespace: 'city' });
    store = await openSqliteViewStore({ file: join(directory, 'views.sqlite') });
    view.at = positionOf(COMPLAINTS);
    await put(...all);
    books = new ComplaintBooks(new Views(store, [view]), events, new Turns());
  });
  afterEach(async () => {
    await Promise.all([events.close(), store.close()]);
    await rm(directory, { recursive: true });
  });

  it('is filled before anybody asks, who then waits for no store', async () => {
    await books.warm(new AbortController().signal);
    await Promise.all([events.close(), store.close()]);
    expect((await books.at(view.at)).size).toBe(COMPLAINTS);
  });

  it('is read once for whoever asks while it is filled', async () => {
    const filled = books.warm(new AbortController().signal);
    const asked = await Promise.all([books.newest(), books.at(view.at), books.newest()]);
    await filled;
    expect(asked.map(({ size }) => size)).toStrictEqual([COMPLAINTS, COMPLAINTS, COMPLAINTS]);
  });

  it('is let go in the middle where it is stopped', async () => {
    const stopping = new AbortController();
    const filled = books.warm(stopping.signal);
    stopping.abort();
    await expect(filled).rejects.toBe(stopping.signal.reason);
    // Nothing is read any more: the stores may be closed.
    await Promise.all([events.close(), store.close()]);
  });

  it('is filled by the first who asks where that failed before', async () => {
    await put(...all.map((doc, n) => (n === 500 ? { ...doc, facts: 'none' } : doc)));
    await expect(books.warm(new AbortController().signal)).rejects.toThrow();
    await put(...all);
    expect((await books.newest()).size).toBe(COMPLAINTS);
  });
});
