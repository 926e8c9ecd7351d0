import { describe, expect, it } from '@jest/globals';
import { LAST_DAY } from '../../src/kernel/words/calendar-date.js';
import { csvOf, fileNameOf } from '../../src/platform/edge/csv.js';
import { type Cell, piecesOf, type Row } from '../../src/platform/reading/table.js';
import { columnsOf, RowMaker } from '../../src/platform/reading/table-rows.js';

const written = async (rows: readonly Row[]): Promise<string> => {
  const pieces: string[] = [];
  const table = { name: 'x', columns: ['a', 'b'], pieces: piecesOf(rows, (row) => row) };
  for await (const piece of csvOf(table)) pieces.push(piece);
  return pieces.join('');
};
const cell = async (value: Cell): Promise<string> => (await written([[value]])).slice('a,b\r\n'.length, -2);

describe('a table as CSV', () => {
  it('has its header without rows, and every row once however many there are', async () => {
    expect(await written([])).toBe('a,b\r\n');
    const rows = Array.from({ length: 1_201 }, (_, n) => [n, 'x']);
    expect(await written(rows)).toBe(`a,b\r\n${rows.map(([n]) => `${String(n)},x\r\n`).join('')}`);
  });

  it('makes a text harmless that a spreadsheet would run, after blanks and in full width, too', async () => {
    for (const text of ['=1+1', '+62', '-7', '@me', ' =1', '\u00a0+1', '\u3000-1', '＝1', '＋1', '－1', '＠me'])
      expect(await cell(text)).toBe(`'${text}`);
    for (const text of ['\tx', '\rx', '\nx'])
      expect((await cell(text)).replaceAll('"', '').startsWith("'")).toBeTruthy();
    for (const value of [-7, -0.0713, 1e-7, true, 'a=1', 'a-b', '1-2']) expect(await cell(value)).toBe(String(value));
    expect(await cell('a "b", c')).toBe('"a ""b"", c"');
    expect(await cell(null)).toBe('');
  });

  it('is in a file that says what, asOf and knownOn', () => {
    const table = { name: 'adoption/"x"', columns: [], pieces: piecesOf([], () => []) };
    expect(fileNameOf(table)).toBe('adoption-x-.csv');
    const pair = { asOf: LAST_DAY, knownOn: LAST_DAY };
    expect(fileNameOf({ ...table, name: 'units', pair })).toBe(`units_asOf-${LAST_DAY}_knownOn-${LAST_DAY}.csv`);
  });
});

const nameUnit = (id: string) =>
  id === 'u1' || id === 'u2' ? { code: id.toUpperCase(), name: `Unit ${id}` } : undefined;

describe('a row of an object', () => {
  const UNIT = { type: 'string' } as const;
  const schema = { properties: { unit: UNIT, units: { type: 'array' }, at: { properties: { on: {} } }, all: {} } };
  const columns = columnsOf(schema);
  const { row } = new RowMaker(columns, nameUnit);

  it('tells a unit by id, code and name, and nested fields by dotted names', () => {
    const unit = ['unit.id', 'unit.code', 'unit.name'];
    expect(columns).toStrictEqual([...unit, 'units.id', 'units.code', 'units.name', 'at.on', 'all']);
    const told = row({ unit: 'u1', units: ['u2', 'u3'], at: { on: 3 }, all: ['x', 'y'], more: 1 });
    expect(told).toStrictEqual(['u1', 'U1', 'Unit u1', 'u2; u3', 'U2; ', 'Unit u2; ', 3, 'x; y']);
  });

  it('tells things in a list in words', () => {
    const all = [{ unit: 'u1', of: { a: 1, b: null } }, { units: ['u1', 'u2'] }];
    expect(row({ unit: null, at: null, all }).at(-1)).toBe(
      'unit: U1 Unit u1 u1, of: (a: 1, b: ); units: (U1 Unit u1 u1; U2 Unit u2 u2)',
    );
  });
});
