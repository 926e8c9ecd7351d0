import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEFORE, CorrectedCity, SINCE } from '../support/http/corrected.js';
import { HEAD_B, SUBJECTS } from '../support/http/small-city.js';

const HEAD_A = SUBJECTS['unit-head'];

type Figures = Readonly<Record<string, number | null>>;
type Shown = {
  readonly asOf: string;
  readonly knownOn: string;
  readonly total: Figures;
  readonly units: readonly {
    readonly unit: { readonly code: string };
    readonly own: Figures;
    readonly subtree: Figures;
  }[];
};

const NAMES = ['forums', 'guests', 'suggestions', 'waiting', 'adopted', 'realised', 'declined', 'medianDays'];
const inOrder = (figures: Figures | undefined): unknown[] => NAMES.map((name) => figures?.[name]);

const ofUnit = (shown: Shown, code: string) => shown.units.find(({ unit }) => unit.code === code);

describe('participation over HTTP', () => {
  let office: CorrectedCity;
  let path: string;
  const read = async (query = '', as: string = SUBJECTS['reform-office']): Promise<Shown> =>
    (await office.city.server.read(`${path}${query}`, { as })).json as unknown as Shown;
  const status = async (query: string, as: string): Promise<number> =>
    (await office.city.server.read(`${path}${query}`, { as })).status;

  beforeAll(async () => {
    office = await CorrectedCity.open(async ({ server, ids }) => {
      path = `/v1/programmes/${ids.programme}/participation`;
      await server.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.ana], guests: 12 });
      await server.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.ana], guests: 15 });
      await server.write(`/v1/suggestions/${ids.suggestion}/adopt`, { on: '2026-02-05', course: ids.course });
      const wish = {
        unit: ids.a1,
        receivedOn: '2026-02-10',
        source: 'forum',
        text: 'Papan nama.',
        session: ids.session,
      };
      const declined = await server.create(`/v1/programmes/${ids.programme}/suggestions`, wish);
      await server.write(`/v1/suggestions/${declined}/decline`, { on: '2026-02-14', reason: 'Sudah ada.' });
      await server.create(`/v1/programmes/${ids.programme}/suggestions`, { ...wish, unit: ids.b });
    });
  });
  afterAll(async () => office.close());

  it('counts forums once, guests as last told, suggestions where they are', async () => {
    const shown = await read();
    expect(Object.keys(shown)).toStrictEqual(['asOf', 'knownOn', 'total', 'units']);
    expect(inOrder(shown.total)).toStrictEqual([1, 15, 3, 1, 1, 1, 1, 3.5]);
    expect(shown.units.map(({ unit }) => unit.code)).toStrictEqual(['ROOT', 'A', 'A1', 'B', 'C']);
    expect(inOrder(ofUnit(shown, 'A')?.own)).toStrictEqual([1, 15, 1, 0, 1, 1, 0, 3]);
    expect(inOrder(ofUnit(shown, 'A')?.subtree)).toStrictEqual([1, 15, 2, 0, 1, 1, 1, 3.5]);
    expect(inOrder(ofUnit(shown, 'C')?.own)).toStrictEqual([1, 15, 0, 0, 0, 0, 0, null]);
  });

  it('is of a day, and of one unit with all below it', async () => {
    expect(inOrder((await read('?asOf=2026-02-13')).total)).toStrictEqual([0, 0, 3, 2, 1, 1, 0, 3]);
    const { a } = office.city.ids;
    const shown = await read(`?unit=${a}`);
    expect([shown.units.length, inOrder(shown.total)]).toStrictEqual([2, [1, 15, 2, 0, 1, 1, 1, 3.5]]);
    expect((await office.city.server.read(`${path}?unit=00000000-0000-4000-8000-000000000000`)).status).toBe(404);
    expect((await office.city.server.read(`${path}?limit=3`)).status).toBe(400);
  });

  it('is for whoever reads readings; heads and agents name a unit of theirs', async () => {
    const { a, b } = office.city.ids;
    for (const as of [SUBJECTS.leadership, SUBJECTS.auditor, SUBJECTS.admin]) expect(await status('', as)).toBe(200);
    for (const as of [HEAD_A, SUBJECTS['agent-of-change']]) {
      expect([await status('', as), await status(`?unit=${a}`, as), await status(`?unit=${b}`, as)]).toStrictEqual([
        403, 200, 403,
      ]);
    }
    expect(await status(`?unit=${b}`, HEAD_B)).toBe(200);
    expect(await status('', SUBJECTS['privacy-officer'])).toBe(403);
  });

  it('is a table whose levels can be summed', async () => {
    const csv = await office.city.server.read(`${path}?format=csv`);
    const [head = '', total = ''] = csv.text.split('\r\n');
    expect(head.startsWith('level,unit.id,unit.code')).toBe(true);
    expect(head.endsWith(NAMES.join(','))).toBe(true);
    expect(total.endsWith('1,15,3,1,1,1,1,3.5')).toBe(true);
    expect(csv.headers.get('content-disposition')).toContain('participation');
  });

  it('does not know what is void since, nor what was not known before', async () => {
    const { course, session } = office.city.ids;
    expect(await office.told(`/v1/courses/${course}/void`, {})).toBe('200 true');
    expect(inOrder((await read(`?${SINCE}`)).total)).toStrictEqual([1, 15, 3, 1, 1, 0, 1, 3.5]);
    expect(inOrder((await read(`?${BEFORE}`)).total)).toStrictEqual([1, 15, 3, 1, 1, 1, 1, 3.5]);
    await office.city.server.write(`/v1/sessions/${session}/attendance`, { staff: [office.city.ids.ana], guests: 20 });
    expect([(await read(`?${SINCE}`)).total.guests, (await read(`?${BEFORE}`)).total.guests]).toStrictEqual([20, 15]);
    const retraction = { staff: [office.city.ids.ana], reason: 'Keliru.' };
    await office.city.server.write(`/v1/sessions/${session}/retractions`, retraction);
    expect((await read()).total.guests).toBe(20);
    expect(await office.told(`/v1/sessions/${session}/void`, {})).toBe('200 true');
    expect(inOrder((await read(`?${SINCE}`)).total).slice(0, 2)).toStrictEqual([0, 0]);
    expect(inOrder((await read(`?${BEFORE}`)).total).slice(0, 2)).toStrictEqual([1, 15]);
  });
});
