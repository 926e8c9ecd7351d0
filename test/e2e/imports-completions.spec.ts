import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, textOf } from '../support/caller.js';
import { PEOPLE, SmallCity, SUBJECTS } from '../support/http/small-city.js';

const { ana, budi, citra } = PEOPLE;
/** Nobody's. */
const STRANGER = '190507092005031045';

const csvOf = (...rows: readonly string[]): Buffer => Buffer.from(['nip,on,result', ...rows, ''].join('\r\n'));

type Refused = readonly { readonly line: number; readonly code: string; readonly detail: string }[];

const codesOf = ({ json }: Answer): unknown[] =>
  (json.refused as unknown as Refused).map(({ line, code }) => [line, code]);

const figures = ({ json: { dryRun, read, recorded, unchanged } }: Answer): unknown[] => [
  dryRun,
  read,
  recorded,
  unchanged,
];

const code = async (asked: Promise<Answer>): Promise<string> =>
  asked.then((answer) => `${answer.status} ${textOf(answer, 'code')}`);

describe('an import of completions', () => {
  let city: SmallCity;
  let path: string;

  beforeAll(async () => {
    city = await SmallCity.open();
    path = `/v1/imports/completions?course=${city.ids.course}`;
  });
  afterAll(async () => city.close());

  const told = async (body: Buffer, query = '', asked: object = {}): Promise<Answer> =>
    city.server.ask(`${path}${query}`, { body, ...asked });

  const file = csvOf(
    `${ana.nip},2026-02-01,passed`,
    `'${budi.nip},2026-02-01,passed`,
    `${ana.nip},2026-02-01,passed`,
    `${STRANGER},2026-02-01,passed`,
    `${citra.nip},2026-02-30,passed`,
    `${citra.nip},2026-02-01,lulus`,
    `1.9E+17,2026-02-01,passed`,
    `${citra.nip},2026-03-03,passed`,
    `${citra.nip},2026-01-04,failed`,
    `${citra.nip},2020-06-01,failed`,
    `${citra.nip},2026-02-01`,
    `${citra.nip},2026-02-02,failed`,
  );
  const refused = [
    [5, 'unknown-staff'],
    [6, 'bad-value'],
    [7, 'bad-value'],
    [8, 'bad-nip'],
    [9, 'date-in-future'],
    [10, 'before-issue'],
    [11, 'before-issue'],
    [12, 'bad-row'],
  ];

  it('gives its report in a dry run, and records nothing', async () => {
    const dry = await told(file, '&dryRun=true');
    expect([dry.status, figures(dry), codesOf(dry)]).toStrictEqual([200, [true, 12, 3, 1], refused]);
    expect(dry.json.position).toBe(null);
    expect(figures(await told(file, '&dryRun=true'))).toStrictEqual([true, 12, 3, 1]);
  });

  it('records each result once, refuses rows by line, and says no number', async () => {
    const keyed = { headers: { 'idempotency-key': 'completions' } };
    const first = await told(file, '', keyed);
    expect([first.status, figures(first), codesOf(first)]).toStrictEqual([200, [false, 12, 3, 1], refused]);
    for (const { nip } of [ana, budi, citra]) expect(first.text).not.toContain(nip);
    expect(first.text).not.toContain(STRANGER);
    expect((await told(file, '', keyed)).json).toStrictEqual(first.json);
    expect(figures(await told(file))).toStrictEqual([false, 12, 0, 4]);
    const other = await told(csvOf(`${ana.nip},2026-02-03,passed`), '', keyed);
    expect([other.status, textOf(other, 'code')]).toStrictEqual([422, 'idempotency-key-reused']);
    expect(city.server.log()).not.toContain(ana.nip);
  });

  it('counts as if each had been told: it is taken back like any other', async () => {
    const { ids } = city;
    const retract = async (staff: string, on: string): Promise<unknown> => {
      const body = { unit: ids.root, staff: [staff], on, reason: 'Keliru.' };
      return (await city.server.ask(`/v1/courses/${ids.course}/retractions`, { body })).json.changed;
    };
    expect([await retract(ids.budi, '2026-02-01'), await retract(ids.citra, '2026-02-02')]).toStrictEqual([true, true]);
    expect(figures(await told(file))).toStrictEqual([false, 12, 2, 2]);
  });

  it('refuses by the rules of the course', async () => {
    const { ids } = city;
    const body = { units: [ids.a], on: '2026-02-10', reason: 'x' };
    await city.server.write(`/v1/courses/${ids.course}/target`, body);
    await city.server.write(`/v1/courses/${ids.course}/retire`, { on: '2026-02-20', reason: 'x' });
    const rows = csvOf(
      `${citra.nip},2026-02-11,passed`,
      `${ana.nip},2026-02-20,passed`,
      `${ana.nip},2026-02-19,passed`,
    );
    const answer = await told(rows);
    expect([figures(answer), codesOf(answer)]).toStrictEqual([
      [false, 3, 1, 0],
      [
        [2, 'staff-not-targeted'],
        [3, 'course-retired'],
      ],
    ]);
  });

  it('is for the office, with a course that is there and a file that can be read', async () => {
    const rows = csvOf(`${STRANGER},2026-02-01,passed`);
    expect(await code(told(rows, '', { as: SUBJECTS['unit-head'] }))).toBe('403 forbidden');
    expect(await code(city.server.ask('/v1/imports/completions', { body: rows }))).toBe('400 invalid-input');
    expect(await code(told(Buffer.from('nip,on\r\n1,2\r\n')))).toBe('400 invalid-input');
    const nowhere = `/v1/imports/completions?course=${city.ids.ana}`;
    expect(await code(city.server.ask(nowhere, { body: rows }))).toBe('404 not-found');
    const about = { title: 'Dua kali', hours: 8, units: [city.ids.root], on: '2026-01-05' };
    const twin = await city.server.create(`/v1/programmes/${city.ids.programme}/courses`, about);
    await city.server.write(`/v1/courses/${twin}/void`, { reason: 'Dua kali.' });
    for (const dry of ['', '&dryRun=true'])
      expect(await code(city.server.ask(`/v1/imports/completions?course=${twin}${dry}`, { body: rows }))).toBe(
        '409 void',
      );
  });
});
