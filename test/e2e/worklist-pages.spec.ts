import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { expectOf } from '../support/expectation.js';
import { type Ids, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { HEAD, OFFICE, type Row, rowsIn, WorklistDesk } from './worklist-desk.js';

const OFFICER = SUBJECTS['complaint-officer'];
const PAIRS = [
  '',
  '&asOf=2026-02-26',
  '&asOf=2026-03-09',
  '&knownOn=2026-03-02',
  '&asOf=2026-03-20&knownOn=2026-03-03',
];

/** Each test changes what waits for those after it. */
describe('a worklist', () => {
  let desk: WorklistDesk;
  let ids: Ids;
  /** By the days on which they came in. */
  const complaints: string[] = [];
  const issues: string[] = [];

  const receive = async (receivedOn: string): Promise<string> =>
    desk.write('/v1/complaints', { receivedOn, channel: 'counter', text: 'Antrean panjang' });

  const raise = async (raisedOn: string, unit: string): Promise<string> => {
    const raised = { raisedOn, cause: 'workload', reach: 1, intensity: 'low', description: 'Berat' };
    return desk.write(`/v1/programmes/${ids.programme}/resistance-issues`, { ...raised, unit });
  };

  const answer = async (complaint: string | undefined): Promise<void> => {
    const path = `/v1/complaints/${complaint ?? ''}`;
    await desk.act(OFFICER, `${path}/verify`, { on: TODAY, tier: 'light', unit: ids.a1 });
    await desk.act(OFFICER, `${path}/answer`, { on: TODAY, text: 'Sudah' });
  };

  beforeAll(async () => {
    desk = await WorklistDesk.open();
    ids = desk.ids;
    for (const day of ['05', '09', '11', '16', '18', '19', '25']) complaints.push(await receive(`2026-02-${day}`));
    for (const day of ['01', '03', '06', '10']) issues.push(await raise(`2026-02-${day}`, ids.a1));
  });
  afterAll(async () => desk.close());

  /** Page by page to the end, with something told before each page but the first. */
  const walked = async (query: string, between: readonly (() => Promise<unknown>)[] = []): Promise<Row[]> => {
    const rows: Row[] = [];
    const told = [...between];
    for (let cursor = ''; ;) {
      const { json } = await desk.city.server.read(`/v1/worklist?${query}${cursor}`, { as: OFFICE });
      rows.push(...rowsIn(json));
      const next = textOf({ json }, 'next');
      if (next === '') return rows;
      cursor = `&cursor=${next}`;
      await told.shift()?.();
    }
  };

  it('is the same in pages of any size', async () => {
    for (const pair of PAIRS) {
      const all = await desk.all(OFFICE, pair);
      for (const limit of [1, 2, 5]) expectOf(await walked(`limit=${limit}${pair}`), pair).toStrictEqual(all);
    }
  });

  it('skips and repeats nothing that stays as it was, whatever is told between two pages', async () => {
    const before = await desk.all(OFFICE);
    const [first, second] = issues;
    const rows = await walked('limit=2', [
      async () => receive('2026-01-05'),
      async () => answer(complaints[0]),
      async () => desk.write(`/v1/resistance-issues/${first ?? ''}/acknowledge`, { on: TODAY }),
      async () => answer(complaints[5]),
      async () => desk.write(`/v1/resistance-issues/${second ?? ''}/void`, { reason: 'Keliru' }),
      async () => raise('2026-01-04', ids.b),
      async () => receive('2026-02-24'),
    ]);
    const after = await desk.all(OFFICE);
    const [seen, there] = [rows, after].map((some) => some.map((row) => row.join(' ')));
    const unchanged = before.map((row) => row.join(' ')).filter((row) => there?.includes(row));
    expect(unchanged.length).toBeGreaterThan(8);
    expect(unchanged.length).toBeLessThan(before.length);
    expect(seen?.filter((row) => unchanged.includes(row))).toStrictEqual(unchanged);
    expect(new Set(seen).size).toBe(seen?.length);
  });

  it('is that of a server that has yet to read what waits, whatever was told, corrected and taken back', async () => {
    const lists = async (): Promise<unknown> => {
      const asked = [OFFICE, HEAD, OFFICER].flatMap((as) =>
        [...PAIRS, `&unit=${ids.a1}`].map((query) => ({ as, query })),
      );
      const said = [];
      for (const { as, query } of asked)
        said.push(as === OFFICER && query.includes('unit') ? [] : await desk.all(as, query));
      return said;
    };
    await lists();
    const [issue, other] = issues.slice(2);
    const [late, soon] = complaints.slice(1);
    await desk.act(OFFICER, `/v1/complaints/${late ?? ''}/verify`, { on: TODAY, tier: 'normative', unit: ids.a1 });
    await desk.act(OFFICER, `/v1/complaints/${late ?? ''}/amend`, { tier: 'supervisory', reason: 'Salah' });
    await desk.act(OFFICER, `/v1/complaints/${soon ?? ''}/void`, { reason: 'Dua kali' });
    await desk.act(OFFICER, `/v1/complaints/${complaints[0] ?? ''}/reopen`, { on: TODAY, reason: 'Belum' });
    await desk.write(`/v1/resistance-issues/${issue ?? ''}/resolve`, { on: TODAY, outcome: 'Selesai' });
    await desk.write(`/v1/resistance-issues/${other ?? ''}/amend`, { unit: ids.b, reason: 'Salah unit' });
    await desk.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.ana] });
    await desk.write(`/v1/nil-reports/${ids.nilReport}/retract`, { reason: 'Keliru' });
    await desk.write(`/v1/suggestions/${ids.suggestion}/decline`, { on: TODAY, reason: 'Tidak mungkin' });
    await desk.write(`/v1/directives/${ids.directive}/acknowledgements`, {
      unit: ids.a,
      on: TODAY,
      staff: [ids.ana],
      how: 'read',
    });
    const kept = await lists();
    await desk.city.server.restart();
    expect(await lists()).toStrictEqual(kept);
  });
});
