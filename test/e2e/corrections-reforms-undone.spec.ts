import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SmallCity, TODAY } from '../support/http/small-city.js';
import { NEXT_DAY, reason, ReformDesk } from './reform-desk.js';

const KNOWN_BEFORE = `?knownOn=${TODAY}`;
/** The issue of the city, which stays the newest fact. */
const RAISED = '2026-02-02';
const DECREE = { number: 'SK-1', signedOn: '2026-02-10' };

describe('taking steps of a reform back', () => {
  let desk: ReformDesk;
  let city: SmallCity;
  let reform: string;
  beforeAll(async () => {
    desk = await ReformDesk.open();
    ({ city } = desk);
    ({ reform } = city.ids);
  });
  afterAll(async () => city.close());

  it('says that another number or day is recorded already', async () => {
    await desk.does(reform, 'decree', DECREE);
    expect(await desk.says(reform, 'decree', { ...DECREE, number: 'SK-2' })).toBe('409 already-recorded');
    expect(await desk.says(reform, 'decree', { ...DECREE, signedOn: '2028-12-31' })).toBe('409 already-recorded');
    await desk.does(reform, 'complete', { on: '2026-02-20', evidence: 'Berita acara.' });
    expect((await desk.does(reform, 'complete', { on: '2026-02-20' })).json).toMatchObject({ changed: false });
    expect(await desk.says(reform, 'complete', {})).toBe('409 already-recorded');
    expect(await desk.says(reform, 'decree', { ...DECREE, number: 'SK-2' })).toBe('409 already-recorded');
    expect((await desk.does(reform, 'decree', DECREE)).json).toMatchObject({ changed: false });
  });

  it('takes a completion back, once, until it is completed again', async () => {
    await desk.goTo(NEXT_DAY);
    expect(await desk.implemented()).toStrictEqual([1, 1, '2026-02-20']);
    const sent = [{ reason }, { 'if-match': '"2"', 'idempotency-key': 'uncomplete' }] as const;
    const first = await desk.ask(reform, 'uncomplete', ...sent);
    expect([first.status, first.json]).toMatchObject([200, { changed: true }]);
    expect((await desk.ask(reform, 'uncomplete', ...sent)).json).toStrictEqual(first.json);
    expect(await desk.says(reform, 'uncomplete')).toBe('409 nothing-to-undo');
    expect(await desk.implemented()).toStrictEqual([0, 1, '2026-02-10']);
    expect(await desk.implemented(KNOWN_BEFORE)).toStrictEqual([1, 1, '2026-02-20']);
    expect(await desk.shown(reform)).toMatchObject({ status: 'decreed' });
    expect(await desk.shown(reform)).not.toHaveProperty('completedOn');
    await desk.does(reform, 'complete', { on: TODAY });
    expect(await desk.rows(reform)).toStrictEqual([
      'written 2026-02-01',
      'decree 2026-02-10',
      'complete 2026-02-20 not +uncomplete',
      `complete ${TODAY}`,
    ]);
  });

  it('takes a decree back with its completion, and says so in a closed programme as well', async () => {
    await city.server.write(`/v1/programmes/${city.ids.programme}/close`, { on: TODAY, outcome: 'Selesai.' });
    expect(await desk.says(reform, 'void')).toBe('409 facts-recorded');
    expect(await desk.says(reform, 'annul')).toBe('200');
    expect(await desk.says(reform, 'annul')).toBe('409 nothing-to-undo');
    expect(await desk.implemented()).toStrictEqual([0, 1, RAISED]);
    expect(await desk.shown(reform)).toMatchObject({ status: 'proposed' });
    expect((await desk.rows(reform)).slice(1)).toStrictEqual([
      'decree 2026-02-10 not +annul',
      'complete 2026-02-20 not +uncomplete',
      `complete ${TODAY} not +annul`,
    ]);
    expect(await desk.says(reform, 'restore')).toBe('409 nothing-to-undo');
    await city.server.write(`/v1/programmes/${city.ids.programme}/reopen`, { reason });
  });

  it('takes a cancellation back, once, until it is cancelled again', async () => {
    await desk.does(reform, 'cancel', { reason });
    expect(await desk.says(reform, 'cancel', { reason, on: TODAY })).toBe('409 already-recorded');
    expect(await desk.implemented()).toStrictEqual([0, 0, NEXT_DAY]);
    expect(await desk.says(reform, 'restore')).toBe('200');
    expect(await desk.says(reform, 'restore')).toBe('409 nothing-to-undo');
    expect(await desk.implemented()).toStrictEqual([0, 1, RAISED]);
    await desk.does(reform, 'cancel', { reason });
    expect((await desk.rows(reform)).slice(-2)).toStrictEqual([
      `cancel ${NEXT_DAY} not +restore`,
      `cancel ${NEXT_DAY}`,
    ]);
  });

  it('makes it void: nowhere but where it is asked for', async () => {
    expect((await desk.does(reform, 'void')).json).toMatchObject({ changed: true });
    expect((await desk.does(reform, 'void')).json).toMatchObject({ changed: false });
    for (const [word, body] of [
      ['amend', { reason, title: 'X' }],
      ['restore', { reason }],
      ['annul', { reason }],
      ['uncomplete', { reason }],
      ['decree', DECREE],
      ['cancel', { reason }],
    ] as const)
      expect(`${word} ${await desk.says(reform, word, body)}`).toBe(`${word} 409 void`);
    expect(await desk.shown(reform)).toMatchObject({ status: 'void' });
    expect(await desk.implemented()).toStrictEqual([0, 0, RAISED]);
    const listed = async (query: string) => (await city.server.read(`/v1/reforms${query}`)).json['items'];
    expect(await listed('')).toStrictEqual([]);
    expect(await listed('?status=void')).toMatchObject([{ id: reform }]);
    expect(await listed(KNOWN_BEFORE)).toMatchObject([{ id: reform }]);
    const directive = { title: 'E', reference: 'E', units: [city.ids.a], issuedOn: TODAY, dueOn: TODAY, reform };
    const path = `/v1/programmes/${city.ids.programme}/directives`;
    expect(await city.says(path, { body: directive })).toBe('404 not-found');
  });
});
