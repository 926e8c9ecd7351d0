import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readRoster } from '../../src/organisation/roster-file.js';
import { entriesOf, opened } from './roster-reading.js';

type Expected = {
  readonly read: number;
  readonly refused: readonly { readonly line: number; readonly code: string }[];
  readonly good: readonly { readonly line: number }[];
  readonly droppedColumns: readonly string[];
};

const EXAMPLES = new URL('../../../examples/sawahlunto/', import.meta.url);
const example = (name: string): Buffer => readFileSync(new URL(name, EXAMPLES));

describe('the roster of the example city', () => {
  it('has 1,900 good rows', async () => {
    const entries = await entriesOf(example('roster.csv'));
    assert.equal(entries.length, 1900);
    assert.deepEqual(
      entries.filter(({ kind }) => kind === 'refused'),
      [],
    );
  });

  it('lets nothing of a dropped column through', async () => {
    for (const file of ['roster.csv', 'roster-bad.csv']) {
      assert.doesNotMatch(JSON.stringify(await entriesOf(example(file))), /PALSU/);
    }
  });
});

describe('a roster of faults', () => {
  const byChart = new Set(['unknown-unit', 'ambiguous-unit']);
  const expected: Expected = JSON.parse(example('roster-bad.expected.json').toString());

  it('refuses each row with its code, but for faults of its unit, which need the chart', async () => {
    const entries = await entriesOf(example('roster-bad.csv'));
    assert.equal(entries.length, expected.read);
    assert.deepEqual(
      entries.flatMap((entry) => (entry.kind === 'refused' ? [{ line: entry.line, code: entry.code }] : [])),
      expected.refused.filter(({ code }) => !byChart.has(code)).map(({ line, code }) => ({ line, code })),
    );
    const left = [...expected.good, ...expected.refused.filter(({ code }) => byChart.has(code))];
    assert.deepEqual(
      entries.flatMap((entry) => (entry.kind === 'row' ? [entry.line] : [])),
      left.map(({ line }) => line).sort((one, other) => one - other),
    );
  });

  it('names the dropped columns', async () => {
    assert.deepEqual((await opened(example('roster-bad.csv'))).droppedColumns, expected.droppedColumns);
  });

  it('says nothing of a person when it refuses', async () => {
    for (const entry of await entriesOf(example('roster-bad.csv'))) {
      if (entry.kind === 'row') continue;
      assert.doesNotMatch(JSON.stringify(entry.detail), /\d{4}|Contoh|HONORER|Rahasia|HYPERLINK/);
      assert.ok(entry.detail.id !== '' && entry.detail.en !== '');
    }
  });
});

describe('a file that is no roster', () => {
  it('lacks a column', async () => {
    assert.deepEqual(await readRoster(Buffer.from('nip_baru,jenis_jabatan\n')), {
      kind: 'failed',
      code: 'missing-columns',
      missing: [['nama'], ['unor_kode', 'unor_nama']],
    });
  });
});
