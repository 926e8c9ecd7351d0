import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TODAY } from '../support/http/small-city.js';
import { type ComplaintDesk, OFFICER } from './complaint-desk.js';
import { counts, FigureDesk } from './figure-desk.js';

/** Each test goes on from those before it. It is Monday, 2 March 2026. */
describe('figures of complaints, known otherwise', () => {
  let desk: FigureDesk;
  let complaints: ComplaintDesk;

  beforeAll(async () => {
    desk = await FigureDesk.open();
    complaints = desk.desk;
  });
  afterAll(async () => desk.close());

  it('move with holidays that are told late, only for who knows of them', async () => {
    const { a1, b } = complaints.city.ids;
    await complaints.receive();
    await complaints.receive();
    const soon = await complaints.verified(a1);
    await complaints.takes(soon, 'answer', { on: '2026-02-27', text: 'Sudah.' });
    const late = await complaints.verified(b, {}, { tier: 'light' });
    await complaints.takes(late, 'answer', { on: '2026-03-02', text: 'Maaf.' });
    await complaints.moveTo('2026-03-04');
    await complaints.city.server.write('/v1/holidays', { on: '2026-02-25', name: 'Libur' }, { as: OFFICER });
    await complaints.city.server.write('/v1/holidays', { on: '2026-02-26', name: 'Libur' }, { as: OFFICER });
    const { total } = await desk.figures(`asOf=${TODAY}`);
    expect([counts(total), total.medianDays]).toStrictEqual([[4, 2, 0, 2, 2], 1.5]);
    const before = await desk.figures(`asOf=${TODAY}&knownOn=${TODAY}`);
    expect([counts(before.total), before.total.medianDays]).toStrictEqual([[4, 2, 2, 2, 1], 3.5]);
  });

  it('follow corrections: another tier, a step taken back, what should never have been recorded', async () => {
    const { c } = complaints.city.ids;
    const path = await complaints.verified(c, { receivedOn: '2026-01-05' }, { on: '2026-01-06', tier: 'light' });
    await complaints.takes(path, 'answer', { on: '2026-01-12', text: 'Selesai.' });
    const span = 'from=2026-01-05&to=2026-01-05';
    expect(await desk.total(span)).toStrictEqual([1, 0, 0, 1, 0]);
    await complaints.moveTo('2026-03-05');
    await complaints.takes(path, 'amend', { tier: 'normative', reason: 'Salah tingkat.' });
    expect(await desk.total(span)).toStrictEqual([1, 0, 0, 1, 1]);
    expect(await desk.total(`${span}&knownOn=2026-03-04`)).toStrictEqual([1, 0, 0, 1, 0]);
    await complaints.moveTo('2026-03-06');
    await complaints.takes(path, 'undo', { reason: 'Belum.' });
    expect(await desk.total(span)).toStrictEqual([1, 1, 1, 0, 0]);
    await complaints.moveTo('2026-03-09');
    await complaints.takes(path, 'void', { reason: 'Dua kali.' });
    expect(await desk.total(span)).toStrictEqual([0, 0, 0, 0, 0]);
    expect(await desk.total(`${span}&knownOn=2026-03-06`)).toStrictEqual([1, 1, 1, 0, 0]);
  });

  it('lose the label of a programme that is void', async () => {
    const { server } = complaints.city;
    const about = {
      code: 'X',
      title: 'Ganda',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      units: [complaints.city.ids.root],
    };
    const programme = await server.create('/v1/programmes', about);
    await complaints.receive({ programme });
    expect((await desk.total(`programme=${programme}`))[0]).toBe(1);
    await complaints.moveTo('2026-03-10');
    await server.write(`/v1/programmes/${programme}/void`, { reason: 'Dua kali.' });
    expect((await desk.total(`programme=${programme}`))[0]).toBe(0);
    expect((await desk.total(`programme=${programme}&knownOn=2026-03-09`))[0]).toBe(1);
  });
});
