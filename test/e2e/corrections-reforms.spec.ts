import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SmallCity, TODAY } from '../support/http/small-city.js';
import { NEXT_DAY, reason, ReformDesk } from './reform-desk.js';

const KNOWN_BEFORE = `?knownOn=${TODAY}`;
const DECREE = { number: 'SK-1', signedOn: '2026-02-10' };

describe('amending a reform', () => {
  let desk: ReformDesk;
  let city: SmallCity;
  let reform: string;
  beforeAll(async () => {
    desk = await ReformDesk.open();
    ({ city } = desk);
    ({ reform } = city.ids);
    await desk.does(reform, 'decree', DECREE);
    await desk.does(reform, 'complete', { on: '2026-02-20' });
    await desk.goTo(NEXT_DAY);
  });
  afterAll(async () => city.close());

  const amending = async (id: string, wish: object) => desk.says(id, 'amend', { reason, ...wish });

  it('tells it as it is right from that day, and as it was told before it', async () => {
    const right = {
      title: 'Izin usaha',
      number: 'SK-2',
      units: [city.ids.b],
      effectiveOn: '2026-01-20',
      signedOn: '2026-01-15',
      completedOn: '2026-01-25',
      after: { steps: 2, days: 1 },
    };
    const sent = [
      { reason, ...right },
      { 'if-match': '"2"', 'idempotency-key': 'amend' },
    ] as const;
    const first = await desk.ask(reform, 'amend', ...sent);
    expect([first.status, first.json]).toMatchObject([200, { id: reform, changed: true, revision: 3 }]);
    expect((await desk.ask(reform, 'amend', ...sent)).json).toStrictEqual(first.json);
    expect(await desk.ask(reform, 'amend', { reason, ...right }, { 'if-match': '"2"' })).toMatchObject({ status: 412 });
    expect(await desk.ask(reform, 'amend', { reason, ...right })).toMatchObject({ json: { changed: false } });

    expect(await desk.shown(reform)).toMatchObject({ ...right, before: { steps: 9, days: 9 }, status: 'completed' });
    expect(await desk.shown(reform, KNOWN_BEFORE)).toMatchObject({
      title: 'Izin',
      number: 'SK-1',
      effectiveOn: '2026-02-01',
      completedOn: '2026-02-20',
      after: { steps: 3, days: 3 },
    });
    expect(await desk.rows(reform)).toStrictEqual([
      'written 2026-01-20 +amend',
      'decree 2026-01-15 +amend',
      'complete 2026-01-25 +amend',
    ]);
    expect(await desk.rows(reform, KNOWN_BEFORE)).toStrictEqual([
      'written 2026-02-01',
      'decree 2026-02-10',
      'complete 2026-02-20',
    ]);
  });

  it('moves what readings know of it, from that day on', async () => {
    expect(await desk.implemented(`?asOf=2026-01-25`)).toStrictEqual([1, 1, '2026-01-25']);
    expect(await desk.implemented(`?asOf=2026-01-25&knownOn=${TODAY}`)).toStrictEqual([0, 0, null]);
  });

  it('keeps the order of its days', async () => {
    expect(await amending(reform, { signedOn: '2026-01-26' })).toBe('409 reform-not-decreed');
    expect(await amending(reform, { effectiveOn: '2026-01-26' })).toBe('409 reform-not-yet-effective');
    expect(await amending(reform, { completedOn: '2026-01-14' })).toBe('409 reform-not-decreed');
    expect(await amending(reform, { completedOn: '2026-03-04' })).toBe('409 date-in-future');
  });

  it('refuses what cannot be right', async () => {
    const { a } = city.ids;
    const other = await desk.propose({ kind: 'restructure', changes: [{ change: 'rename', unit: a, name: 'Lain' }] });
    const outsider = await city.server.create('/v1/programmes', {
      code: 'B',
      title: 'B',
      startsOn: TODAY,
      endsOn: TODAY,
      units: [city.ids.b],
    });
    const procedure = { steps: 1, days: 1 };
    const apart = { kind: 'simplification', title: 'B', units: [city.ids.b], effectiveOn: TODAY };
    const body = { ...apart, before: procedure, after: procedure };
    const within = await city.server.create(`/v1/programmes/${outsider}/reforms`, body);
    expect(await amending(other, {})).toBe('400 invalid-input');
    expect(await desk.says(other, 'amend', { title: 'X' })).toBe('400 invalid-input');
    expect(await amending(other, { before: procedure })).toBe('400 invalid-input');
    expect(await amending(other, { kind: 'restructure' })).toBe('400 invalid-input');
    expect(await amending('00000000-0000-4000-8000-000000000000', { title: 'X' })).toBe('404 not-found');
    expect(await amending(other, { units: ['00000000-0000-4000-8000-000000000000'] })).toBe('404 not-found');
    expect(await amending(other, { number: 'X' })).toBe('409 reform-not-decreed');
    expect(await amending(other, { signedOn: TODAY })).toBe('409 reform-not-decreed');
    expect(await amending(other, { completedOn: TODAY })).toBe('409 reform-not-completed');
    expect(await amending(other, { effectiveOn: '2028-03-04' })).toBe('409 date-too-far');
    expect(await amending(within, { units: [a] })).toBe('409 unit-outside-programme');
    const asHead = { as: 'subject-head-b', body: { reason, title: 'X' } };
    expect(await city.says(`/v1/reforms/${other}/amend`, asHead)).toBe('403 forbidden');
  });

  it('tells of a postponement what is right of it', async () => {
    const id = await desk.propose({
      kind: 'simplification',
      before: { steps: 2, days: 2 },
      after: { steps: 1, days: 1 },
    });
    await desk.does(id, 'postpone', { effectiveOn: '2026-05-01', reason });
    await desk.does(id, 'amend', { effectiveOn: '2026-04-01', reason });
    expect(await desk.shown(id)).toMatchObject({
      effectiveOn: '2026-04-01',
      postponements: [{ effectiveOn: '2026-04-01' }],
    });
    expect(await desk.rows(id)).toStrictEqual(['written 2026-04-01 +postpone +amend', `postpone ${NEXT_DAY} +amend`]);
  });
});
