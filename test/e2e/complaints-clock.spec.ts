import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ComplaintDesk, OFFICER } from './complaint-desk.js';

describe('the clock of a complaint', () => {
  let desk: ComplaintDesk;
  beforeAll(async () => {
    desk = await ComplaintDesk.open();
  });
  afterAll(async () => desk.close());

  it('reads the same after a restart', async () => {
    const path = await desk.verified(desk.city.ids.a);
    const before = await desk.fields(path, 'status', 'due', 'late', 'revision');
    await desk.city.server.restart();
    expect(await desk.fields(path, 'status', 'due', 'late', 'revision')).toStrictEqual(before);
  });

  it('stands still on holidays as they were known, across the turn of the year', async () => {
    const { server, ids } = desk.city;
    const path = await desk.receive({ receivedOn: '2025-12-23' });
    await desk.takes(path, 'verify', { on: '2025-12-30', tier: 'light', unit: ids.a });
    await desk.takes(path, 'answer', { on: '2026-01-02', text: 'Dijawab.' });
    const names = ['due', 'late', 'onTime'] as const;
    expect(await desk.fields(`${path}?asOf=2025-12-29`, ...names)).toStrictEqual(['2025-12-26', true, null]);
    expect(await desk.fields(path, ...names)).toStrictEqual([null, false, false]);
    await desk.moveTo('2026-03-03');
    for (const [on, name] of [
      ['2025-12-25', 'Natal'],
      ['2025-12-26', 'Cuti bersama'],
      ['2026-01-01', 'Tahun baru'],
    ]) {
      await server.write('/v1/holidays', { on, name }, { as: OFFICER });
    }
    expect(await desk.fields(`${path}?asOf=2025-12-29`, ...names)).toStrictEqual(['2025-12-30', false, null]);
    expect(await desk.fields(`${path}?asOf=2025-12-29&knownOn=2026-03-02`, ...names)).toStrictEqual([
      '2025-12-26',
      true,
      null,
    ]);
    expect(await desk.fields(path, 'onTime')).toStrictEqual([true]);
    expect(await desk.fields(`${path}?knownOn=2026-03-02`, 'onTime')).toStrictEqual([false]);
    const answered = await desk.receive({ receivedOn: '2025-12-29' });
    await desk.takes(answered, 'verify', { on: '2025-12-30', tier: 'light', unit: ids.a });
    await desk.takes(answered, 'answer', { on: '2026-01-05', text: 'Dijawab.' });
    expect(await desk.fields(answered, 'onTime')).toStrictEqual([false]);
    const holiday = await server.create('/v1/holidays', { on: '2026-01-02', name: 'Cuti' }, { as: OFFICER });
    expect(await desk.fields(answered, 'onTime')).toStrictEqual([true]);
    await server.write(`/v1/holidays/${holiday}/revoke`, { reason: 'Keliru.' }, { as: OFFICER });
    expect(await desk.fields(answered, 'onTime')).toStrictEqual([false]);
  });
});
