import type { ClientSession, Filter } from 'mongodb';
import { batches } from '../../kernel/words/batches.js';
import type { JsonObject } from '../../kernel/words/json.js';
import type { IndexValues, ListQuery, ViewDocument } from '../../kernel/ports/view-store.js';
import { inOrder } from '../shared/in-order.js';
import { exactly } from './filters.js';
import { type Body, type DocumentRow, UNDER } from './view-rows.js';

/** Values that the server looks for at once: up to so many it merges in order of key, of more it would sort all. */
const AT_ONCE = 200;
const KEYS_AT_ONCE = 5_000;

type Where = NonNullable<ListQuery['where']>;
type Page = { readonly after: string; readonly limit: number };

const entryOf = (index: string, value: string): string => `${index}\0${value}`;

export const entriesOf = (indexes: IndexValues): string[] => [
  ...new Set(Object.entries(indexes).flatMap(([index, values]) => values.map((value) => entryOf(index, value)))),
];

const documentOf = ({ _id, doc, indexes }: DocumentRow): ViewDocument => ({
  key: _id,
  doc: JSON.parse(doc),
  ...(indexes === undefined ? {} : { indexes: JSON.parse(indexes) }),
});

/** Half a character is another one in MongoDB: nothing is stored under it, and it must not find the other's. */
const wellFormed = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => text.isWellFormed());

export const loadDocuments = async (
  { documents }: Body,
  keys: readonly string[],
): Promise<ReadonlyMap<string, JsonObject>> => {
  const found = new Map<string, JsonObject>();
  for (const some of batches(wellFormed(keys), KEYS_AT_ONCE)) {
    const rows = documents.find({ _id: { $in: some } }, { projection: { doc: 1 }, batchSize: KEYS_AT_ONCE });
    for (const { _id, doc } of await rows.toArray()) found.set(_id, JSON.parse(doc));
  }
  return found;
};

const allOf = async ({ documents }: Body, { after, limit }: Page): Promise<DocumentRow[]> =>
  documents
    .find(exactly({ _id: { $gt: after } }), { projection: { under: 0 } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();

/** Under a few values: in order of key, found by the index alone. */
const someOf = async ({ documents }: Body, filter: Filter<DocumentRow>, limit: number): Promise<DocumentRow[]> =>
  documents
    .find(filter, { projection: { under: 0 }, hint: UNDER })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();

/**
 * The first keys under any of thousands of values, some values at a time: each time only those before the last one
 * needed so far.
 */
const keysUnder = async (
  body: Body,
  entries: readonly string[],
  page: Page,
  session: ClientSession,
): Promise<string[]> => {
  let found: string[] = [];
  for (const some of batches(entries, AT_ONCE)) {
    const last = found.length === page.limit ? found.at(-1) : undefined;
    const range = last === undefined ? { $gt: page.after } : { $gt: page.after, $lt: last };
    const filter = exactly({ under: { $in: some }, _id: range });
    const options = { projection: { _id: 1 }, hint: UNDER, session } as const;
    const rows = await body.documents.find(filter, options).sort({ _id: 1 }).limit(page.limit).toArray();
    found = inOrder(new Set([...found, ...rows.map(({ _id }) => _id)])).slice(0, page.limit);
  }
  return found;
};

type Snapshot = <T>(read: (session: ClientSession) => Promise<T>) => Promise<T>;

const manyOf = async (body: Body, entries: readonly string[], page: Page, snapshot: Snapshot): Promise<DocumentRow[]> =>
  snapshot(async (session) => {
    const keys = await keysUnder(body, entries, page, session);
    const rows: DocumentRow[] = [];
    for (const some of batches(keys, KEYS_AT_ONCE)) {
      const options = { projection: { under: 0 }, batchSize: KEYS_AT_ONCE, session } as const;
      rows.push(
        ...(await body.documents
          .find({ _id: { $in: some } }, options)
          .sort({ _id: 1 })
          .toArray()),
      );
    }
    return rows;
  });

const rowsUnder = async (body: Body, where: Where, page: Page, snapshot: Snapshot): Promise<DocumentRow[]> => {
  const entries = wellFormed(where.values).map((value) => entryOf(where.index, value));
  if (entries.length > AT_ONCE) return manyOf(body, entries, page, snapshot);
  return someOf(body, exactly({ under: { $in: entries }, _id: { $gt: page.after } }), page.limit);
};

/** In order of key, by code point; `snapshot` has several readings see one state. */
export const listDocuments = async (
  body: Body,
  { where, after = '', limit }: ListQuery,
  snapshot: Snapshot,
): Promise<readonly ViewDocument[]> => {
  if (limit < 1) return [];
  const page = { after, limit };
  const rows = where ? await rowsUnder(body, where, page, snapshot) : await allOf(body, page);
  return rows.map(documentOf);
};
