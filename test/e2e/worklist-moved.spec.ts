import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Ids, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { OFFICE, type Row, WorklistDesk } from './worklist-desk.js';

const OFFICER = SUBJECTS['complaint-officer'];
const HEAD_OF_TWO = 'subject-head-of-two';

/** Each test changes what waits for those after it. */
describe('what waits for the head of two units', () => {
  let desk: WorklistDesk;
  let ids: Ids;
  let complaint: string;

  const verified = async (unit: string): Promise<string> => {
    const received = { receivedOn: '2026-02-02', channel: 'counter', text: 'Antrean panjang' };
    const thing = await desk.write('/v1/complaints', received);
    await desk.act(OFFICER, `/v1/complaints/${thing}/verify`, { on: '2026-02-03', tier: 'light', unit });
    return thing;
  };

  beforeAll(async () => {
    desk = await WorklistDesk.open();
    ids = desk.ids;
    for (const unit of [ids.a, ids.c])
      await desk.write('/v1/grants', { subject: HEAD_OF_TWO, role: 'unit-head', unit, from: '2026-01-01' });
    complaint = await verified(ids.c);
  });
  afterAll(async () => desk.close());

  const sessions = async (query = ''): Promise<string[]> =>
    (await desk.kind(HEAD_OF_TWO, 'session-without-attendance', query)).map(([, , unit]) => unit ?? '').toSorted();
  const late = async (query = ''): Promise<Row[]> => desk.kind(HEAD_OF_TWO, 'complaint-late', query);
  const people = async (query = ''): Promise<string[]> =>
    (await desk.kind(HEAD_OF_TWO, 'directive-overdue', query))
      .map(([, , unit, , , count]) => `${unit ?? ''}: ${count}`)
      .toSorted();

  it('is told of both while neither stands below the other, and of the upper one from then on', async () => {
    const { a, c } = ids;
    await desk.act(OFFICE, `/v1/units/${c}/move`, { parent: a, on: TODAY });
    const yesterday = '&asOf=2026-03-01';
    expect(await sessions()).toStrictEqual([a]);
    expect(await people()).toStrictEqual([`${a}: 3`]);
    expect(await sessions(yesterday)).toStrictEqual([a, c].toSorted());
    expect(await people(yesterday)).toStrictEqual([`${a}: 2`, `${c}: 1`].toSorted());
    const row = (days: number): Row[] => [['complaint-late', complaint, c, '2026-02-05', days, 1]];
    expect(await late()).toStrictEqual(row(25));
    expect(await late(yesterday)).toStrictEqual(row(24));
  });

  it('is told once where one of them stood below the other', async () => {
    const { root, a, b, c } = ids;
    await desk.act(OFFICE, `/v1/units/${c}/move`, { parent: root, on: '2026-03-03' });
    await desk.city.server.ask('/local/clock', { method: 'PUT', body: { now: '2026-03-03T02:00:00Z' } });
    expect(await sessions()).toStrictEqual([a, c].toSorted());
    const then = '&asOf=2026-03-02';
    expect(await sessions(then)).toStrictEqual([a]);
    expect(await people(then)).toStrictEqual([`${a}: 3`]);
    expect(await late(then)).toStrictEqual([['complaint-late', complaint, c, '2026-02-05', 25, 1]]);
    await desk.act(OFFICE, `/v1/units/${c}/merge`, { into: b, on: '2026-03-03' });
    expect(await sessions()).toStrictEqual([a]);
    expect(await late()).toStrictEqual([]);
  });
});
