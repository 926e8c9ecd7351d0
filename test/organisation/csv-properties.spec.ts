import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readTable } from '../../src/imports/csv-table.js';
import { ABC, opened, rowsOf, told } from './csv-reading.js';
import { expectOf } from '../support/expectation.js';

const nastyPart = fc.constantFrom('"', ',', ';', '\t', '\n', '\r', '\r\n', '\0', ' ', '=', 'a', 'é', '𝔗', '\uFEFF');
const nastyCell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: nastyPart }));
const nastyRows = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(nastyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
  );

const written = (cell: string): string => (/["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const sheet = fc.record({
  rows: nastyRows,
  separator: fc.constantFrom(',', ';', '\t'),
  ends: fc.infiniteStream(fc.constantFrom('\n', '\r\n', '\r')),
  bom: fc.constantFrom('', '\uFEFF'),
  pace: fc.record({ sliceBytes: fc.integer({ min: 1, max: 64 }), batchRows: fc.integer({ min: 1, max: 5 }) }),
});

const good = (count: number): string[] => Array.from({ length: count }, () => '1,2');

describe('properties of the reading', () => {
  it('gives back the cells that were written, on the lines where they begin', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, async ({ rows: drawn, separator, ends, bom, pace }) => {
        const names = (drawn[0] ?? []).map((_, place) => `c${place}`);
        const rows = drawn.map(([first = '', ...cells]) => [`x${first}`, ...cells]);
        const lines = [names, ...rows].map((cells) => cells.map(written).join(separator) + ends.next().value);
        const starts = lines.map(
          (_, place) =>
            lines
              .slice(0, place)
              .join('')
              .split(/\r\n|\r|\n/).length,
        );
        const expected = rows.map((cells, place) => [starts[place + 1], ...cells]);
        const columns = { needed: names.map((name) => [name]), optional: [] };
        expect(await told(bom + lines.join(''), columns, pace)).toStrictEqual(expected);
      }),
    );
  });

  it('says the same of any text, however it is sliced, with lines in rising order', async () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\r\n', 'x', ' ', '\0') });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (rest, sliceBytes) => {
        const body = `a,b\n1,2\n${rest}`;
        const rows = await rowsOf(await opened(body));
        expect(await rowsOf(await opened(body), { sliceBytes, batchRows: 3 })).toStrictEqual(rows);
        const lines = rows.map(({ line }) => line);
        expect(lines).toStrictEqual([...new Set(lines)].sort((one, other) => one - other));
      }),
      { numRuns: 300 },
    );
  });

  it('loses no good row to a malformed one', async () => {
    const broken = fc.constantFrom('1,"2', '"1,2', '1,2"', '"1"1,2', '1,"2"2', '1,x"2"', '"', '1,"""');
    await fc.assert(
      fc.asyncProperty(broken, fc.nat(20), fc.nat(20), async (bad, before, after) => {
        const rows = await rowsOf(await opened(['a,b', ...good(before), bad, ...good(after)].join('\n')));
        expect(rows.filter(({ kind }) => kind === 'cells').length).toBe(before + after);
        expect(rows.flatMap((row) => (row.kind === 'bad-row' ? [row.line] : []))).toStrictEqual([before + 2]);
      }),
    );
  });
});

/** Counts the turns of the event loop that others get meanwhile. */
const countTurns = () => {
  let [turns, going] = [0, true];
  const beat = (): void => {
    turns += 1;
    if (going) setImmediate(beat);
  };
  setImmediate(beat);
  const stop = (): void => {
    going = false;
  };
  return { count: () => turns, stop };
};

describe('a large file', () => {
  it('leaves a turn of the event loop between any two batches of 200,000 rows', async () => {
    const table = await opened(`a;b;x\n${'190102032010011901;Contoh;dropped\n'.repeat(200_000)}`);
    const turns = countTurns();
    let [rows, seen] = [0, -1];
    for await (const batch of table.batches()) {
      expect(batch.length <= 500 && turns.count() > seen).toBeTruthy();
      rows += batch.length;
      seen = turns.count();
    }
    turns.stop();
    expect(rows).toBe(200_000);
  });

  it('leaves turns while it looks for a row where there is none', async () => {
    const turns = countTurns();
    const table = await readTable(Buffer.from(`a;b\n${';;;;\n'.repeat(1_000_000)}`), ABC);
    turns.stop();
    expect(table.kind === 'failed' && table.code === 'no-rows').toBeTruthy();
    expectOf(turns.count() > 50, `${turns.count()} turns`).toBeTruthy();
  });
});
