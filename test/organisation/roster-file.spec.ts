import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readRoster } from '../../src/imports/roster-file.js';
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
    expect(entries.length).toBe(1900);
    expect(entries.filter(({ kind }) => kind === 'refused')).toStrictEqual([]);
  });

  it('lets nothing of a dropped column through', async () => {
    for (const file of ['roster.csv', 'roster-bad.csv']) {
      expect(JSON.stringify(await entriesOf(example(file)))).not.toMatch(/PALSU/);
    }
  });
});

describe('a roster of faults', () => {
  const byChart = new Set(['unknown-unit', 'ambiguous-unit']);
  const expected: Expected = JSON.parse(example('roster-bad.expected.json').toString());

  it('refuses each row with its code, but for faults of its unit, which need the chart', async () => {
    const entries = await entriesOf(example('roster-bad.csv'));
    expect(entries.length).toBe(expected.read);
    expect(
      entries.flatMap((entry) => (entry.kind === 'refused' ? [{ line: entry.line, code: entry.code }] : [])),
    ).toStrictEqual(
      expected.refused.filter(({ code }) => !byChart.has(code)).map(({ line, code }) => ({ line, code })),
    );
    const left = [...expected.good, ...expected.refused.filter(({ code }) => byChart.has(code))];
    expect(entries.flatMap((entry) => (entry.kind === 'row' ? [entry.line] : []))).toStrictEqual(
      left.map(({ line }) => line).sort((one, other) => one - other),
    );
  });

  it('names the dropped columns', async () => {
    expect((await opened(example('roster-bad.csv'))).droppedColumns).toStrictEqual(expected.droppedColumns);
  });

  it('says nothing of a person when it refuses', async () => {
    for (const entry of await entriesOf(example('roster-bad.csv'))) {
      if (entry.kind === 'row') continue;
      expect(JSON.stringify(entry.detail)).not.toMatch(/\d{4}|Contoh|HONORER|Rahasia|HYPERLINK/);
      expect(entry.detail.id !== '' && entry.detail.en !== '').toBeTruthy();
    }
  });
});

describe('a file that is no roster', () => {
  it('lacks a column', async () => {
    expect(await readRoster(Buffer.from('nip_baru,jenis_jabatan\n'))).toStrictEqual({
      kind: 'failed',
      code: 'missing-columns',
      missing: [['nama'], ['unor_kode', 'unor_nama']],
    });
  });
});
