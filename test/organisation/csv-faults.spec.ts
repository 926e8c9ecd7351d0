import { describe, expect, it } from '@jest/globals';
import { readTable } from '../../src/imports/csv-table.js';
import { ABC, told } from './csv-reading.js';
import { expectOf } from '../support/expectation.js';

const failure = async (body: Buffer | string): Promise<unknown> => readTable(Buffer.from(body), ABC);
const unreadable = { fault: 'unreadable' };

describe('a bad row of a CSV table', () => {
  it('tells rows with too few or too many cells', async () => {
    expect(await told('a,b\n1\n1,2,3\n1,2\n')).toStrictEqual([
      [2, { fault: 'wrong-cells' }],
      [3, { fault: 'wrong-cells' }],
      [4, '1', '2'],
    ]);
  });

  it('reads on behind malformed quotes at the next line', async () => {
    expect(await told('a,b\n1,2\n1,x"y"\n3,4\n')).toStrictEqual([
      [2, '1', '2'],
      [3, unreadable],
      [4, '3', '4'],
    ]);
    expect(await told('a,b\n1,"x"y\n3,4\n')).toStrictEqual([
      [2, unreadable],
      [3, '3', '4'],
    ]);
    expect(await told('a,b\n1,"x\n3,4\n5,"6"\n')).toStrictEqual([
      [2, unreadable],
      [3, '3', '4'],
      [4, '5', '6'],
    ]);
    expect(await told('a,b\r1,2\r"3,4')).toStrictEqual([
      [2, '1', '2'],
      [3, unreadable],
    ]);
  });

  it('takes neither a row of over 1 MiB nor one of endless cells as a reason to stop', async () => {
    const long = 'x'.repeat(1_100_000);
    const body = `a,b\n1,"${long}"\n1${','.repeat(100_000)}\n3,4\n1,${long}\n5,6\n1${','.repeat(2_000_000)}\n7,8`;
    expect(await told(body)).toStrictEqual([
      [2, unreadable],
      [3, { fault: 'wrong-cells' }],
      [4, '3', '4'],
      [5, unreadable],
      [6, '5', '6'],
      [7, unreadable],
      [8, '7', '8'],
    ]);
  });

  it('reads on behind what it reached over where quotes are broken without end', async () => {
    const names = [...Array<string>(10_000).fill('x'), 'a', 'b'].join(',');
    const lines = '",x","\n'.repeat(100_000);
    const rows = await told(`${names}\n1\n${lines}`);
    expectOf(rows.length < 500, `${rows.length} rows`).toBeTruthy();
    expect(rows.slice(0, 2)).toStrictEqual([
      [2, { fault: 'wrong-cells' }],
      [3, unreadable],
    ]);
  });
});

describe('quotes of a column that nobody asks for', () => {
  const columns = { needed: [['a'], ['b']], optional: [] };

  it('are letters like any other where they are stray', async () => {
    for (const cell of ['5" pipa', '"', '"x', '"x"y', 'x"', '""x', '"Jl. "A" 5"']) {
      const body = `a,x,b\n1,${cell},2\n3,"y",4\n5,${cell},6\n7,,8\n`;
      const rows = [
        [2, '1', '2'],
        [3, '3', '4'],
        [4, '5', '6'],
        [5, '7', '8'],
      ];
      expectOf(await told(body, columns), cell).toStrictEqual(rows);
    }
  });

  it('take in no row at the end of a line', async () => {
    expect(await told('a,b,x\n1,2,"\n3,4,"\n5,6,"y"\n7,"8",z\n', columns)).toStrictEqual([
      [2, '1', '2'],
      [3, '3', '4'],
      [4, '5', '6'],
      [5, '7', '8'],
    ]);
  });

  it('enclose separators and line ends where they are in order', async () => {
    expect(await told('a,b,x\n1,2,"Jl. A, 5\nKota ""B"""\n3,4,"\r\n\r\n"\n5,6,\n', columns)).toStrictEqual([
      [2, '1', '2'],
      [4, '3', '4'],
      [7, '5', '6'],
    ]);
  });
});

describe('a file that is no table', () => {
  const missing = { kind: 'failed', code: 'missing-columns', missing: [['a'], ['b']] };

  it('is empty', async () => {
    for (const body of ['', '\uFEFF', '\uFEFF\uFEFF', '\n', ' \r\n\n', '\r']) {
      expect(await failure(body)).toStrictEqual({ kind: 'failed', code: 'empty-file' });
    }
  });

  it('has no row below its header', async () => {
    for (const body of ['a,b', 'a,b\n', 'a,b\r', 'a;b\r\n;\r\n \r\n"";\u00A0\n', 'sep=;\na;b\n']) {
      expect(await failure(body)).toStrictEqual({ kind: 'failed', code: 'no-rows' });
    }
  });

  it('is not of the letters that its mark promises', async () => {
    for (const bytes of [
      [0xff, 0xfe, 0x61],
      [0xfe, 0xff, 0xd8, 0x00, 0x00, 0x61],
      [0xef, 0xbb, 0xbf, 0x61, 0xe9],
    ]) {
      expect(await failure(Buffer.from(bytes))).toStrictEqual({ kind: 'failed', code: 'unreadable-text' });
    }
  });

  it('has a header that cannot be read', async () => {
    for (const body of ['"a,b\n1,2\n', '"a"x,b\n1,2\n', `a,b,${'x'.repeat(70_000)}\n1,2,3\n`]) {
      expect(await failure(body)).toStrictEqual({ kind: 'failed', code: 'malformed-header' });
    }
    for (const body of ['a,b,"x\ny"\n1,2,3\n', '"a\r",b\n1,2\n', 'a,b,x\u2028y\n1,2,3\n']) {
      expect(await failure(body)).toStrictEqual({ kind: 'failed', code: 'header-lines' });
    }
  });

  it('has a million columns', async () => {
    expect(await failure(`a,b${','.repeat(1_000_000)}\n1,2\n`)).toStrictEqual({
      kind: 'failed',
      code: 'malformed-header',
    });
  });

  it('has quotes of which no row can be read', async () => {
    expect(await failure(`a,b\n${'1,"x"y\n'.repeat(1_000)}3,4\n`)).toStrictEqual({
      kind: 'failed',
      code: 'broken-quotes',
    });
    expect((await told(`a,b\n${'1,"x"y\n'.repeat(999)}3,4\n`)).length).toBe(1_000);
  });

  it('lacks needed columns', async () => {
    expect(await failure('A,c\n1,2\n')).toStrictEqual({ kind: 'failed', code: 'missing-columns', missing: [['b']] });
    expect(await failure('\na,b\n1,2\n')).toStrictEqual(missing);
    expect(await failure('sep=|\na|b\n')).toStrictEqual(missing);
    const either = {
      needed: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      optional: [],
    };
    expect(await readTable(Buffer.from('b\n'), either)).toStrictEqual({
      kind: 'failed',
      code: 'missing-columns',
      missing: [['c', 'd']],
    });
  });

  it('names a wanted column twice; others are dropped all the same', async () => {
    expect(await failure('a,b,x,A , x\n')).toStrictEqual({
      kind: 'failed',
      code: 'duplicate-columns',
      columns: ['a'],
    });
  });
});
