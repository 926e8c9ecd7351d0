import { describe, expect, it } from '@jest/globals';
import { opened, rowsOf, told } from './csv-reading.js';
import { expectOf } from '../support/expectation.js';

const dropped = async (header: string): Promise<unknown> => (await opened(`${header}\n1,2\n`)).droppedColumns;

describe('a CSV table', () => {
  it('reads rows by the names of their columns, in any order', async () => {
    expect(await told('c,b,a\n3,2,1\n')).toStrictEqual([[2, '1', '2', '3']]);
  });

  it('does not need the optional columns', async () => {
    expect(await told('a,b\n1,2\n')).toStrictEqual([[2, '1', '2']]);
  });

  for (const separator of [',', ';', '\t']) {
    it(`knows the separator ${JSON.stringify(separator)} by the header`, async () => {
      const others = ',;\t'.replace(separator, '');
      const body = [
        ['a', 'b', 'c'],
        ['1', others, '3'],
      ]
        .map((cells) => cells.join(separator))
        .join('\n');
      expect(await told(body)).toStrictEqual([[2, '1', others, '3']]);
    });
  }

  it('is not misled by separators inside the names of other columns', async () => {
    expect(await told('a;b;x (one, two, three, four)\n1;2;3\n')).toStrictEqual([[2, '1', '2']]);
    expect(await told('"a";"x,,,,,,";b\n1;2;3\n')).toStrictEqual([[2, '1', '3']]);
  });

  it('reads with and without a BOM', async () => {
    expect(await told('\uFEFFa;b\n1;2\n')).toStrictEqual([[2, '1', '2']]);
    expect(await told('\uFEFF"a";"b"\n1;2\n')).toStrictEqual([[2, '1', '2']]);
  });

  it('reads quotes as RFC 4180 has them', async () => {
    expect(await told('a,b,c\n"x, y","say ""hi""",""\n')).toStrictEqual([[2, 'x, y', 'say "hi"', '']]);
  });
});

describe('the lines and letters of a CSV table', () => {
  it('counts physical lines, those inside quotes too', async () => {
    expect(await told('a,"b","x"\n1,2,3\n"1\r\n1",2,"3\n\n"\n4,"5\r6",7\n8,9,0')).toStrictEqual([
      [2, '1', '2'],
      [3, '1\r\n1', '2'],
      [7, '4', '5\r6'],
      [9, '8', '9'],
    ]);
  });

  it('takes line ends of every kind', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = [
        [2, '1', '2'],
        [4, '3', '4'],
      ];
      expectOf(await told(['a,b', '1,2', '', '3,4', ''].join(end)), JSON.stringify(end)).toStrictEqual(rows);
    }
    expect(await told('a,b,c\r\n1,2,3\n4,5,6\r7,8,9')).toStrictEqual([
      [2, '1', '2', '3'],
      [3, '4', '5', '6'],
      [4, '7', '8', '9'],
    ]);
  });

  it('knows the separator by a line that tells it, which is not counted', async () => {
    expect(await told('sep=;\r\na;b,x;b\r\n1;2;3\r\n')).toStrictEqual([[2, '1', '3']]);
    expect(await told('\uFEFF"sep=\t"\na\tb\n1\t2')).toStrictEqual([[2, '1', '2']]);
  });

  it('reads the letters of every encoding', async () => {
    const text = 'a;b\n1;é–“𝔗\n';
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const rows = [[2, '1', 'é–“𝔗']];
    for (const file of [Buffer.from(text), Buffer.from(`\uFEFF\uFEFF${text}`), little, Buffer.from(little).swap16()]) {
      expect(await told(file)).toStrictEqual(rows);
    }
    const windows = Buffer.from([...Buffer.from('a;b\n1;'), 0xe9, 0x96, 0x93, 0x80, 0x9f, 0x81]);
    expect(await told(windows)).toStrictEqual([[2, '1', 'é–“€Ÿ\u0081']]);
  });

  it('reads names of columns in any case, blanks and underscores alike', async () => {
    const columns = { needed: [['nip_baru'], ['nama']], optional: [] };
    for (const name of ['NIP BARU', 'Nip_Baru', '\u3000nip\u00A0baru ', '"nip  _baru"', 'NIP_BARU\u200B']) {
      expectOf(await told(`${name},NAMA\n1,2\n`, columns), name).toStrictEqual([[2, '1', '2']]);
    }
  });

  it('takes NUL and letters outside the basic plane as data', async () => {
    expect(await told('a,b\n1\0,𝔗\n')).toStrictEqual([[2, '1\0', '𝔗']]);
  });

  it('takes lines without any content for no rows, but counts them', async () => {
    expect(await told('a,b\n1,2\n\n3,4\n,\n \t,"",,\n\u00A0,\u200B\n5,6\n\n \r\n\n')).toStrictEqual([
      [2, '1', '2'],
      [4, '3', '4'],
      [8, '5', '6'],
    ]);
    expect(await told('a,b,x\n,,y\n')).toStrictEqual([[2, '', '']]);
  });

  it('keeps blanks and empty cells of the last row', async () => {
    expect(await told('a,b,c\n1,,  \n\n')).toStrictEqual([[2, '1', '', '  ']]);
    expect(await told('a\tb\tc\n1\t\t\n\n')).toStrictEqual([[2, '1', '', '']]);
    expect(await told('a,b\n1,"\n\n"\n\n')).toStrictEqual([[2, '1', '\n\n']]);
  });

  it('drops other columns, telling their names by code point', async () => {
    const table = await opened('nik,a,\uFF21,__proto__,b,𝔗,Agama,,\n1,2,3,4,5,6,7,8,9\n');
    expect(table.droppedColumns).toStrictEqual(['Agama', '__proto__', 'nik', '\uFF21', '𝔗']);
    expect(await rowsOf(table)).toStrictEqual([
      {
        kind: 'cells',
        line: 2,
        cells: new Map([
          ['a', '2'],
          ['b', '5'],
        ]),
      },
    ]);
  });

  it('gives back no name that may be what stands in a row', async () => {
    expect(await dropped('a,b,Gaji 2024, NIK')).toStrictEqual(['Gaji 2024', 'NIK']);
    for (const data of ['190102032010011900', '1901-02-03 Kota', 'a@b.id', 'x'.repeat(61)]) {
      expect(await dropped(`a,Budi Santoso,${data},b`)).toStrictEqual(['#2', '#3']);
    }
  });

  it('trims the names of columns', async () => {
    expect(await told(' a ,"b "\n1,2\n')).toStrictEqual([[2, '1', '2']]);
  });

  it('can be read twice', async () => {
    const table = await opened('a,b\n1,2\n');
    expect(await rowsOf(table)).toStrictEqual(await rowsOf(table));
  });
});
