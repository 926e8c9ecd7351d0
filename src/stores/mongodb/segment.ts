import { StoreFault } from '../../kernel/ports/store-fault.js';
import { CellTable } from './cell-table.js';

/** Five numbers a cell, as this processor keeps them: unit and category by their words' numbers, on, recorded, n. */
export const WIDTH = 5;

/** No document comes near the 16 MB that one may have. */
export const MOST_CELLS = 50_000;

const MOST = 2_147_483_647;
/** Parts that one n is told in: what counts persons of a country needs one. */
const MOST_PARTS = 1_000;

/** The numbers of a segment as it is stored. */
export const numbersOf = (stored: Buffer): Int32Array => {
  const { buffer, byteOffset, byteLength } = stored;
  const length = byteLength / Int32Array.BYTES_PER_ELEMENT;
  if (byteOffset % Int32Array.BYTES_PER_ELEMENT === 0) return new Int32Array(buffer, byteOffset, length);
  return new Int32Array(buffer.slice(byteOffset, byteOffset + byteLength));
};

export const storedOf = ({ buffer, byteOffset, byteLength }: Int32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

export const numberAt = (numbers: Int32Array, at: number): number => numbers[at] ?? 0;

/** Adds the cells of a segment to a table, by unit, category, on and recorded. */
export const addCells = (table: CellTable, numbers: Int32Array): void => {
  for (let at = 0; at < numbers.length; at += WIDTH) {
    table.place.set(numbers.subarray(at, at + WIDTH - 1));
    table.add(numbers[at + WIDTH - 1] ?? 0);
  }
};

/** How many cells a sum takes, as none holds more than 31 bits of it. */
const partsOf = (sum: number): number => {
  const parts = Math.ceil(Math.abs(sum) / MOST);
  if (parts <= MOST_PARTS) return parts;
  throw new StoreFault('a cell counts more than MongoDB can store of one');
};

/** What a table holds that is not 0. */
export const cellsOf = (table: CellTable): Int32Array => {
  let count = 0;
  for (let entry = 0; entry < table.size; entry += 1) count += partsOf(table.sum(entry));
  const numbers = new Int32Array(count * WIDTH);
  let at = 0;
  for (let entry = 0; entry < table.size; entry += 1) {
    for (let rest = table.sum(entry); rest !== 0; at += WIDTH) {
      const n = Math.max(-MOST, Math.min(MOST, rest));
      rest -= n;
      numbers.set([table.at(entry, 0), table.at(entry, 1), table.at(entry, 2), table.at(entry, 3), n], at);
    }
  }
  return numbers;
};
