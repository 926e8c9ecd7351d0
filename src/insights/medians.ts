import type { Tree } from './tree.js';

/** From so many numbers for each of their values on, values are counted rather than sorted. */
const WORTH_COUNTING = 4;

/** Where the middle two of so many stand, which are one where the number is odd. */
const middlesOf = (length: number): readonly [low: number, high: number] => [(length - 1) >> 1, length >> 1];

const sortedMiddle = (values: Int32Array): number => {
  const ascending = Int32Array.from(values).sort();
  const [low, high] = middlesOf(values.length);
  return ((ascending[low] ?? 0) + (ascending[high] ?? 0)) / 2;
};

const countedMiddle = (values: Int32Array, most: number): number => {
  const counts = new Int32Array(most + 1);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  const [low, high] = middlesOf(values.length);
  let [passed, lower] = [0, -1];
  for (let value = 0; value <= most; value += 1) {
    passed += counts[value] ?? 0;
    if (lower < 0 && passed > low) lower = value;
    if (passed > high) return (lower + value) / 2;
  }
  return lower;
};

/** The number in the middle of whole ones, of an even number of them the mean of the middle two; null of none. */
export const medianOf = (values: Int32Array): number | null => {
  if (values.length === 0) return null;
  let [least, most] = [0, 0];
  for (const value of values) {
    if (value > most) most = value;
    if (value < least) least = value;
  }
  const isCounted = least === 0 && most < values.length * WORTH_COUNTING;
  return isCounted ? countedMiddle(values, most) : sortedMiddle(values);
};

/** Numbers by the place that they belong to: those of a unit and all below stand side by side. */
export class ByPlace {
  private readonly places: number[] = [];
  private readonly values: number[] = [];

  add(place: number, value: number): void {
    this.places.push(place);
    this.values.push(value);
  }

  /** In order of place; `starts` tells where each place begins, and at last where all end. */
  sorted(places: number): { readonly values: Int32Array; readonly starts: Int32Array } {
    const starts = new Int32Array(places + 1);
    for (const place of this.places) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
    for (let place = 0; place < places; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
    const next = Int32Array.from(starts);
    const values = new Int32Array(this.values.length);
    this.places.forEach((place, index) => {
      const at = next[place] ?? 0;
      values[at] = this.values[index] ?? 0;
      next[place] = at + 1;
    });
    return { values, starts };
  }
}

/** For each place, the one behind the last below it: units stand depth first. */
export const endsOf = ({ parents, size }: Pick<Tree, 'parents' | 'size'>): Int32Array => {
  const ends = Int32Array.from({ length: size }, (_, place) => place + 1);
  for (let place = size - 1; place > 0; place -= 1) {
    const above = parents[place] ?? -1;
    if (above >= 0) ends[above] = Math.max(ends[above] ?? 0, ends[place] ?? 0);
  }
  return ends;
};
