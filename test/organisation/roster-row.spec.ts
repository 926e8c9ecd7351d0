import { describe, expect, it } from '@jest/globals';
import type { RosterEntry, RosterRow } from '../../src/imports/roster-file.js';
import { entriesOf, opened } from './roster-reading.js';
import { expectOf, must, mustBe } from '../support/expectation.js';

const HEADER = 'nip_baru,nama,unor_kode,unor_nama,jabatan_nama,jenis_jabatan,gol_akhir_nama,jenis_pegawai';
const PNS = '190102032010011900';
const OTHER_PNS = '190102032010011901';
const PPPK = '190405062022212901';

/** The entries of a file of these rows, each in short: its code, or 'row'. */
const codesOf = async (...rows: readonly string[]): Promise<readonly string[]> =>
  (await entriesOf([HEADER, ...rows].join('\n'))).map((entry) => (entry.kind === 'row' ? 'row' : entry.code));

const only = async (row: string): Promise<RosterEntry | undefined> => (await entriesOf(`${HEADER}\n${row}`))[0];

const rowOf = async (row: string): Promise<RosterRow> => {
  const entry = await only(row);
  must(entry?.kind === 'row', JSON.stringify(entry));
  return entry;
};

const named = (name: string): Promise<readonly string[]> => codesOf(`${PNS},"${name.replaceAll('"', '""')}",A,,,,,`);

const employmentOf = async (nip: string, cell: string): Promise<string> =>
  (await rowOf(`${nip},Contoh,A,,,,,${cell}`)).employment;

describe('a row of a roster', () => {
  it('is read with all its parts, without the blanks around them', async () => {
    expect(
      await rowOf(` ${PNS}\t, Contoh Satu , A.1 , Bagian A , Arsiparis , Jabatan Fungsional , III/a , PNS `),
    ).toStrictEqual({
      kind: 'row',
      line: 2,
      nip: PNS,
      birthDate: '1901-02-03',
      name: 'Contoh Satu',
      unitCode: 'A.1',
      unitName: 'Bagian A',
      employment: 'PNS',
      position: { title: 'Arsiparis', type: 'functional', grade: 'III/a' },
    });
  });

  it('has only those parts of a position that are told', async () => {
    expect((await rowOf(`${PNS},Contoh,A,, , ,,`)).position).toStrictEqual({});
    expect((await rowOf(`${PNS},Contoh,A,,Arsiparis,,,`)).position).toStrictEqual({ title: 'Arsiparis' });
    const [entry] = await entriesOf(`nip_baru;nama;unor_nama\n${PPPK};Contoh;Bagian A\n`);
    must(entry?.kind === 'row');
    expect([entry.position, entry.unitCode, entry.unitName]).toStrictEqual([{}, '', 'Bagian A']);
  });

  it('knows the kinds of posts in any case, with or without "Jabatan"', async () => {
    const kinds = {
      Struktural: 'structural',
      'JABATAN STRUKTURAL': 'structural',
      fungsional: 'functional',
      'Jabatan  Fungsional Tertentu': 'functional',
      'Fungsional Umum': 'executive',
      'jabatan pelaksana': 'executive',
    };
    for (const [told, type] of Object.entries(kinds)) {
      expectOf((await rowOf(`${PNS},Contoh,A,,,${told},,`)).position.type, told).toBe(type);
    }
    for (const told of ['Jabatan', 'Jabatan Jabatan Pelaksana', 'constructor', '__proto__', 'Pelaksana Lain']) {
      expectOf(await codesOf(`${PNS},Contoh,A,,,${told},,`), told).toStrictEqual(['bad-value']);
    }
  });

  it('takes the employment from the NIP, or from a cell that does not contradict it', async () => {
    expect([
      await employmentOf(PNS, ''),
      await employmentOf(PNS, 'PNS'),
      await employmentOf(PNS, 'CPNS'),
    ]).toStrictEqual(['PNS', 'PNS', 'PNS']);
    expect([await employmentOf(PPPK, ''), await employmentOf(PPPK, 'PPPK Paruh Waktu')]).toStrictEqual([
      'PPPK',
      'PPPK',
    ]);
    const contradictions = [
      `${PNS},Contoh,A,,,,,PPPK`,
      `${PPPK},Contoh,A,,,,,CPNS`,
      `${PPPK.replace('901', '902')},Contoh,A,,,,,HONORER`,
    ];
    expect(await codesOf(...contradictions)).toStrictEqual(['bad-value', 'bad-value', 'bad-value']);
  });

  it('takes a number as people and spreadsheets write it', async () => {
    const spaced = `${PNS.slice(0, 8)} ${PNS.slice(8, 14)}\u00A0${PNS.slice(14, 15)}  ${PNS.slice(15)}`;
    for (const cell of [`'${PNS}`, `="${PNS}"`, `\u00A0${PNS}\t`, spaced, `' ${spaced}`, `="${spaced}"`]) {
      expectOf((await rowOf(`"${cell.replaceAll('"', '""')}",Contoh,A,,,,,`)).nip, cell).toBe(PNS);
    }
    mustBe((await rowOf(`="${PNS}",Contoh,A,,,,,`)).nip, PNS);
  });

  it('refuses a number that is none, and says how to keep one that a spreadsheet would spoil', async () => {
    for (const cell of [
      `${PNS}.`,
      `''${PNS}`,
      `=${PNS}`,
      `="${PNS}"x`,
      `${PNS}0`,
      `-${PNS}`,
      '',
      '0'.repeat(100_000),
    ]) {
      expectOf(await codesOf(`"${cell.replaceAll('"', '""')}",Contoh,A,,,,,`), cell).toStrictEqual(['bad-nip']);
    }
    for (const cell of ['1.99E+17', '1,90102E+17', ' 2e17 ']) {
      const entry = await only(`"${cell}",Contoh,A,,,,,`);
      must(entry?.kind === 'refused' && entry.code === 'bad-nip', cell);
      expect(entry.detail.en).toMatch(/make its column Text/);
    }
  });

  it('takes titles and grades that JSON takes, too', async () => {
    const long = 'x'.repeat(301);
    for (const title of ['"Ana\nlis"', '"Ana\tlis"', 'Ana\0lis', long]) {
      expectOf(await codesOf(`${PNS},Contoh,A,,${title},,,`), JSON.stringify(title)).toStrictEqual(['bad-value']);
    }
    expect(await codesOf(`${PNS},Contoh,A,,,,${'x'.repeat(21)},`)).toStrictEqual(['bad-value']);
    const { position } = await rowOf(`${PNS},Contoh,A,,\u3000Analis\u200B,,\u00A0III/a,`);
    expect(position).toStrictEqual({ title: 'Analis', grade: 'III/a' });
  });
});

describe('a fault of a row', () => {
  it('takes names of 200 characters, counted as code points', async () => {
    expect(await named('𝔗'.repeat(200))).toStrictEqual(['row']);
    expect(await named(` ${'x'.repeat(200)} `)).toStrictEqual(['row']);
    expect(await named('x'.repeat(201))).toStrictEqual(['name-too-long']);
    expect(await named('𝔗'.repeat(201))).toStrictEqual(['name-too-long']);
  });

  it('refuses names that could do harm in a table', async () => {
    expect(await named('\u200B\u00A0')).toStrictEqual(['missing-name']);
    for (const name of ['=1+1', ' +62', '@SUM', 'A\0B', 'A\nB', 'A\r\nB', 'A\tB', 'A\u0085B', 'A\u2028B', 'A\u007FB']) {
      expectOf(await named(name), JSON.stringify(name)).toStrictEqual(['bad-value']);
    }
    for (const name of ['-Contoh', "Contoh'); --", '<b>', '__proto__', 'A=B', 'Conto\u0301h']) {
      expectOf(await named(name), name).toStrictEqual(['row']);
    }
  });

  it('is refused for its first fault', async () => {
    const long = 'x'.repeat(201);
    expect(await codesOf('1,,,', '1,,A,,,?,,', `${PNS},,A,,,?,,`, `${PNS},,A,,,?,,`)).toStrictEqual([
      'bad-row',
      'bad-nip',
      'missing-name',
      'duplicate-nip',
    ]);
    expect(await codesOf(`${PNS},=${long},A,,,?,,`, `${OTHER_PNS},Contoh,,,,?,,`)).toStrictEqual([
      'name-too-long',
      'bad-value',
    ]);
  });

  it('claims its number even where it is refused, unless the number itself is bad', async () => {
    const rows = [`${PNS},,A,,,,,`, ` ${PNS},Contoh,A,,,,,`, `${OTHER_PNS},Contoh`, `${OTHER_PNS},Contoh,A,,,,,`];
    expect(await codesOf(...rows)).toStrictEqual(['missing-name', 'duplicate-nip', 'bad-row', 'row']);
  });

  it('is counted anew when the file is read again', async () => {
    const roster = await opened(`${HEADER}\n${PNS},Contoh,A,,,,,`);
    for (const _ of ['a dry run', 'the import']) {
      for await (const batch of roster.batches()) expect(batch.map(({ kind }) => kind)).toStrictEqual(['row']);
    }
  });
});
