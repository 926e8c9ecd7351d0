import { inOrder } from '../shared/in-order.js';
import type { Database } from './database.js';

export type Filter = { readonly index: string; readonly values: readonly string[] };

type Page = { readonly where: Filter; readonly after: string; readonly limit: number };

/**
 * The first keys, in order, that an index has under any of some values. Each value is asked for its first keys only,
 * and only for those before the last one needed so far: thousands of values then cost thousands of short looks,
 * where one query would gather and sort every match.
 */
export const keysWhere = (database: Database, body: number, { where, after, limit }: Page): string[] => {
  const sql = `SELECT key FROM index_${body} WHERE name = ? AND value = ? AND key > ?`;
  const first = database.prepare<{ key: string }>(`${sql} ORDER BY key LIMIT ?`);
  const before = database.prepare<{ key: string }>(`${sql} AND key < ? ORDER BY key LIMIT ?`);
  let found = new Set<string>();
  let last: string | undefined;
  for (const value of new Set(where.values)) {
    const rows =
      last === undefined
        ? first.all(where.index, value, after, limit)
        : before.all(where.index, value, after, last, limit);
    for (const { key } of rows) found.add(key);
    if (found.size < 2 * limit) continue;
    found = new Set(inOrder(found).slice(0, limit));
    last = [...found].at(-1);
  }
  return inOrder(found).slice(0, limit);
};
