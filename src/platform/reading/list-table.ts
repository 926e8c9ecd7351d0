import type { Pair } from '../../kernel/words/pair.js';
import type { Row, Table } from './table.js';
import type { Page } from './reading.js';

/** Items of a list that are read at a time. */
const AT_A_TIME = 1_000;

type Wish = { readonly cursor?: string; readonly limit?: number };

type ListOf<T> = {
  readonly name: string;
  readonly pair?: Pair;
  readonly columns: readonly string[];
  readonly row: (item: T) => Row;
  /** The page that a wish asks for. */
  readonly page: (wish: { readonly cursor: string | undefined; readonly limit: number }) => Promise<Page<T>>;
};

/** A list as a table: the page asked for, or, where no limit is named, all from the cursor on (api.md, 1). */
export const listTable = <T>({ page, row, ...told }: ListOf<T>, { cursor, limit }: Wish): Table => ({
  ...told,
  pieces: async function* pieces() {
    let from: string | undefined = cursor;
    for (;;) {
      const { items, next }: Page<T> = await page({ cursor: from, limit: limit ?? AT_A_TIME });
      yield items.map(row);
      if (limit !== undefined || next === null) return;
      from = next;
    }
  },
});
