import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { opened, rowsOf, told } from './csv-reading.js';

describe('a CSV table', () => {
  it('reads rows by the names of their columns, in any order', async () => {
    assert.deepEqual(await told('c,b,a\n3,2,1\n'), [[2, '1', '2', '3']]);
  });

  it('does not need the optional columns', async () => {
    assert.deepEqual(await told('a,b\n1,2\n'), [[2, '1', '2']]);
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
      assert.deepEqual(await told(body), [[2, '1', others, '3']]);
    });
  }

  it('is not misled by separators inside the names of other columns', async () => {
    assert.deepEqual(await told('a;b;x (one, two, three, four)\n1;2;3\n'), [[2, '1', '2']]);
    assert.deepEqual(await told('"a";"x,,,,,,";b\n1;2;3\n'), [[2, '1', '3']]);
  });

  it('reads with and without a BOM', async () => {
    assert.deepEqual(await told('\uFEFFa;b\n1;2\n'), [[2, '1', '2']]);
    assert.deepEqual(await told('\uFEFF"a";"b"\n1;2\n'), [[2, '1', '2']]);
  });

  it('reads quotes as RFC 4180 has them', async () => {
    assert.deepEqual(await told('a,b,c\n"x, y","say ""hi""",""\n'), [[2, 'x, y', 'say "hi"', '']]);
  });

  it('counts physical lines, those inside quotes too', async () => {
    assert.deepEqual(await told('a,"b","x\ny"\n1,2,3\n"1\r\n1",2,"3\n\n"\n4,5,6\n'), [
      [3, '1', '2'],
      [4, '1\r\n1', '2'],
      [8, '4', '5'],
    ]);
  });

  it('takes mixed line ends, and a lone CR as data', async () => {
    assert.deepEqual(await told('a,b,c\r\n1,2,3\n4,5\r5,6\r\n7,8,9'), [
      [2, '1', '2', '3'],
      [3, '4', '5\r5', '6'],
      [4, '7', '8', '9'],
    ]);
  });

  it('takes NUL and letters outside the basic plane as data', async () => {
    assert.deepEqual(await told('a,b\n1\0,𝔗\n'), [[2, '1\0', '𝔗']]);
  });

  it('does not count blank lines at the end, but those between', async () => {
    assert.deepEqual(await told('a,b\n1,2\n\n3,4\n\n \r\n\n'), [
      [2, '1', '2'],
      [3, { fault: 'wrong-cells' }],
      [4, '3', '4'],
    ]);
  });

  it('keeps blanks and empty cells of the last row', async () => {
    assert.deepEqual(await told('a,b,c\n1,,  \n\n'), [[2, '1', '', '  ']]);
    assert.deepEqual(await told('a\tb\tc\n1\t\t\n\n'), [[2, '1', '', '']]);
    assert.deepEqual(await told('a,b\n1,"\n\n"\n\n'), [[2, '1', '\n\n']]);
  });

  it('drops other columns, telling their names by code point', async () => {
    const table = opened('nik,a,\uFF21,__proto__,b,𝔗,Agama,,\n1,2,3,4,5,6,7,8,9\n');
    assert.deepEqual(table.droppedColumns, ['Agama', '__proto__', 'nik', '\uFF21', '𝔗']);
    assert.deepEqual(await rowsOf(table), [
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

  it('has no rows where there is only a header', async () => {
    for (const body of ['a,b', 'a,b\n', 'a,b\r\n\r\n\n']) assert.deepEqual(await told(body), []);
  });

  it('trims the names of columns', async () => {
    assert.deepEqual(await told(' a ,"b "\n1,2\n'), [[2, '1', '2']]);
  });

  it('can be read twice', async () => {
    const table = opened('a,b\n1,2\n');
    assert.deepEqual(await rowsOf(table), await rowsOf(table));
  });
});
