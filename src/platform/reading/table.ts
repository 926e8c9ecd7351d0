import type { Pair } from '../../kernel/words/pair.js';

export type Cell = string | number | boolean | null | undefined;
export type Row = readonly Cell[];

/** A table, whose columns are the same whatever its rows; these come in pieces, between which others go on. */
export type Table = {
  /** What it shows, for the name of its file. */
  readonly name: string;
  /** The dates that it answers for, where it does for some. */
  readonly pair?: Pair;
  readonly columns: readonly string[];
  readonly pieces: () => AsyncIterable<readonly Row[]>;
};

/** Rows made in one turn of the loop. */
const AT_A_TIME = 500;

/** Rows that are at hand, each made of an item when its turn has come. */
export const piecesOf = <T>(items: readonly T[], rowOf: (item: T) => Row): Table['pieces'] =>
  async function* pieces() {
    for (let at = 0; at < items.length; at += AT_A_TIME) {
      yield await Promise.resolve(items.slice(at, at + AT_A_TIME).map(rowOf));
    }
  };
