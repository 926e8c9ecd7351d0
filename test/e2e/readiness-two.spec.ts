import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEFORE, SINCE } from '../support/http/corrected.js';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { shares } from './learning-desk.js';
import { calm, QuietDesk, TWO } from './quiet-desk.js';

const byText = (a: readonly unknown[], b: readonly unknown[]): number => (a.join() < b.join() ? -1 : 1);

describe('readiness@2', () => {
  let desk: QuietDesk;
  beforeAll(async () => {
    desk = await QuietDesk.open();
  });
  afterAll(async () => desk.office.close());

  it('knows training, the pulse and who was heard as well', async () => {
    const { measure, formula, total } = await desk.read(`${TWO}&${BEFORE}`);
    expect([measure, formula]).toStrictEqual(['readiness', 'readiness@2']);
    expect(total.components).toStrictEqual([
      { name: 'socialised', weight: 0.25, numerator: 0, denominator: 4, rate: 0 },
      { name: 'acknowledged', weight: 0.2, numerator: 0, denominator: 4, rate: 0, exempted: 0 },
      { name: 'trained', weight: 0.2, numerator: 1, denominator: 4, rate: 0.25, lapsed: 0, failed: 1 },
      { name: 'willing', weight: 0.15, numerator: 0, denominator: 0, rate: null },
      { name: 'calm', weight: 0.2, numerator: 1.75, denominator: 2, rate: 0.875, unheard: 2, openIssues: 1 },
    ]);
    // (0.2 x 1/4 + 0.2 x 7/8) / 0.85
    expect([total.index, total.weightAvailable, total.provisional]).toStrictEqual([0.2647, 0.85, false]);
    expect(total.journey).toStrictEqual({
      'not-informed': 4,
      'not-committed': 0,
      'not-practising': 0,
      practising: 0,
    });
  });

  it('is asked for: without, or with the first one, all is as it was; another one there is not', async () => {
    const plain = await desk.read('');
    expect([plain.formula, plain.total.components.length]).toStrictEqual(['readiness@1', 3]);
    expect(await desk.read('formula=readiness@1')).toStrictEqual(plain);
    for (const query of ['formula=readiness@3', 'formula=', 'formula=adoption@1', `${TWO}&${TWO}`])
      expect([query, await desk.office.status(`${desk.path}?${query}`)]).toStrictEqual([query, 400]);
    expect(await desk.office.status(`${desk.path}/series?formula=readiness@3`)).toBe(400);
    expect(await desk.office.status(`/v1/programmes/${desk.ids.programme}/adoption?formula=adoption@1`)).toBe(400);
  });

  it('is calm about units that were heard, by a report of their own or an issue, not by one below', async () => {
    expect((await desk.read(`${TWO}&${BEFORE}`)).units.map((one) => [one.unit.code, calm(one.own)])).toStrictEqual([
      ['ROOT', [0, 0, 0, 0]],
      ['A', [0.75, 1, 0, 1]],
      ['A1', [0, 0, 1, 0]],
      ['B', [0, 0, 1, 0]],
      ['C', [1, 1, 0, 0]],
    ]);
  });

  it('forgets a report after 90 days, and an open issue never', async () => {
    expect(await desk.calm(`${BEFORE}&asOf=2026-02-01`)).toStrictEqual([0, 0, 4, 0]);
    expect(await desk.calm(`${BEFORE}&asOf=2026-02-02`)).toStrictEqual([0.75, 1, 3, 1]);
    expect(await desk.calm(`${BEFORE}&asOf=2026-02-03`)).toStrictEqual([1.75, 2, 2, 1]);
    expect(await desk.calm(`${BEFORE}&asOf=2026-05-03`)).toStrictEqual([1.75, 2, 2, 1]);
    expect(await desk.calm(`${BEFORE}&asOf=2026-05-04`)).toStrictEqual([0.75, 1, 3, 1]);
    expect(await desk.calm(`${BEFORE}&asOf=2027-02-03`)).toStrictEqual([0.75, 1, 3, 1]);
  });

  it('tells the newest day of completions and nil reports, too', async () => {
    expect([await desk.newestFactOn(''), await desk.newestFactOn(TWO)]).toStrictEqual(['2026-02-02', '2026-02-10']);
    expect(await desk.newestFactOn(`${TWO}&asOf=2026-02-05`)).toBe('2026-02-03');
    expect(await desk.newestFactOn(`${TWO}&asOf=2026-02-02`)).toBe('2026-02-02');
  });

  it('is told over time, beside another day, and as a table', async () => {
    const span = 'from=2026-02-01&to=2026-02-04&step=day';
    const { formula, points } = await desk.read(`${span}&${TWO}`, undefined, '/series');
    expect(formula).toBe('readiness@2');
    expect(points.map(calm)).toStrictEqual([
      [0, 0, 4, 0],
      [0.75, 1, 3, 1],
      [1.75, 2, 2, 1],
      [1.75, 2, 2, 1],
    ]);
    const long = await desk.read(
      `from=2026-05-01&to=2026-05-05&step=day&unit=${desk.ids.c}&${TWO}`,
      undefined,
      '/series',
    );
    expect(long.points.map(calm)).toStrictEqual([
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 1, 0],
    ]);
    const plain = await desk.read(span, undefined, '/series');
    expect(plain.points.map((point) => shares(point).length)).toStrictEqual([3, 3, 3, 3]);
    // Nobody was heard, nobody trained on the first of February: 0 of what counts then.
    expect((await desk.read(`${TWO}&${BEFORE}&baseline=2026-02-01`)).total.change).toBe(0.2647);
    const table = await desk.office.city.server.read(`${desk.path}?${TWO}&format=csv&asOf=${TODAY}`);
    const [head = '', first = ''] = table.text.split('\r\n');
    expect(head).toContain('willing.numerator,willing.denominator,willing.rate,calm.numerator,calm.denominator,');
    expect(head).toContain('calm.rate,calm.unheard,calm.openIssues,journey.not-informed');
    expect(first).toContain(',0,0,,1.75,2,0.875,2,1,');
    expect(table.headers.get('content-disposition')).toContain('readiness-2');
  });
});

describe('whoever is heard', () => {
  let desk: QuietDesk;
  beforeAll(async () => {
    desk = await QuietDesk.open();
  });
  afterAll(async () => desk.office.close());

  it('hears whoever is below a unit that reported, whatever part is read', async () => {
    const { server } = desk.office.city;
    const reported = await server.create(desk.path.replace('readiness', 'nil-reports'), { unit: desk.ids.root });
    expect(await desk.calm(SINCE)).toStrictEqual([3.75, 4, 0, 1]);
    expect(await desk.calm(`unit=${desk.ids.b}`)).toStrictEqual([1, 1, 0, 0]);
    expect(await desk.calm(`unit=${desk.ids.b}&${BEFORE}`)).toStrictEqual([0, 0, 1, 0]);
    expect((await desk.read()).newestFactOn).toBe('2026-03-03');
    const head = await desk.read(`${TWO}&unit=${desk.ids.a}`, SUBJECTS['unit-head']);
    expect(calm(head.total)).toStrictEqual([1.75, 2, 0, 1]);
    expect(await desk.office.told(`/v1/nil-reports/${reported}/retract`, {})).toBe('200 true');
    expect(await desk.calm(`unit=${desk.ids.b}`)).toStrictEqual([0, 0, 1, 0]);
  });

  it('is explained: by which issues and reports, and why others are not heard', async () => {
    const explained = async (query: string): Promise<unknown[]> => {
      const { json } = await desk.office.city.server.read(`${desk.path}/explanation?${query}`);
      const rows = json.rows as unknown as readonly Readonly<Record<string, unknown>>[];
      // The reports are in the order of their ids.
      return rows.map(({ component, fact, counted, why }) => [component, fact, counted, why]).sort(byText);
    };
    expect(await explained(`${TWO}&component=calm`)).toStrictEqual([
      ['calm', 'issue', true, 'counts'],
      ['calm', 'nil-report', false, 'retracted'],
      ['calm', 'nil-report', true, 'counts'],
    ]);
    expect(await explained(`${TWO}&asOf=2026-05-04&${BEFORE}&component=calm`)).toStrictEqual([
      ['calm', 'issue', true, 'counts'],
      ['calm', 'nil-report', false, 'run-out'],
    ]);
    expect(await explained(`${TWO}&unit=${desk.ids.b}&component=calm`)).toStrictEqual([
      ['calm', 'nil-report', false, 'retracted'],
    ]);
    expect(new Set(await explained(TWO))).toContainEqual(['trained', 'completion', false, 'failed']);
    expect(await explained('component=calm')).toStrictEqual([['calm', 'issue', true, 'counts']]);
    expect(await explained('component=trained')).toStrictEqual([]);
    expect(await desk.office.status(`${desk.path}/explanation?${TWO}&component=trained`)).toBe(200);
  });

  it('hears an issue for 90 days after its last step, and a void one not at all', async () => {
    const issue = `/v1/resistance-issues/${desk.ids.issue}`;
    await desk.office.city.server.write(`${issue}/resolve`, { on: '2026-02-20', outcome: 'Selesai.' });
    const explained = async (asOf: string): Promise<unknown> => {
      const { json } = await desk.office.city.server.read(
        `${desk.path}/explanation?${TWO}&component=calm&unit=${desk.ids.a}&asOf=${asOf}`,
      );
      return (json.rows as unknown as readonly { fact: string; why: string }[]).flatMap(({ fact, why }) =>
        fact === 'issue' ? [why] : [],
      );
    };
    const heard = async (asOf: string): Promise<unknown> =>
      calm((await desk.read(`${TWO}&asOf=${asOf}&unit=${desk.ids.a}`)).units[0]?.own);
    expect(await heard('2026-05-20')).toStrictEqual([1, 1, 0, 0]);
    expect(await heard('2026-05-21')).toStrictEqual([0, 0, 1, 0]);
    expect([await explained('2026-05-20'), await explained('2026-05-21')]).toStrictEqual([['heard'], ['closed']]);
    expect(await desk.office.told(`${issue}/void`, {})).toBe('200 true');
    expect(await heard('2026-05-20')).toStrictEqual([0, 0, 1, 0]);
  });
});
