import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SmallCity, SUBJECTS } from '../support/http/small-city.js';

const LEADERSHIP = SUBJECTS.leadership;
const OFFICER = SUBJECTS['complaint-officer'];

type Satisfaction = {
  readonly survey: string;
  readonly index: number | null;
  readonly band: string | null;
  readonly change: number | null;
};
type Outcome = {
  readonly adoption: number | null;
  readonly readiness: number | null;
  readonly competency: number | null;
  readonly complaints?: { readonly received: number; readonly onTimeRate: number | null };
  readonly satisfaction: Satisfaction | null;
};
type Units<T> = readonly { readonly unit: { readonly code: string }; readonly own: T; readonly subtree: T }[];
type Shown<T> = { readonly total: T; readonly units: Units<T> };

const ofUnit = <T>({ units }: Shown<T>, code: string) => units.find(({ unit }) => unit.code === code);
const felt = (outcome: Outcome | undefined): unknown[] => {
  const { survey, index, band, change } = outcome?.satisfaction ?? {};
  return [survey, index, band, change];
};

describe('outcomes over HTTP', () => {
  let city: SmallCity;
  let path: string;
  let [first, second] = ['', ''];
  const read = async (query = '', as: string = LEADERSHIP): Promise<Shown<Outcome>> =>
    (await city.server.read(`${path}/outcomes${query}`, { as })).json as unknown as Shown<Outcome>;
  const headOf = async (as: string): Promise<string> =>
    (await city.server.read(`${path}/outcomes?format=csv&unit=${city.ids.a}`, { as })).text.split('\r\n')[0] ?? '';
  const survey = async (closesOn: string, answer: number): Promise<string> => {
    const about = { kind: 'satisfaction', title: 'SKM', units: [city.ids.a], opensOn: '2026-03-01', closesOn };
    const id = await city.server.create('/v1/surveys', about);
    const responses = Array.from({ length: 6 }, () => Array.from({ length: 9 }, () => answer));
    await city.server.write(`/v1/surveys/${id}/responses`, { unit: city.ids.a, responses });
    return id;
  };

  beforeAll(async () => {
    city = await SmallCity.open();
    const { programme, directive, complaint, a, ana } = city.ids;
    path = `/v1/programmes/${programme}`;
    await city.server.write(`/v1/directives/${directive}/acknowledgements`, {
      unit: a,
      staff: [ana],
      on: '2026-02-01',
      how: 'read',
    });
    first = await survey('2026-03-02', 3);
    second = await survey('2026-03-03', 4);
    const verified = { on: '2026-03-02', tier: 'light', unit: a };
    await city.server.write(`/v1/complaints/${complaint}/verify`, verified, { as: OFFICER });
    await city.server.write(
      `/v1/complaints/${complaint}/answer`,
      { on: '2026-03-02', text: 'Sudah.' },
      { as: OFFICER },
    );
    await city.server.ask('/local/clock', { method: 'PUT', body: { now: '2026-03-05T02:00:00Z' } });
  });
  afterAll(async () => city.close());

  it('are the three indices, as their readings show them', async () => {
    const shown = await read();
    for (const measure of ['adoption', 'readiness', 'competency'] as const) {
      const reading = (await city.server.read(`${path}/${measure}`, { as: LEADERSHIP })).json as unknown as Shown<{
        index: number | null;
      }>;
      expect(shown.total[measure]).toBe(reading.total.index);
      for (const code of ['ROOT', 'A', 'A1']) {
        expect(ofUnit(shown, code)?.own[measure]).toBe(ofUnit(reading, code)?.own.index);
        expect(ofUnit(shown, code)?.subtree[measure]).toBe(ofUnit(reading, code)?.subtree.index);
      }
    }
    expect(Object.keys(shown)).toStrictEqual(['asOf', 'knownOn', 'total', 'units']);
    expect(shown.units.map(({ unit }) => unit.code)).toStrictEqual(['ROOT', 'A', 'A1', 'B', 'C']);
    expect(shown.total.adoption).not.toBe(null);
  });

  it('tell of complaints of the last 90 days in the covered units', async () => {
    const shown = await read();
    const answered = { received: 1, onTimeRate: 1 };
    expect([shown.total.complaints, ofUnit(shown, 'A')?.own.complaints]).toStrictEqual([answered, answered]);
    expect(ofUnit(shown, 'B')?.own.complaints).toStrictEqual({ received: 0, onTimeRate: null });
    expect((await read('?asOf=2026-12-31')).total.complaints).toStrictEqual({ received: 0, onTimeRate: null });
  });

  it('tell of the newest survey that covered the unit, and how that changed', async () => {
    const shown = await read();
    expect(felt(shown.total)).toStrictEqual([second, 100, 'A', 25]);
    expect(felt(ofUnit(shown, 'A')?.own)).toStrictEqual([second, 100, 'A', 25]);
    expect(felt(ofUnit(shown, 'A1')?.own)).toStrictEqual([second, null, null, null]);
    expect([ofUnit(shown, 'ROOT')?.subtree.satisfaction, ofUnit(shown, 'B')?.own.satisfaction]).toStrictEqual([
      null,
      null,
    ]);
    expect(felt((await read(`?unit=${city.ids.a}`)).total)).toStrictEqual([second, 100, 'A', 25]);
    expect((await read(`?unit=${city.ids.root}`)).total.satisfaction).toBe(null);
  });

  it('know of a survey from the day after its last on, at both dates', async () => {
    for (const query of ['?asOf=2026-03-03', '?knownOn=2026-03-03'])
      expect(felt((await read(query)).total)).toStrictEqual([first, 75, 'C', null]);
    for (const query of ['?asOf=2026-03-02', '?knownOn=2026-03-02'])
      expect((await read(query)).total.satisfaction).toBe(null);
  });

  it('are for whoever reads readings, without complaints for agents', async () => {
    const { a, b } = city.ids;
    const agent = SUBJECTS['agent-of-change'];
    const shown = await read(`?unit=${a}`, agent);
    expect([shown.total.complaints, felt(shown.total)[0]]).toStrictEqual([undefined, second]);
    expect(ofUnit(shown, 'A')?.own).not.toHaveProperty('complaints');
    expect((await read(`?unit=${a}`, SUBJECTS['unit-head'])).total.complaints?.received).toBe(1);
    const status = async (query: string, as: string): Promise<number> =>
      (await city.server.read(`${path}/outcomes${query}`, { as })).status;
    for (const as of [agent, SUBJECTS['unit-head']])
      expect([await status('', as), await status(`?unit=${b}`, as)]).toStrictEqual([403, 403]);
    for (const as of [OFFICER, SUBJECTS['privacy-officer']]) expect(await status('', as)).toBe(403);
    for (const as of [SUBJECTS.auditor, SUBJECTS.admin, SUBJECTS['reform-office']])
      expect(await status('', as)).toBe(200);
  });

  it('are a table', async () => {
    expect((await headOf(LEADERSHIP)).split(',').slice(-10)).toStrictEqual([
      'adoption',
      'readiness',
      'competency',
      'complaints.received',
      'complaints.onTimeRate',
      'satisfaction.survey',
      'satisfaction.closesOn',
      'satisfaction.index',
      'satisfaction.band',
      'satisfaction.change',
    ]);
    expect(await headOf(SUBJECTS['agent-of-change'])).not.toContain('complaints');
  });
});
