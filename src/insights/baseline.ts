import type { Reading } from './measures.js';

/** What is shown of a figure on the day that it is compared with. */
type Shown = Pick<Reading, 'index' | 'band' | 'population'>;

export type Compared = Reading & { readonly baseline: Shown; readonly change: number | null };

/** What is not there on that day reads as empty. */
const NOTHING: Shown = { index: null, band: null, population: 0 };

const inDecimals = (index: number): number => Math.round(index * 10_000);

/** The difference of two shown indices, null where either is (api.md, 4). */
const changeOf = (now: number | null, then: number | null): number | null =>
  now === null || then === null ? null : (inDecimals(now) - inDecimals(then)) / 10_000;

/** A reading beside the one of another day. */
export const comparedWith = (now: Reading, then: Reading | undefined): Compared => {
  const { index, band, population } = then ?? NOTHING;
  return { ...now, baseline: { index, band, population }, change: changeOf(now.index, index) };
};
