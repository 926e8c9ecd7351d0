import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '../../src/organisation/csv-table.js';
import { ABC, told } from './csv-reading.js';

const failure = (body: Buffer | string): unknown => readTable(Buffer.from(body), ABC);

describe('a bad row of a CSV table', () => {
  it('tells rows with too few or too many cells', async () => {
    assert.deepEqual(await told('a,b\n1\n1,2,3\n1,2\n'), [
      [2, { fault: 'wrong-cells' }],
      [3, { fault: 'wrong-cells' }],
      [4, '1', '2'],
    ]);
  });

  it('reads on behind malformed quotes at the next line', async () => {
    const unreadable = { fault: 'unreadable' };
    assert.deepEqual(await told('a,b\n1,2\n1,x"y"\n3,4\n'), [
      [2, '1', '2'],
      [3, unreadable],
      [4, '3', '4'],
    ]);
    assert.deepEqual(await told('a,b\n1,"x"y\n3,4\n'), [
      [2, unreadable],
      [3, '3', '4'],
    ]);
    assert.deepEqual(await told('a,b\n1,"x\n3,4\n5,"6"\n'), [
      [2, unreadable],
      [3, '3', '4'],
      [4, '5', '6'],
    ]);
    assert.deepEqual(await told('a,b\n1,2\n"3,4'), [
      [2, '1', '2'],
      [3, unreadable],
    ]);
  });

  it('takes neither a row of over 1 MiB nor one of endless cells as a reason to stop', async () => {
    const body = `a,b\n1,"${'x'.repeat(1_100_000)}"\n1${','.repeat(100_000)}\n3,4\n`;
    assert.deepEqual(await told(body), [
      [2, { fault: 'unreadable' }],
      [3, { fault: 'wrong-cells' }],
      [4, '3', '4'],
    ]);
  });
});

describe('a file that is no table', () => {
  it('is empty', () => {
    for (const body of ['', '\uFEFF', '\n', ' \r\n\n']) {
      assert.deepEqual(failure(body), { kind: 'failed', code: 'empty-file' });
    }
  });

  it('is not UTF-8', () => {
    const utf16 = Buffer.from('\uFEFFa,b\n', 'utf16le');
    const latin1 = Buffer.from('a,b\né,1\n', 'latin1');
    for (const bytes of [utf16, latin1, Buffer.from([0xc0, 0x80]), Buffer.from([0xed, 0xa0, 0x80])]) {
      assert.deepEqual(failure(bytes), { kind: 'failed', code: 'not-utf8' });
    }
  });

  it('has a header that cannot be read', () => {
    for (const body of ['"a,b\n1,2\n', 'a"x",b\n1,2\n', `a,b,${'x'.repeat(70_000)}\n1,2,3\n`]) {
      assert.deepEqual(failure(body), { kind: 'failed', code: 'malformed-header' });
    }
  });

  it('lacks needed columns', () => {
    assert.deepEqual(failure('A,b\n1,2\n'), { kind: 'failed', code: 'missing-columns', missing: [['a']] });
    assert.deepEqual(failure('\na,b\n'), {
      kind: 'failed',
      code: 'missing-columns',
      missing: [['a'], ['b']],
    });
    const either = {
      needed: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      optional: [],
    };
    assert.deepEqual(readTable(Buffer.from('b\n'), either), {
      kind: 'failed',
      code: 'missing-columns',
      missing: [['c', 'd']],
    });
  });

  it('names a wanted column twice; others are dropped all the same', () => {
    assert.deepEqual(failure('a,b,x,a , x\n'), {
      kind: 'failed',
      code: 'duplicate-columns',
      columns: ['a'],
    });
  });
});
