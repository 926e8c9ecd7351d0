import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RosterEntry, RosterRow } from '../../src/organisation/roster-file.js';
import { entriesOf, opened } from './roster-reading.js';

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
  assert.ok(entry?.kind === 'row', JSON.stringify(entry));
  return entry;
};

const named = (name: string): Promise<readonly string[]> => codesOf(`${PNS},"${name.replaceAll('"', '""')}",A,,,,,`);

const employmentOf = async (nip: string, cell: string): Promise<string> =>
  (await rowOf(`${nip},Contoh,A,,,,,${cell}`)).employment;

describe('a row of a roster', () => {
  it('is read with all its parts, without the blanks around them', async () => {
    assert.deepEqual(
      await rowOf(` ${PNS}\t, Contoh Satu , A.1 , Bagian A , Arsiparis , Jabatan Fungsional , III/a , PNS `),
      {
        kind: 'row',
        line: 2,
        nip: PNS,
        birthDate: '1901-02-03',
        name: 'Contoh Satu',
        unitCode: 'A.1',
        unitName: 'Bagian A',
        employment: 'PNS',
        position: { title: 'Arsiparis', type: 'functional', grade: 'III/a' },
      },
    );
  });

  it('has only those parts of a position that are told', async () => {
    assert.deepEqual((await rowOf(`${PNS},Contoh,A,, , ,,`)).position, {});
    assert.deepEqual((await rowOf(`${PNS},Contoh,A,,Arsiparis,,,`)).position, { title: 'Arsiparis' });
    const [entry] = await entriesOf(`nip_baru;nama;unor_nama\n${PPPK};Contoh;Bagian A\n`);
    assert.ok(entry?.kind === 'row');
    assert.deepEqual([entry.position, entry.unitCode, entry.unitName], [{}, '', 'Bagian A']);
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
      assert.equal((await rowOf(`${PNS},Contoh,A,,,${told},,`)).position.type, type, told);
    }
    for (const told of ['Jabatan', 'Jabatan Jabatan Pelaksana', 'constructor', '__proto__', 'Pelaksana Lain']) {
      assert.deepEqual(await codesOf(`${PNS},Contoh,A,,,${told},,`), ['bad-value'], told);
    }
  });

  it('takes the employment from the NIP, or from a cell that does not contradict it', async () => {
    assert.deepEqual(
      [await employmentOf(PNS, ''), await employmentOf(PNS, 'PNS'), await employmentOf(PNS, 'CPNS')],
      ['PNS', 'PNS', 'PNS'],
    );
    assert.deepEqual([await employmentOf(PPPK, ''), await employmentOf(PPPK, 'PPPK Paruh Waktu')], ['PPPK', 'PPPK']);
    const contradictions = [
      `${PNS},Contoh,A,,,,,PPPK`,
      `${PPPK},Contoh,A,,,,,CPNS`,
      `${PPPK.replace('901', '902')},Contoh,A,,,,,HONORER`,
    ];
    assert.deepEqual(await codesOf(...contradictions), ['bad-value', 'bad-value', 'bad-value']);
  });

  it('takes a number as people and spreadsheets write it', async () => {
    const spaced = `${PNS.slice(0, 8)} ${PNS.slice(8, 14)}\u00A0${PNS.slice(14, 15)}  ${PNS.slice(15)}`;
    for (const cell of [`'${PNS}`, `="${PNS}"`, `\u00A0${PNS}\t`, spaced, `' ${spaced}`, `="${spaced}"`]) {
      assert.equal((await rowOf(`"${cell.replaceAll('"', '""')}",Contoh,A,,,,,`)).nip, PNS, cell);
    }
    assert.equal((await rowOf(`="${PNS}",Contoh,A,,,,,`)).nip, PNS);
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
      assert.deepEqual(await codesOf(`"${cell.replaceAll('"', '""')}",Contoh,A,,,,,`), ['bad-nip'], cell);
    }
    for (const cell of ['1.99E+17', '1,90102E+17', ' 2e17 ']) {
      const entry = await only(`"${cell}",Contoh,A,,,,,`);
      assert.ok(entry?.kind === 'refused' && entry.code === 'bad-nip', cell);
      assert.match(entry.detail.en, /make its column Text/);
    }
  });

  it('takes titles and grades that JSON takes, too', async () => {
    const long = 'x'.repeat(301);
    for (const title of ['"Ana\nlis"', '"Ana\tlis"', 'Ana\0lis', long]) {
      assert.deepEqual(await codesOf(`${PNS},Contoh,A,,${title},,,`), ['bad-value'], JSON.stringify(title));
    }
    assert.deepEqual(await codesOf(`${PNS},Contoh,A,,,,${'x'.repeat(21)},`), ['bad-value']);
    const { position } = await rowOf(`${PNS},Contoh,A,,\u3000Analis\u200B,,\u00A0III/a,`);
    assert.deepEqual(position, { title: 'Analis', grade: 'III/a' });
  });
});

describe('a fault of a row', () => {
  it('takes names of 200 characters, counted as code points', async () => {
    assert.deepEqual(await named('𝔗'.repeat(200)), ['row']);
    assert.deepEqual(await named(` ${'x'.repeat(200)} `), ['row']);
    assert.deepEqual(await named('x'.repeat(201)), ['name-too-long']);
    assert.deepEqual(await named('𝔗'.repeat(201)), ['name-too-long']);
  });

  it('refuses names that could do harm in a table', async () => {
    assert.deepEqual(await named('\u200B\u00A0'), ['missing-name']);
    for (const name of ['=1+1', ' +62', '@SUM', 'A\0B', 'A\nB', 'A\r\nB', 'A\tB', 'A\u0085B', 'A\u2028B', 'A\u007FB']) {
      assert.deepEqual(await named(name), ['bad-value'], JSON.stringify(name));
    }
    for (const name of ['-Contoh', "Contoh'); --", '<b>', '__proto__', 'A=B', 'Conto\u0301h']) {
      assert.deepEqual(await named(name), ['row'], name);
    }
  });

  it('is refused for its first fault', async () => {
    const long = 'x'.repeat(201);
    assert.deepEqual(await codesOf('1,,,', '1,,A,,,?,,', `${PNS},,A,,,?,,`, `${PNS},,A,,,?,,`), [
      'bad-row',
      'bad-nip',
      'missing-name',
      'duplicate-nip',
    ]);
    assert.deepEqual(await codesOf(`${PNS},=${long},A,,,?,,`, `${OTHER_PNS},Contoh,,,,?,,`), [
      'name-too-long',
      'bad-value',
    ]);
  });

  it('claims its number even where it is refused, unless the number itself is bad', async () => {
    const rows = [`${PNS},,A,,,,,`, ` ${PNS},Contoh,A,,,,,`, `${OTHER_PNS},Contoh`, `${OTHER_PNS},Contoh,A,,,,,`];
    assert.deepEqual(await codesOf(...rows), ['missing-name', 'duplicate-nip', 'bad-row', 'row']);
  });

  it('is counted anew when the file is read again', async () => {
    const roster = await opened(`${HEADER}\n${PNS},Contoh,A,,,,,`);
    for (const _ of ['a dry run', 'the import']) {
      for await (const batch of roster.batches())
        assert.deepEqual(
          batch.map(({ kind }) => kind),
          ['row'],
        );
    }
  });
});
