import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { parentsFirst, readUnits, type UnitEntry, type UnitRow } from '../../src/imports/units-file.js';
import { must, mustBe } from '../support/expectation.js';

const EXAMPLE = new URL('../../../examples/sawahlunto/units.csv', import.meta.url);

const entriesOf = async (body: Buffer | string): Promise<UnitEntry[]> => {
  const file = await readUnits(Buffer.from(body));
  if (file.kind === 'failed') throw new Error(file.code);
  const entries: UnitEntry[] = [];
  for await (const batch of file.batches()) entries.push(...batch);
  return entries;
};

const rowsOf = (entries: readonly UnitEntry[]): UnitRow[] =>
  entries.flatMap((entry) => (entry.kind === 'row' ? [entry] : []));

const HEADER = 'code,name,kind,parent_code,on';

const only = async (row: string): Promise<UnitEntry | undefined> => (await entriesOf(`${HEADER}\n${row}\n`))[0];

/** Rows in short: `A<B` is unit A below B. */
const chart = async (...units: readonly string[]): Promise<UnitRow[]> => {
  const lines = units
    .map((unit) => unit.split('<'))
    .map(([code, parent = '']) => `${code},Unit,section,${parent},2017-01-01`);
  return lines.length === 0 ? [] : rowsOf(await entriesOf([HEADER, ...lines].join('\n')));
};

const ordered = async (...units: readonly string[]) => {
  const { rows, refused } = parentsFirst(await chart(...units));
  return {
    rows: rows.map(({ code }) => code).join(' '),
    refused: refused.map(({ line, code }) => `${line} ${code}`),
  };
};

describe('a file of units', () => {
  it('is that of the example city, whose parents come first already', async () => {
    const rows = rowsOf(await entriesOf(readFileSync(EXAMPLE)));
    mustBe(rows.length, 181);
    expect(parentsFirst(rows)).toStrictEqual({ rows, refused: [] });
  });

  it('reads a row without the blanks around its cells', async () => {
    expect(await only('\u3000A.1 , Bagian A\u200B,bureau,\u00A0A ,2017-01-01\t')).toStrictEqual({
      kind: 'row',
      line: 2,
      code: 'A.1',
      name: 'Bagian A',
      unitKind: 'bureau',
      parentCode: 'A',
      on: '2017-01-01',
    });
  });

  it('drops columns that it does not know', async () => {
    const file = await readUnits(Buffer.from('name;note;code;kind;on;parent_code\nx\n'));
    must(file.kind === 'judged');
    expect(file.droppedColumns).toStrictEqual(['note']);
  });

  it('lacks a column', async () => {
    expect(await readUnits(Buffer.from('code,name,kind,on\n'))).toStrictEqual({
      kind: 'failed',
      code: 'missing-columns',
      missing: [['parent_code']],
    });
  });

  it('takes codes of 64 and names of 200 characters', async () => {
    mustBe((await only(`${'c'.repeat(64)},${'𝔗'.repeat(200)},city,,2000-01-01`))?.kind, 'row');
  });

  it('refuses what cannot be a unit, and says nothing of what stands there', async () => {
    const rows = {
      'A,Unit,city,': 'bad-row',
      'A,"Unit"x,city,,2017-01-01': 'bad-row',
      ' ,Unit,city,,2017-01-01': 'bad-value',
      'A, ,city,,2017-01-01': 'bad-value',
      'A\0B,Unit,city,,2017-01-01': 'bad-value',
      '\u200B,Unit,city,,2017-01-01': 'bad-value',
      'A,"Unit\nRahasia",city,,2017-01-01': 'bad-value',
      [`${'c'.repeat(65)},Unit,city,,2017-01-01`]: 'bad-value',
      [`A,${'n'.repeat(201)},city,,2017-01-01`]: 'bad-value',
      'A,Unit,City,,2017-01-01': 'bad-value',
      'A,Unit,constructor,,2017-01-01': 'bad-value',
      'A,Unit,city,,2017-02-29': 'bad-value',
      'A,Unit,city,,01-01-2017': 'bad-value',
      'A,Unit,city,,1999-12-31': 'bad-value',
      'A,Unit,city,,': 'bad-value',
    };
    for (const [row, code] of Object.entries(rows)) {
      const entry = await only(row);
      must(entry?.kind === 'refused', row);
      mustBe(entry.code, code, row);
      expect(JSON.stringify(entry.detail)).not.toMatch(/Rahasia|constructor|2017|1999|ccc|nnn/);
    }
  });

  it('tells the code of a refused row, for those below it', async () => {
    const entry = await only('A,Unit,?,,2017-01-01');
    must(entry?.kind === 'refused');
    expect(entry.unitCode).toBe('A');
  });
});

describe('parents first', () => {
  it('moves a parent before its first child and leaves the rest in place', async () => {
    expect(await ordered('X', 'A<B', 'B<C', 'Y', 'C', 'D<B')).toStrictEqual({ rows: 'X C B A Y D', refused: [] });
  });

  it('leaves parents that are not in the file to the chart', async () => {
    expect(await ordered('A<Z', 'B<A')).toStrictEqual({ rows: 'A B', refused: [] });
  });

  it('refuses a code from its second row on', async () => {
    expect(await ordered('A', 'B<A', 'A<B', 'A')).toStrictEqual({
      rows: 'A B',
      refused: ['4 duplicate-code', '5 duplicate-code'],
    });
  });

  it('refuses a circle and what is below it', async () => {
    const refused = ['2 chart-cycle', '3 chart-cycle', '4 chart-cycle', '6 chart-cycle'];
    expect(await ordered('D<A', 'A<B', 'B<A', 'E', 'F<D')).toStrictEqual({ rows: 'E', refused });
    expect(await ordered('A<A', 'B')).toStrictEqual({ rows: 'B', refused: ['2 chart-cycle'] });
  });

  it('takes a chain of 200,000 upside down', async () => {
    const [bottom] = await chart('0<1');
    must(bottom);
    const upsideDown = Array.from({ length: 200_000 }, (_, place) => ({
      ...bottom,
      line: place + 2,
      code: `${place}`,
      parentCode: `${place + 1}`,
    }));
    expect(parentsFirst(upsideDown)).toStrictEqual({ rows: upsideDown.toReversed(), refused: [] });
  });

  it('settles each row once, whatever the file', async () => {
    const unit = fc.tuple(fc.nat(9), fc.nat(12)).map(([code, parent]) => `${code}<${parent}`);
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 15 }), async (units) => {
        const given = await chart(...units);
        const { rows, refused } = parentsFirst(given);
        const lines = [...rows, ...refused].map(({ line }) => line).sort((one, other) => one - other);
        expect(lines).toStrictEqual(given.map(({ line }) => line));
        const codes = rows.map(({ code }) => code);
        const inFile = new Set(given.map(({ code }) => code));
        for (const [place, { parentCode }] of rows.entries()) {
          expect(
            !inFile.has(parentCode) || (codes.indexOf(parentCode) < place && codes.includes(parentCode)),
          ).toBeTruthy();
        }
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });
});
