import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cleanup } from '../support/cleanup.js';
import { numbers, rosterOf } from '../support/toy-roster.js';
import { StaffedCity } from '../support/staffed-city.js';

/** More programmes than are kept. */
const PROGRAMMES = 10;
/** More people, each an event, than a book is moved on by. */
const MANY = 10_500;
const AT_ONCE = 20;

type Reading = {
  readonly total: { readonly components: readonly Readonly<Record<string, unknown>>[] };
  readonly newestFactOn: string | null;
};

describe('what is kept of the programmes that were read lately', () => {
  const cleanup = new Cleanup();
  let city: StaffedCity;
  let programmes: string[];

  const found = async (nth: number): Promise<string> => {
    const dates = { startsOn: '2024-03-01', endsOn: '2026-12-31' };
    const wish = { code: `KEPT-${nth}`, title: 'Penataan', units: [city.unit('KOTA')], ...dates };
    return (await city.office.write('/v1/programmes', wish)).id;
  };
  const raise = async (programme: string, raisedOn = '2024-05-02'): Promise<string> => {
    const assessed = { cause: 'workload', reach: 2, intensity: 'high', description: 'Terlalu banyak.' };
    const wish = { unit: city.unit('DINAS-A'), raisedOn, ...assessed };
    return (await city.office.write(`/v1/programmes/${programme}/resistance-issues`, wish)).id;
  };
  /** How many issues are open, and the day of the newest fact. */
  const read = async (programme: string): Promise<readonly unknown[]> => {
    const { total, newestFactOn } = await city.office.readNow<Reading>(`/v1/programmes/${programme}/readiness`);
    return [total.components.find(({ name }) => name === 'calm')?.openIssues, newestFactOn];
  };

  beforeAll(async () => {
    city = await StaffedCity.found(cleanup);
    programmes = [];
    for (let nth = 0; nth < PROGRAMMES; nth += 1) programmes.push(await found(nth));
  });
  afterAll(async () => cleanup.run());

  it('is told with every step that is recorded, and with every correction', async () => {
    const [programme = ''] = programmes;
    expect(await read(programme)).toStrictEqual([0, null]);
    const issue = await raise(programme);
    expect(await read(programme)).toStrictEqual([1, '2024-05-02']);
    const other = await raise(programme, '2024-05-06');
    expect(await read(programme)).toStrictEqual([2, '2024-05-06']);
    await city.office.write(`/v1/resistance-issues/${other}/void`, { reason: 'Salah catat.' });
    expect(await read(programme)).toStrictEqual([1, '2024-05-02']);
    const amended = { raisedOn: '2024-05-03', reason: 'Salah hari.' };
    await city.office.write(`/v1/resistance-issues/${issue}/amend`, amended);
    expect(await read(programme)).toStrictEqual([1, '2024-05-03']);
  });

  it('is one programme for each of them, however many are read in between', async () => {
    for (const [nth, programme] of programmes.entries()) {
      if (nth === 0) continue;
      await raise(programme);
      if (nth % 2 === 0) await raise(programme);
    }
    const told = [...programmes.keys()].map((nth) => (nth === 0 || nth % 2 === 1 ? 1 : 2));
    for (const programme of [...programmes, ...programmes.toReversed()]) {
      const [open] = await read(programme);
      expect(open).toBe(told[programmes.indexOf(programme)]);
    }
  });

  it('is told after more events than it is moved on by', async () => {
    const [, programme = ''] = programmes;
    const [before] = await read(programme);
    const rows = numbers(100, MANY).map((n) => ({ n, unit: 'DINAS-B' }));
    await city.office.write('/v1/imports/roster?on=2024-02-02', rosterOf(rows));
    await raise(programme);
    expect(await read(programme)).toStrictEqual([Number(before) + 1, '2024-05-02']);
  });

  it('never lacks what a reading was to include, asked by many while it is written', async () => {
    const [, , , programme = ''] = programmes;
    const [before] = await read(programme);
    const open = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, nth) => {
        await raise(programme);
        return [nth, (await read(programme))[0]] as const;
      }),
    );
    // Each of them holds its own at least, and together they end with all.
    for (const [, seen] of open) expect(Number(seen)).toBeGreaterThan(Number(before));
    expect(Math.max(...open.map(([, seen]) => Number(seen)))).toBe(Number(before) + AT_ONCE);
    expect((await read(programme))[0]).toBe(Number(before) + AT_ONCE);
  });
});
