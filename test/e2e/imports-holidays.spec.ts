import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, textOf } from '../support/caller.js';
import { SmallCity, SUBJECTS } from '../support/http/small-city.js';

const OFFICER = SUBJECTS['complaint-officer'];

const csvOf = (...rows: readonly string[]): Buffer => Buffer.from(['date,name', ...rows, ''].join('\r\n'));

const codesOf = ({ json }: Answer): unknown[] =>
  (json.refused as unknown as { line: number; code: string }[]).map(({ line, code }) => [line, code]);

const figures = ({ json: { dryRun, read, added, renamed, unchanged } }: Answer): unknown[] => [
  dryRun,
  read,
  added,
  renamed,
  unchanged,
];

describe('an import of holidays', () => {
  let city: SmallCity;

  beforeAll(async () => {
    city = await SmallCity.open();
  });
  afterAll(async () => city.close());

  const told = async (body: Buffer, query = '', asked: object = {}): Promise<Answer> =>
    city.server.ask(`/v1/imports/holidays${query}`, { as: OFFICER, body, ...asked });

  const file = csvOf(
    '2026-03-19,Hari Suci Nyepi',
    '2026-05-01, Hari Buruh ',
    '2026-05-01,Hari Buruh',
    '2026-05-01,May Day',
    '2026-02-30,Tidak ada',
    '1999-12-31,Terlalu lama',
    '01/05/2026,Ditulis lain',
    '2026-05-02,',
    '2026-05-03',
    '2062-05-01,Salah tahun',
    '2062-05-01,Salah tahun',
  );
  const refused = [
    [5, 'duplicate-date'],
    [6, 'bad-value'],
    [7, 'bad-value'],
    [8, 'bad-value'],
    [9, 'bad-value'],
    [10, 'bad-row'],
    [11, 'date-too-far'],
    [12, 'date-too-far'],
  ];

  it('gives its report in a dry run, and records nothing', async () => {
    for (const _ of [1, 2]) {
      const dry = await told(file, '?dryRun=true');
      expect([dry.status, figures(dry), codesOf(dry)]).toStrictEqual([200, [true, 11, 1, 1, 1], refused]);
      expect([dry.json.position, dry.json.changed]).toStrictEqual([null, false]);
    }
  });

  it('announces and renames each day once, and refuses rows by line', async () => {
    const keyed = { headers: { 'idempotency-key': 'holidays' } };
    const first = await told(file, '', keyed);
    expect([first.status, figures(first), codesOf(first)]).toStrictEqual([200, [false, 11, 1, 1, 1], refused]);
    expect(first.json.changed).toBe(true);
    expect((await told(file, '', keyed)).json).toStrictEqual(first.json);
    const again = await told(file);
    expect([figures(again), codesOf(again), again.json.changed]).toStrictEqual([[false, 11, 0, 0, 3], refused, false]);
    const { json } = await city.server.ask('/v1/holidays', { as: OFFICER });
    expect((json.items as { on: string; name: string }[]).map(({ on, name }) => [on, name])).toStrictEqual([
      ['2026-03-19', 'Hari Suci Nyepi'],
      ['2026-05-01', 'Hari Buruh'],
    ]);
    const other = await told(csvOf('2026-05-14,Kenaikan'), '', keyed);
    expect([other.status, textOf(other, 'code')]).toStrictEqual([422, 'idempotency-key-reused']);
  });

  it('takes a file only that has its columns and rows', async () => {
    for (const body of [csvOf(), Buffer.from('date\r\n2026-05-01\r\n'), Buffer.from('')]) {
      expect((await told(body)).status).toBe(400);
    }
    expect((await told(file, '?dryRun=ya')).status).toBe(400);
  });

  it('takes the calendar of the example city', async () => {
    const example = await readFile('examples/sawahlunto/holidays-2026.csv');
    const all = await told(example);
    expect(codesOf(all)).toStrictEqual([]);
    expect(all.json.read).toBe(25);
    expect(figures(await told(example))).toStrictEqual([false, 25, 0, 0, 25]);
  });
});
