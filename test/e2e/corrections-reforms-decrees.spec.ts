import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SmallCity, TODAY } from '../support/http/small-city.js';
import { NEXT_DAY, reason, ReformDesk } from './reform-desk.js';

const NEW = { change: 'establish', code: 'NEW', name: 'Baru', kind: 'agency' } as const;

describe('correcting a decree on the chart', () => {
  let desk: ReformDesk;
  let city: SmallCity;
  let reform: string;
  let fresh: string;
  beforeAll(async () => {
    desk = await ReformDesk.open();
    ({ city } = desk);
    const { root, a } = city.ids;
    reform = await desk.restructure([
      { ...NEW, parent: root },
      { change: 'rename', unit: a, name: 'Lain' },
    ]);
    fresh = (await desk.unitOf('NEW')) ?? '';
    await desk.goTo(NEXT_DAY);
  });
  afterAll(async () => city.close());

  it('moves its changes to the effective day that is right, from the day of the correction on', async () => {
    const sent = [
      { reason, effectiveOn: '2026-02-15' },
      { 'if-match': '"1"', 'idempotency-key': 'amend' },
    ] as const;
    const first = await desk.ask(reform, 'amend', ...sent);
    expect([first.status, first.json]).toMatchObject([200, { id: reform, changed: true, revision: 2 }]);
    expect((await desk.ask(reform, 'amend', ...sent)).json).toStrictEqual(first.json);
    expect(await desk.unitOf('NEW', '&asOf=2026-02-15')).toBe(fresh);
    expect(await desk.unitOf('NEW', `&asOf=2026-02-15&knownOn=${TODAY}`)).toBe(undefined);
    expect(await desk.unitRows(fresh)).toStrictEqual(['establish 2026-02-15 +amend']);
    expect(await desk.rows(reform)).toStrictEqual(['written 2026-02-15 +amend', `decree ${TODAY}`]);
  });

  it('is refused for what was built on it since', async () => {
    const child = { code: 'CHILD', name: 'Anak', kind: 'section', parent: fresh, on: '2026-02-20' };
    const below = await city.server.create('/v1/units', child);
    expect(await desk.says(reform, 'amend', { reason, effectiveOn: '2026-02-21' })).toBe('409 unit-ended');
    expect(await desk.says(reform, 'annul')).toBe('409 unit-ended');
    expect(await desk.shown(reform)).toMatchObject({ status: 'decreed', effectiveOn: '2026-02-15' });
    const { json } = await city.server.read(`/v1/units/${below}`);
    const [{ id: change }] = json['history'] as [{ id: string }];
    await city.server.write(`/v1/units/${below}/undo`, { change, reason });
  });

  it('takes it back as if it had never been on the chart', async () => {
    expect(await desk.says(reform, 'annul')).toBe('200');
    expect(await desk.unitOf('NEW')).toBe(undefined);
    expect(await desk.unitOf('NEW', `&knownOn=${TODAY}`)).toBe(fresh);
    expect(await city.says(`/v1/units/${fresh}`, {})).toBe('404 not-found');
    expect(await city.says(`/v1/units/${fresh}/rename`, { body: { name: 'X' } })).toBe('404 not-found');
    expect((await city.server.read(`/v1/units/${city.ids.a}`)).json).toMatchObject({ name: 'Unit A' });
    expect(await desk.unitRows(city.ids.a)).toStrictEqual([
      'establish 2020-01-01',
      'rename 2026-02-15 not +amend +annul',
    ]);
    expect(await desk.shown(reform)).toMatchObject({ status: 'proposed' });
  });

  it('establishes the same units when it is decreed anew', async () => {
    await desk.does(reform, 'decree', { number: 'SK-2', signedOn: NEXT_DAY });
    expect(await desk.unitOf('NEW', '&asOf=2026-02-15')).toBe(fresh);
    expect(await desk.unitRows(fresh)).toStrictEqual([
      'establish 2026-02-15 not +amend +annul',
      'establish 2026-02-15',
    ]);
    expect(await desk.shown(reform)).toMatchObject({ status: 'decreed', number: 'SK-2' });
    const position = { title: 'Analis', type: 'functional' };
    const eka = { nip: '190507092005031045', name: 'Ekalaya Obsidian', employment: 'PNS', position };
    await city.server.create('/v1/staff', { ...eka, unit: fresh, on: '2026-02-16' });
    expect(await desk.says(reform, 'amend', { reason, effectiveOn: '2026-02-17' })).toBe('409 unit-ended');
    expect(await desk.says(reform, 'annul')).toBe('409 unit-ended');
    expect(await desk.says(reform, 'amend', { reason, effectiveOn: '2026-02-16' })).toBe('200');
  });
});

describe('restoring a decree', () => {
  let desk: ReformDesk;
  let city: SmallCity;
  beforeAll(async () => {
    desk = await ReformDesk.open();
    ({ city } = desk);
  });
  afterAll(async () => city.close());

  it('puts it on the chart again, if the chart takes it, and moves with it when it was amended meanwhile', async () => {
    const { root, a } = city.ids;
    const rename = { change: 'rename', unit: a, name: 'Lain' };
    const reform = await desk.restructure([{ ...NEW, parent: root }, rename], '2026-04-01');
    await desk.does(reform, 'cancel');
    await desk.goTo(NEXT_DAY);
    const heir = await city.server.create('/v1/units', { ...NEW, change: undefined, parent: root, on: '2026-04-02' });
    expect(await desk.says(reform, 'restore')).toBe('409 code-taken');
    expect(await desk.shown(reform)).toMatchObject({ status: 'cancelled' });
    await city.server.write(`/v1/units/${heir}/amend`, { code: 'HEIR', reason });
    await desk.does(reform, 'amend', { reason, effectiveOn: '2026-03-20' });
    expect(await desk.unitOf('NEW', '&asOf=2026-04-02')).toBe(undefined);

    expect(await desk.says(reform, 'restore')).toBe('200');
    expect(await desk.unitOf('NEW', '&asOf=2026-03-20')).toBeDefined();
    expect(await desk.unitOf('NEW', `&asOf=2026-04-02&knownOn=${TODAY}`)).toBe(undefined);
    expect(await desk.unitRows(a)).toStrictEqual(['establish 2020-01-01', 'rename 2026-03-20 +cancel +restore']);
    expect(await desk.rows(reform)).toStrictEqual([
      'written 2026-03-20 +amend',
      `decree ${TODAY}`,
      `cancel ${TODAY} not +restore`,
    ]);
    await desk.does(reform, 'postpone', { effectiveOn: '2026-03-25', reason });
    expect(await desk.unitOf('NEW', '&asOf=2026-03-20')).toBe(undefined);
  });

  it('has nothing to put back once the decree was annulled', async () => {
    const { root } = city.ids;
    const reform = await desk.restructure([{ ...NEW, code: 'LATER', parent: root }], '2026-04-01');
    await desk.does(reform, 'cancel');
    expect(await desk.says(reform, 'annul')).toBe('200');
    expect(await desk.shown(reform)).toMatchObject({ status: 'cancelled' });
    expect(await desk.says(reform, 'decree', { number: 'SK-1', signedOn: TODAY })).toBe('409 reform-cancelled');
    expect(await desk.says(reform, 'restore')).toBe('200');
    expect(await desk.shown(reform)).toMatchObject({ status: 'proposed' });
    expect(await desk.unitOf('LATER', '&asOf=2026-04-01')).toBe(undefined);
    await desk.does(reform, 'decree', { number: 'SK-9', signedOn: TODAY });
    expect(await desk.unitOf('LATER', '&asOf=2026-04-01')).toBeDefined();
  });
});

describe('correcting an equalisation', () => {
  let desk: ReformDesk;
  beforeAll(async () => {
    desk = await ReformDesk.open();
  });
  afterAll(async () => desk.city.close());

  it('moves its posts, takes them away and gives them again', async () => {
    const { ana } = desk.city.ids;
    const posts = [{ staff: ana, position: { title: 'Ahli', type: 'functional' } }];
    const reform = await desk.propose({ kind: 'equalisation', posts });
    const decree = { number: 'SK-1', signedOn: TODAY };
    await desk.does(reform, 'decree', decree);
    await desk.does(reform, 'complete', {});
    await desk.goTo(NEXT_DAY);
    const titles = async (asOf: string) =>
      Promise.all([`?asOf=${asOf}&knownOn=${TODAY}`, `?asOf=${asOf}`].map(async (query) => desk.titleOf(ana, query)));

    await desk.does(reform, 'amend', { reason, effectiveOn: '2026-02-10' });
    expect([await titles('2026-02-09'), await titles('2026-02-10')]).toStrictEqual([
      ['Analis', 'Analis'],
      ['Analis', 'Ahli'],
    ]);
    await desk.does(reform, 'annul');
    expect(await titles(NEXT_DAY)).toStrictEqual(['Ahli', 'Analis']);
    await desk.does(reform, 'amend', { reason, effectiveOn: '2026-04-01' });
    await desk.does(reform, 'decree', decree);
    expect(await titles('2026-03-31')).toStrictEqual(['Ahli', 'Analis']);
    expect(await titles('2026-04-01')).toStrictEqual(['Ahli', 'Ahli']);
    await desk.does(reform, 'cancel');
    expect(await titles('2026-04-01')).toStrictEqual(['Ahli', 'Analis']);
    await desk.does(reform, 'amend', { reason, effectiveOn: '2026-03-20' });
    expect(await titles('2026-04-01')).toStrictEqual(['Ahli', 'Analis']);
    await desk.does(reform, 'restore');
    expect(await titles('2026-03-19')).toStrictEqual(['Ahli', 'Analis']);
    expect(await titles('2026-03-20')).toStrictEqual(['Ahli', 'Ahli']);
  });
});
