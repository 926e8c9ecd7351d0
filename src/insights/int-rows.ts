const FIRST_ROWS = 1_024;

/** Rows of so many whole numbers each, packed one behind the other. */
export class IntRows {
  private numbers: Int32Array;
  private count = 0;

  constructor(readonly width: number) {
    this.numbers = new Int32Array(width * FIRST_ROWS);
  }

  get size(): number {
    return this.count;
  }

  get(row: number, column: number): number {
    return this.numbers[row * this.width + column] ?? 0;
  }

  set(row: number, values: readonly number[]): void {
    this.numbers.set(values, row * this.width);
  }

  put(row: number, column: number, value: number): void {
    this.numbers[row * this.width + column] = value;
  }

  /** One more, or so many, in one place. */
  add(row: number, column: number, n = 1): void {
    const at = row * this.width + column;
    this.numbers[at] = (this.numbers[at] ?? 0) + n;
  }

  /** Adds a row of another of the same width to one of these. */
  addRow(row: number, { numbers }: IntRows, other: number): void {
    const [to, from] = [row * this.width, other * this.width];
    for (let column = 0; column < this.width; column += 1)
      this.numbers[to + column] = (this.numbers[to + column] ?? 0) + (numbers[from + column] ?? 0);
  }

  /** Takes some rows of another over; gives the place of the first. */
  append(other: IntRows, row: number, rows: number): number {
    const first = this.extend(rows);
    this.numbers.set(other.numbers.subarray(row * this.width, (row + rows) * this.width), first * this.width);
    return first;
  }

  /** The place of so many new rows, of zeros. */
  extend(rows: number): number {
    const first = this.count;
    this.count += rows;
    if (this.count * this.width > this.numbers.length) {
      const larger = new Int32Array(Math.max(2 * this.numbers.length, this.count * this.width));
      larger.set(this.numbers);
      this.numbers = larger;
    }
    return first;
  }
}
