import { expect, test } from '@jest/globals';
import { cityFile, figuresOf, ImportOffice, nipOf, refusedOf, type Report, rosterOf } from './import-office.js';
import { cleaned } from '../support/cleanup.js';

type Expected = Pick<Report, 'read' | 'enrolled' | 'droppedColumns' | 'refused'>;

const codesOf = (rows: Report['refused']): string[] => rows.map(({ line, code }) => `${line} ${code}`);

test(
  'the example city is imported once, however often',
  cleaned(async (t) => {
    const office = await ImportOffice.open(t);
    const [units, roster] = [await cityFile('units.csv'), await cityFile('roster.csv')];
    const dry = await office.import('units?dryRun=true', units);
    expect([dry.dryRun, dry.changed, dry.position, figuresOf(dry)]).toStrictEqual([
      true,
      false,
      null,
      'established 181',
    ]);
    const first = await office.import('units', units);
    expect([first.dryRun, first.changed, first.read, figuresOf(first)]).toStrictEqual([
      false,
      true,
      181,
      'established 181',
    ]);
    const again = await office.import('units', units);
    expect([again.changed, figuresOf(again), again.position]).toStrictEqual([false, 'unchanged 181', first.position]);

    expect(figuresOf(await office.import('roster?dryRun=true', roster))).toBe('enrolled 1900');
    const enrolled = await office.import('roster', roster);
    expect([enrolled.read, figuresOf(enrolled)]).toStrictEqual([1900, 'enrolled 1900']);
    expect(enrolled.position !== null && enrolled.position > (first.position ?? '')).toBeTruthy();
    const unchanged = await office.import('roster', roster);
    expect([unchanged.changed, figuresOf(unchanged), unchanged.position]).toStrictEqual([
      false,
      'unchanged 1900',
      enrolled.position,
    ]);
  }),
);

test(
  'a roster of faults is told line by line, and the rest is enrolled',
  cleaned(async (t) => {
    const office = await ImportOffice.open(t);
    await office.import('units', await cityFile('units.csv'));
    const file = await cityFile('roster-bad.csv');
    const expected = JSON.parse(String(await cityFile('roster-bad.expected.json'))) as Expected;
    for (const path of ['roster?dryRun=true', 'roster']) {
      const report = await office.import(path, file);
      expect(report.read).toBe(expected.read);
      expect(figuresOf(report)).toBe(`enrolled ${expected.enrolled}`);
      expect(codesOf(report.refused)).toStrictEqual(codesOf(expected.refused));
      expect(report.droppedColumns).toStrictEqual(expected.droppedColumns);
      expect(JSON.stringify(report)).not.toMatch(/PALSU|19\d{16}/);
    }
    const again = await office.import('roster', file, { 'accept-language': 'en' });
    expect(figuresOf(again)).toBe(`unchanged ${expected.enrolled}`);
    expect(again.refused[0]?.detail ?? '').toMatch(/^There is no such unit/);
  }),
);

const UNITS = 'code,name,kind,parent_code,on';
const SMALL = [UNITS, 'A,Kota,city,,2020-01-01', 'B,Dinas,agency,A,2020-01-01', 'C,Badan,agency,A,2020-01-01'];

test(
  'units are renamed and moved on the day of the row, and refused with those below',
  cleaned(async (t) => {
    const office = await ImportOffice.open(t);
    await office.import('units', SMALL.join('\n'));
    const rows = [
      'E,Seksi E,section,D,2021-01-01',
      'D,Seksi D,section,B,2021-01-01',
      'B,Dinas Baru,agency,A,2021-01-01',
      'C,Badan C,agency,B,2021-01-01',
      'A,Kota,agency,,2021-01-01',
      'F,Seksi F,section,D,2020-06-01',
      'G,Seksi G,section,F,2021-01-01',
      'H,Seksi H,section,Z,2021-01-01',
      'I,Seksi I,section,B,2099-01-01',
      'J,Seksi J,section,B',
      'D,Seksi D,section,B,2021-01-01',
    ];
    const report = await office.import('units', [UNITS, ...rows].join('\n'));
    const below = '2 unknown-unit, 3 unknown-unit, 4 unknown-unit, 5 unknown-unit, 6 bad-value';
    const others = '7 unknown-unit, 8 unknown-unit, 9 unknown-unit, 10 unknown-unit, 11 bad-row, 12 duplicate-code';
    expect(refusedOf(report)).toBe(`${below}, ${others}`);
    const withoutRoot = await office.import('units', [UNITS, ...rows.filter((row) => !row.startsWith('A'))].join('\n'));
    expect(figuresOf(withoutRoot)).toBe('established 2, renamed 2, moved 1');
    expect(refusedOf(withoutRoot)).toBe(
      '6 unknown-unit, 7 unknown-unit, 8 unknown-unit, 9 date-too-far, 10 bad-row, 11 duplicate-code',
    );
    const late = await office.import('units', SMALL.join('\n'));
    expect(figuresOf(late)).toBe('unchanged 3');
    const cycle = await office.import('units', [UNITS, 'B,Dinas Baru,agency,E,2021-01-01'].join('\n'));
    expect(refusedOf(cycle)).toBe('2 chart-cycle');
  }),
);

const person = (n: number, name: string, unit: string, title = 'Analis'): string =>
  `${nipOf(n)},${name},${unit},${title},Pelaksana`;

test(
  'a roster moves, corrects and enrols, and names who is missing',
  cleaned(async (t) => {
    const office = await ImportOffice.open(t);
    await office.import('units', SMALL.join('\n'));
    const columns = 'nip_baru,nama,unor_kode,jabatan_nama,jenis_jabatan';
    const named = ['Ana', 'Budi', 'Citra', 'Dedi', 'Eka', 'Fitri'];
    const { position } = await office.import(
      'roster?on=2026-01-01',
      rosterOf(
        named.map((name, n) => person(n, name, 'B')),
        columns,
      ),
    );
    const { items } = await office.read<{ items: { id: string; name: string }[] }>(`/v1/staff?after=${position}`);
    const idOf = (name: string): string => items.find((one) => one.name === name)?.id ?? '';
    await office.write(`/v1/staff/${idOf('Dedi')}/depart`, { on: '2026-02-01', reason: 'retired' });

    const contractedAgain = `${nipOf(4).slice(0, 8)}202421${nipOf(4).slice(14)}`;
    const rows = [
      person(0, 'Ana', 'C', 'Arsiparis'),
      person(1, 'Budi S.', 'B', 'Arsiparis'),
      person(2, 'Citra', 'B'),
      person(3, 'Dedi', 'C'),
      `${contractedAgain},Eka,C,Analis,Pelaksana`,
      `${nipOf(5)},=Fitri,B,Analis,Pelaksana`,
      person(6, 'Gita', 'Z'),
    ];
    const dry = await office.import('roster?on=2026-03-01&dryRun=true', rosterOf(rows, columns));
    const report = await office.import('roster?on=2026-03-01', rosterOf(rows, columns));
    expect({ ...dry, dryRun: false, changed: true, position: report.position }).toStrictEqual(report);
    const expected = 'enrolled 2, transferred 1, repositioned 1, renamed 1, unchanged 1, missing 1';
    expect(figuresOf(report)).toBe(expected);
    expect(refusedOf(report)).toBe('7 bad-value, 8 unknown-unit');
    expect(report.missingStaff).toStrictEqual([idOf('Eka')]);
    expect(report.possiblySame).toStrictEqual([{ line: 6, staff: idOf('Eka') }]);
    const early = rosterOf([person(2, 'Citra', 'C')], columns);
    expect(figuresOf(await office.import('roster?on=2025-06-01', early))).toBe('enrolled 1');
    expect(figuresOf(await office.import('roster?on=2025-06-01', early))).toBe('unchanged 1');
    const short = await office.import('roster?on=2026-03-01', rosterOf([`${nipOf(2)},Citra,B`]));
    expect(figuresOf(short)).toBe('unchanged 1, missing 6');

    await office.write(`/v1/staff/${idOf('Citra')}/correct`, { nip: nipOf(9), reason: 'PPPK baru' });
    const both = rosterOf([person(2, 'Citra', 'B'), person(9, 'Citra', 'C')], columns);
    const twice = await office.import('roster?on=2026-03-01', both);
    expect([figuresOf(twice), refusedOf(twice)]).toStrictEqual(['unchanged 1, missing 6', '3 duplicate-nip']);
  }),
);
