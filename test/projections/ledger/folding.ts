import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledger } from '../../../projections/ledger.tally.js';
import { openSqliteViewStore } from '../../../src/stores/sqlite/view-store.js';
import { type RecordedEvent, START } from '../../../src/kernel/ports/event-store.js';
import type { Cell, ViewDocument, ViewStore } from '../../../src/kernel/ports/view-store.js';
import { WorkingSet } from '../../../src/platform/following/working-set.js';

export type OpenedStore = { readonly views: ViewStore; close(): Promise<void> };

/** A view store of its own in a directory that goes with it. */
export const openStore = async (): Promise<OpenedStore> => {
  const directory = await mkdtemp(join(tmpdir(), 'penataan-ledger-'));
  const views = await openSqliteViewStore({ file: join(directory, 'views.db') });
  return {
    views,
    close: async () => {
      await views.close();
      await rm(directory, { recursive: true });
    },
  };
};

/** How a log is cut: the length of each batch, and whether what was kept is forgotten before it. */
export type Cut = { readonly length: number; readonly forgets: boolean };

export const WHOLE: readonly Cut[] = [{ length: Number.MAX_SAFE_INTEGER, forgets: true }];

type Batch = { readonly events: readonly RecordedEvent[]; readonly forgets: boolean };

const batches = (log: readonly RecordedEvent[], cuts: readonly Cut[]): Batch[] => {
  const cut: Batch[] = [];
  let from = 0;
  while (from < log.length) {
    const { length, forgets } = cuts[cut.length % cuts.length] ?? { length: 1, forgets: false };
    cut.push({ events: log.slice(from, from + length), forgets });
    from += length;
  }
  return cut;
};

/** Folds a log into a view of a store, batch by batch as the projector does. */
export const foldInto = async (
  { views, view }: { views: ViewStore; view: string },
  log: readonly RecordedEvent[],
  cuts: readonly Cut[],
): Promise<void> => {
  const { epoch } = await views.open(view);
  let set = new WorkingSet(ledger, views, view);
  for (const { events, forgets } of batches(log, cuts)) {
    if (forgets) set = new WorkingSet(ledger, views, view);
    await set.prepare(events);
    for (const event of events) set.fold(event);
    const position = events.at(-1)?.position ?? START;
    await views.commit(view, { ...set.outcome(), position, epoch });
    set.settle();
  }
};

/** All that a view holds, in an order of its own. */
export const contentOf = async (
  views: ViewStore,
  view: string,
): Promise<{ documents: readonly ViewDocument[]; cells: readonly string[] }> => {
  const cells: Cell[] = [];
  for await (const batch of views.cells(view)) cells.push(...batch);
  const lines = cells.map((cell) => [cell.subject, cell.category, cell.unit, cell.on, cell.recorded, cell.n].join(' '));
  return { documents: await views.list(view, { limit: 10_000 }), cells: lines.sort() };
};
