import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../kernel/words/json.js';
import type { ViewDocument, ViewName, ViewStore } from '../kernel/ports/view-store.js';
import { atOnePosition, type Difference, type ViewCheck } from './view-check.js';

const PAGE = 500;

async function* pagesOf(views: ViewStore, view: ViewName): AsyncGenerator<readonly ViewDocument[]> {
  let page = await views.list(view, { limit: PAGE });
  while (page.length > 0) {
    yield page;
    const after = page.at(-1)?.key;
    if (after === undefined) return;
    page = await views.list(view, { after, limit: PAGE });
  }
}

const kindOf = (stored: JsonObject | undefined, folded: JsonObject | undefined): Difference['kind'] | undefined => {
  if (isDeepStrictEqual(stored, folded)) return undefined;
  if (stored === undefined) return 'missing';
  return folded === undefined ? 'extra' : 'different';
};

/** Judges suspects where both views stand at one position. */
const judge = async (check: ViewCheck, keys: readonly string[]): Promise<void> => {
  if (keys.length === 0) return;
  const { stored, scratch, view } = check;
  const theirs = await atOnePosition(check, () => stored.load(view, keys));
  const ours = await scratch.load(view, keys);
  for (const key of keys) {
    const kind = kindOf(theirs.get(key), ours.get(key));
    if (kind) check.found({ kind, what: 'document', key });
  }
};

const judgeIndexes = ({ projection, found }: ViewCheck, page: readonly ViewDocument[]): void => {
  for (const { key, doc, indexes } of page) {
    if (isDeepStrictEqual(indexes, projection.indexes?.(key, doc))) continue;
    found({ kind: 'indexes', what: 'document', key });
  }
};

/** Compares every document, deeply and both ways; how many are stored. */
export const verifyDocuments = async (check: ViewCheck): Promise<number> => {
  const { stored, scratch, view } = check;
  let count = 0;
  for await (const page of pagesOf(stored, view)) {
    count += page.length;
    judgeIndexes(check, page);
    const folded = await scratch.load(
      view,
      page.map(({ key }) => key),
    );
    const suspects = page.filter(({ key, doc }) => !isDeepStrictEqual(doc, folded.get(key)));
    await judge(
      check,
      suspects.map(({ key }) => key),
    );
  }
  for await (const page of pagesOf(scratch, view)) {
    const keys = page.map(({ key }) => key);
    const theirs = await stored.load(view, keys);
    await judge(
      check,
      keys.filter((key) => !theirs.has(key)),
    );
  }
  return count;
};
