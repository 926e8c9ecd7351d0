import type { Tree } from './tree.js';

/** By place in the tree: how much is done of what is due. */
export type Shares = { readonly done: Float64Array; readonly due: Float64Array };

/** Shares of each unit itself, of it and all below, and in all: the wider ones are no sums of the others. */
export type Unsummed = {
  readonly own: Shares;
  readonly subtree: Shares;
  readonly total: readonly [done: number, due: number];
};

/** Nothing done of nothing due. */
export const blankShares = (tree: Tree): Shares => ({
  done: new Float64Array(tree.size),
  due: new Float64Array(tree.size),
});
