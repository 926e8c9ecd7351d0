/** Whole numbers that a sum is kept under. */
const PLACE = 4;

const FIRST_SIZE = 256;

const mixed = (hash: number, next: number): number => {
  const h = Math.imul(hash ^ next, 0x9e3779b1);
  return h ^ (h >>> 15);
};

/**
 * Sums, each under four whole numbers: in typed arrays, as a Map by text takes several times as long. What comes is
 * written into `place`, then added; what is there is read by its number, in the order in which places came.
 */
export class CellTable {
  readonly place = new Int32Array(PLACE);
  private count = 0;
  /** One more than the number of the entry, 0 where a slot is free; twice as many as entries at least. */
  private slots = new Int32Array(2 * FIRST_SIZE);
  private places = new Int32Array(PLACE * FIRST_SIZE);
  private sums = new Float64Array(FIRST_SIZE);

  get size(): number {
    return this.count;
  }

  add(n: number): void {
    const slot = this.slotOf(this.place, 0);
    const entry = this.slots[slot] ?? 0;
    if (entry > 0) this.sums[entry - 1] = (this.sums[entry - 1] ?? 0) + n;
    else this.enter(slot, n);
  }

  sum(entry: number): number {
    return this.sums[entry] ?? 0;
  }

  /** One of the four numbers of an entry. */
  at(entry: number, which: number): number {
    return this.places[entry * PLACE + which] ?? 0;
  }

  private enter(slot: number, n: number): void {
    this.slots[slot] = this.count + 1;
    this.places.set(this.place, this.count * PLACE);
    this.sums[this.count] = n;
    this.count += 1;
    if (this.count === this.sums.length) this.grow();
  }

  /** The slot of four numbers that stand in an array, or the free one that is theirs. */
  private slotOf(numbers: Int32Array, from: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(numbers, from) & mask;
    for (let entry = this.slots[slot] ?? 0; entry > 0; entry = this.slots[slot] ?? 0) {
      if (this.isOf(entry - 1, numbers, from)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private isOf(entry: number, numbers: Int32Array, from: number): boolean {
    const { places } = this;
    const at = entry * PLACE;
    return (
      places[at] === numbers[from] &&
      places[at + 1] === numbers[from + 1] &&
      places[at + 2] === numbers[from + 2] &&
      places[at + 3] === numbers[from + 3]
    );
  }

  private grow(): void {
    const [places, sums] = [new Int32Array(2 * this.places.length), new Float64Array(2 * this.sums.length)];
    places.set(this.places);
    sums.set(this.sums);
    this.places = places;
    this.sums = sums;
    this.slots = new Int32Array(2 * this.slots.length);
    for (let entry = 0; entry < this.count; entry += 1) this.slots[this.slotOf(places, entry * PLACE)] = entry + 1;
  }
}

const hashOf = (numbers: Int32Array, from: number): number => {
  const first = mixed(numbers[from] ?? 0, numbers[from + 1] ?? 0);
  return mixed(mixed(first, numbers[from + 2] ?? 0), numbers[from + 3] ?? 0);
};
