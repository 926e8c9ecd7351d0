import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { expectOf } from '../support/expectation.js';
import { PEOPLE, SUBJECTS } from '../support/http/small-city.js';
import { type Asks, type Explanation, explainsEveryFigure, type Row } from './explained-figures.js';
import { LearningDesk } from './learning-desk.js';

const byText = (a: readonly unknown[], b: readonly unknown[]): number => (a.join() < b.join() ? -1 : 1);

/** What rows say, without ids of events. */
const told = (rows: readonly Row[], component: string): unknown[] =>
  rows
    .filter((row) => row.component === component)
    .map(({ fact, counted, why }) => [fact, counted, why])
    .sort(byText);

const each = <A, B>(some: readonly A[], others: readonly B[]): (readonly [A, B])[] =>
  some.flatMap((a) => others.map((b) => [a, b] as const));

/** Facts of every kind, of which some count. */
const facts = async ({ office: { city } }: LearningDesk): Promise<void> => {
  const { server, ids } = city;
  const tell = async (path: string, staff: readonly string[], more: object): Promise<unknown> =>
    server.write(path, { unit: ids.root, staff, ...more });
  const directive = `/v1/directives/${ids.directive}`;
  await tell(`${directive}/acknowledgements`, [ids.ana, ids.budi], { on: '2026-02-02', how: 'read' });
  await tell(`${directive}/declines`, [ids.budi], { on: '2026-02-03', reason: 'belum sepakat' });
  await tell(`${directive}/exemptions`, [ids.citra], { on: '2026-02-04', reason: 'cuti', until: '2026-02-10' });
  await tell(`${directive}/acknowledgements`, [ids.dewi], { on: '2026-02-04', how: 'read' });
  await tell(`${directive}/retractions`, [ids.dewi], { on: '2026-02-04', reason: 'orang lain' });
  const practice = `/v1/practices/${ids.practice}/observations`;
  await tell(practice, [ids.ana, ids.citra], { on: '2026-02-05', grade: 'B', source: 'berkas' });
  await tell(practice, [ids.ana], { on: '2026-02-06', grade: 'C', source: 'dilihat' });
  await tell(practice, [ids.budi], { on: '2026-02-06', grade: 'E', source: 'laporan' });
  await server.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.ana, ids.dewi] });
  await server.write(`/v1/sessions/${ids.session}/retractions`, { staff: [ids.dewi], reason: 'tidak hadir' });
};

const eventsOf = async ({ office }: LearningDesk, type: string): Promise<ReadonlySet<string>> => {
  const { json } = await office.city.server.ask(`/v1/events?type=${type}`, { as: SUBJECTS.auditor });
  return new Set((json.items as unknown as { id: string }[]).map(({ id }) => id));
};

describe('the explanation of a figure', () => {
  let desk: LearningDesk;
  let programme: string;

  const ask =
    (path: string, as?: string): Asks =>
    async <T>(below: string) => {
      const answer = await desk.office.city.server.read(`${path}/${below}`, as === undefined ? {} : { as });
      expectOf(answer.status, `${below} ${answer.text}`).toBe(200);
      return answer.json as T;
    };
  const rowsOf = async (below: string, as?: string): Promise<readonly Row[]> =>
    (await ask(programme, as)<Explanation>(below)).rows;

  beforeAll(async () => {
    desk = await LearningDesk.open();
    programme = `/v1/programmes/${desk.office.city.ids.programme}`;
    await facts(desk);
  });
  afterAll(async () => desk.office.close());

  it('adds up to the figures, in all and below a unit, on every day', async () => {
    const { ids } = desk.office.city;
    const days = ['2026-01-31', '2026-02-05', '2026-02-09', '2026-03-02', '2027-02-20'];
    const queries = each(['', `&unit=${ids.a}`, `&unit=${ids.c}`], days).map(([unit, day]) => `?asOf=${day}${unit}`);
    for (const [of, query] of each([programme, desk.paths.programme], queries))
      await explainsEveryFigure(ask(of), query);
  });

  it('says of every fact whether it counts, and why', async () => {
    const adoption = await rowsOf('adoption/explanation');
    expect(told(adoption, 'acknowledged')).toStrictEqual([
      ['acknowledged', false, 'answered-since'],
      ['acknowledged', false, 'retracted'],
      ['acknowledged', true, 'counts'],
      ['declined', false, 'declined'],
      ['exempted', false, 'run-out'],
    ]);
    expect(told(adoption, 'practised')).toStrictEqual([
      ['observation', false, 'another-counts'],
      ['observation', false, 'self-report'],
      ['observation', true, 'counts'],
      ['observation', true, 'counts'],
    ]);
    expect(told(adoption, 'implemented')).toStrictEqual([['reform', false, 'not-completed']]);
    const readiness = await rowsOf('readiness/explanation');
    expect(told(readiness, 'socialised')).toStrictEqual([
      ['attendance', false, 'retracted'],
      ['attendance', true, 'counts'],
    ]);
    expect(told(readiness, 'calm')).toStrictEqual([['issue', true, 'counts']]);
    const { rows } = await ask(desk.paths.programme)<Explanation>('competency/explanation?component=developed');
    expect(told(rows, 'developed')).toStrictEqual([
      ['completion', false, 'too-few-hours'],
      ['completion', true, 'counts'],
      ['completion', true, 'counts'],
      ['training', true, 'counts'],
    ]);
  });

  it('names the event of each fact, which an auditor finds in the log', async () => {
    const types = { acknowledged: 'DirectiveAnswered', observation: 'PracticeObserved', reform: 'ReformProposed' };
    const rows = await rowsOf('adoption/explanation', SUBJECTS.auditor);
    for (const [fact, type] of Object.entries(types)) {
      const [events, known] = [rows.filter((row) => row.fact === fact), await eventsOf(desk, type)];
      expectOf([events.length > 0, events.every(({ event = '' }) => known.has(event))], fact).toStrictEqual([
        true,
        true,
      ]);
    }
    expect(rows.some(({ staff, name }) => staff !== undefined && name === undefined)).toBe(true);
  });

  it('names people to those who may name them, and to others tells facts in counts', async () => {
    const { ids } = desk.office.city;
    const path = `adoption/explanation?component=acknowledged&unit=${ids.a}`;
    for (const as of [undefined, SUBJECTS['unit-head']]) {
      const names = new Set((await rowsOf(path, as)).map(({ name }) => name));
      expectOf(names, as ?? 'office').toStrictEqual(new Set([PEOPLE.ana.name, PEOPLE.budi.name]));
    }
    for (const as of [SUBJECTS.leadership, SUBJECTS.admin, SUBJECTS['agent-of-change']]) {
      const rows = await rowsOf(path, as);
      expectOf(rows.map(({ fact, why, count }) => [fact, why, count]).sort(byText), as).toStrictEqual([
        ['acknowledged', 'answered-since', 1],
        ['acknowledged', 'counts', 1],
        ['declined', 'declined', 1],
      ]);
      expectOf(
        rows.every((row) => !('staff' in row) && !('event' in row)),
        as,
      ).toBe(true);
    }
  });

  it('keeps what was known on another day', async () => {
    const { server } = desk.office.city;
    expect((await server.read(`${programme}/adoption/explanation?knownOn=2026-03-01`)).status).toBe(404);
    const before = await rowsOf('adoption/explanation?asOf=2026-02-02&component=acknowledged');
    expect(told(before, 'acknowledged')).toContainEqual(['declined', false, 'not-yet']);
  });

  it('refuses a component of another measure, a unit of somebody else, and who may not read figures', async () => {
    const { server, ids } = desk.office.city;
    const path = `${programme}/adoption/explanation`;
    const code = async (query: string, as?: string): Promise<string> => {
      const answer = await server.read(`${path}${query}`, as === undefined ? {} : { as });
      return `${answer.status} ${textOf(answer, 'code')}`;
    };
    expect(await code('?component=calm')).toBe('400 invalid-input');
    expect(await code('?component=none')).toBe('400 invalid-input');
    expect(await code(`?unit=${ids.b}`, SUBJECTS['unit-head'])).toBe('403 forbidden');
    expect(await code('', SUBJECTS['unit-head'])).toBe('403 forbidden');
    expect(await code('', SUBJECTS['privacy-officer'])).toBe('403 forbidden');
  });
});

describe('the explanation of a figure as a table', () => {
  let desk: LearningDesk;
  beforeAll(async () => {
    desk = await LearningDesk.open();
    await facts(desk);
  });
  afterAll(async () => desk.office.close());

  it('comes as a table, with a unit by code and name', async () => {
    const { server, ids } = desk.office.city;
    const path = `/v1/programmes/${ids.programme}/adoption/explanation`;
    const table = await server.read(`${path}?format=csv`);
    const [head, ...lines] = table.text.trim().split('\r\n');
    expect(head).toBe(
      'component,fact,thing,on,recordedOn,event,unit.id,unit.code,unit.name,staff,name,weight,counted,why,count',
    );
    expect(lines).toHaveLength(((await server.read(path)).json.rows as unknown[]).length);
    expect(table.headers.get('content-disposition')).toContain('adoption-explanation');
  });
});
