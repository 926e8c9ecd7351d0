import { IntRows } from './int-rows.js';
import type { Tree } from './tree.js';

/** From so many numbers for each of their values on, values are counted rather than sorted. */
const WORTH_COUNTING = 4;

/** Where the middle two of so many stand, which are one where the number is odd. */
const middlesOf = (length: number): readonly [low: number, high: number] => [(length - 1) >> 1, length >> 1];

const sortedMiddle = (ascending: Int32Array): number => {
  const [low, high] = middlesOf(ascending.length);
  return ((ascending[low] ?? 0) + (ascending[high] ?? 0)) / 2;
};

const countedMiddle = (counts: Int32Array, length: number): number => {
  const [low, high] = middlesOf(length);
  let [value, passed] = [0, counts[0] ?? 0];
  while (passed <= low) passed += counts[(value += 1)] ?? 0;
  const lower = value;
  while (passed <= high) passed += counts[(value += 1)] ?? 0;
  return (lower + value) / 2;
};

/** Medians of whole numbers, those of each place side by side. */
export class Medians {
  private counts = new Int32Array(0);

  /** `starts`: where each place begins, and at last where all end. */
  constructor(
    private readonly values: Int32Array,
    private readonly starts: Int32Array,
  ) {}

  /** In the middle of those from one place on and before another; of an even number the mean of the middle two; null of none. */
  of(first: number, behind: number): number | null {
    const [from, to] = [this.starts[first] ?? 0, this.starts[behind] ?? 0];
    return from < to ? this.between(from, to) : null;
  }

  private between(from: number, to: number): number {
    const { values } = this;
    let [least, most] = [0, 0];
    for (let at = from; at < to; at += 1) {
      const value = values[at] ?? 0;
      if (value > most) most = value;
      if (value < least) least = value;
    }
    const isCounted = least === 0 && most < (to - from) * WORTH_COUNTING;
    if (!isCounted) return sortedMiddle(values.slice(from, to).sort());
    this.count(from, to, most);
    return countedMiddle(this.counts, to - from);
  }

  private count(from: number, to: number, most: number): void {
    if (this.counts.length <= most) this.counts = new Int32Array(2 * most + 1);
    const { values, counts } = this;
    counts.fill(0, 0, most + 1);
    for (let at = from; at < to; at += 1) {
      const value = values[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
}

/** The number in the middle of whole ones, of an even number of them the mean of the middle two; null of none. */
export const medianOf = (values: Int32Array): number | null =>
  new Medians(values, Int32Array.of(0, values.length)).of(0, 1);

const [PLACE, VALUE] = [0, 1];

/** Numbers by the place that they belong to: those of a unit and all below stand side by side. */
export class ByPlace {
  private readonly rows = new IntRows(2);

  add(place: number, value: number): void {
    const row = this.rows.extend(1);
    this.rows.put(row, PLACE, place);
    this.rows.put(row, VALUE, value);
  }

  /** In order of place. */
  medians(places: number): Medians {
    const { rows } = this;
    const starts = this.starts(places);
    const next = Int32Array.from(starts);
    const values = new Int32Array(rows.size);
    for (let row = 0; row < rows.size; row += 1) {
      const place = rows.get(row, PLACE);
      const at = next[place] ?? 0;
      values[at] = rows.get(row, VALUE);
      next[place] = at + 1;
    }
    return new Medians(values, starts);
  }

  private starts(places: number): Int32Array {
    const { rows } = this;
    const starts = new Int32Array(places + 1);
    for (let row = 0; row < rows.size; row += 1) {
      const behind = rows.get(row, PLACE) + 1;
      starts[behind] = (starts[behind] ?? 0) + 1;
    }
    for (let place = 0; place < places; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
    return starts;
  }
}

/** For each place, the one behind the last below it: units stand depth first. */
export const endsOf = ({ parents, size }: Pick<Tree, 'parents' | 'size'>): Int32Array => {
  const ends = new Int32Array(size);
  for (let place = size - 1; place >= 0; place -= 1) {
    const [end, above] = [Math.max(ends[place] ?? 0, place + 1), parents[place] ?? -1];
    ends[place] = end;
    if (above >= 0) ends[above] = Math.max(ends[above] ?? 0, end);
  }
  return ends;
};
