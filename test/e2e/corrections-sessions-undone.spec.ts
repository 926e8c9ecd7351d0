import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { BEFORE, CORRECTED, type CorrectedCity, SINCE } from '../support/http/corrected.js';
import { openSessions } from './session-desk.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

describe('what was done with a session', () => {
  let office: CorrectedCity;
  let path: string;
  let planned: string;

  const told = async (what: string, body: object, asked = {}): Promise<string> =>
    office.told(`${planned}/${what}`, body, asked);
  const timeAt = async (query: string): Promise<unknown[]> => office.fields(`${planned}?${query}`, 'on', 'startsAt');
  const invited = async (query: string): Promise<unknown> =>
    (await office.fields(`${planned}/attendance?${query}`, 'invited'))[0];

  beforeAll(async () => {
    ({ office, path, planned } = await openSessions());
  });
  afterAll(async () => office.close());

  it('has its new time for every day, once that is known', async () => {
    expect(await told('reschedule', { startsAt: '2026-04-08T09:00:00+07:00' })).toBe('200 true');
    const [then, now] = [
      ['2026-04-01', '2026-04-01T02:00:00.000Z'],
      ['2026-04-08', '2026-04-08T02:00:00.000Z'],
    ];
    for (const asOf of ['2026-01-01', TODAY, CORRECTED, '2026-05-01']) {
      expect([asOf, await timeAt(`asOf=${asOf}&${BEFORE}`)]).toStrictEqual([asOf, then]);
      expect([asOf, await timeAt(`asOf=${asOf}&${SINCE}`)]).toStrictEqual([asOf, now]);
    }
  });

  it('takes a cancellation back, which may be told anew', async () => {
    expect(await told('restore', {})).toBe('409 nothing-to-undo');
    expect(await told('cancel', {})).toBe('200 true');
    expect(await told('cancel', {})).toBe('200 false');
    expect(await office.fields(planned, 'status', 'cancelledOn')).toStrictEqual(['cancelled', CORRECTED]);
    expect(await told('restore', {}, { headers: { 'if-match': '"0"' } })).toBe('412 revision-mismatch');
    expect(await told('restore', {}, { as: SUBJECTS['unit-head'] })).toBe('403 forbidden');
    const body = { reason: 'Jadi juga.' };
    const ask = async () => office.city.server.ask(`${planned}/restore`, { body, headers: { 'idempotency-key': 'r' } });
    const [first, again] = [await ask(), await ask()];
    expect([first.status, first.json.changed, again.text]).toStrictEqual([200, true, first.text]);
    expect(await told('restore', {})).toBe('409 nothing-to-undo');
    expect(await office.fields(planned, 'status', 'cancelledOn')).toStrictEqual(['planned', undefined]);
    expect(await told('cancel', {})).toBe('200 true');
    expect(await told('amend', { title: 'Lokakarya alur' })).toBe('200 true');
    expect(await told('restore', {})).toBe('200 true');
  });

  it('takes invitations back, all or none', async () => {
    const { ana, budi, dewi } = office.city.ids;
    const body = { staff: [budi, ana], reason: 'Salah orang.' };
    const { status, json } = await office.city.server.ask(`${planned}/uninvite`, { body });
    expect([status, json.code]).toStrictEqual([409, 'nothing-to-undo']);
    expect(json.errors).toMatchObject([{ pointer: '/staff/1', code: 'nothing-to-undo' }]);
    expect(await told('uninvite', { staff: [budi, UNKNOWN] })).toBe('404 not-found');
    expect(await told('uninvite', { staff: [] })).toBe('400 invalid-input');
    expect(await invited(SINCE)).toBe(2);
    expect(await told('uninvite', { staff: [budi] })).toBe('200 true');
    expect(await told('uninvite', { staff: [budi] })).toBe('409 nothing-to-undo');
    expect([await invited(BEFORE), await invited(`asOf=${TODAY}&${SINCE}`)]).toStrictEqual([2, 1]);
    expect(await told('invite', { staff: [budi], reason: undefined })).toBe('200 true');
    expect(await told('uninvite', { staff: [budi, dewi] })).toBe('200 true');
    expect(await invited(SINCE)).toBe(0);
  });

  it('takes invitations back though it was cancelled or held', async () => {
    const { budi, dewi } = office.city.ids;
    expect(await told('invite', { staff: [budi], reason: undefined })).toBe('200 true');
    expect(await told('cancel', {})).toBe('200 true');
    expect(await told('uninvite', { staff: [budi] })).toBe('200 true');
    expect(await office.told(`${path}/uninvite`, { staff: [dewi] })).toBe('409 nothing-to-undo');
  });

  it('shows its history as known', async () => {
    expect(await office.history(`${planned}?${BEFORE}`)).toStrictEqual([['written', '2026-04-01', true, []]]);
    expect(await office.history(`${planned}?asOf=2026-01-01`)).toStrictEqual([
      ['written', '2026-04-01', true, ['amend']],
      ['reschedule', CORRECTED, true, []],
      ['cancel', CORRECTED, false, ['restore']],
      ['cancel', CORRECTED, false, ['restore']],
      ['cancel', CORRECTED, true, []],
    ]);
  });

  it('is restored though its programme is closed', async () => {
    const programme = `/v1/programmes/${office.city.ids.programme}`;
    await office.city.server.write(`${programme}/close`, { on: '2026-01-02', outcome: 'Selesai.' });
    expect(await told('restore', {})).toBe('200 true');
    expect(await told('cancel', {})).toBe('409 programme-closed');
  });
});

describe('a session recorded twice', () => {
  let office: CorrectedCity;
  let path: string;
  let planned: string;

  beforeAll(async () => {
    ({ office, path, planned } = await openSessions());
  });
  afterAll(async () => office.close());

  it('is void only without attendance, and is nowhere from then on', async () => {
    const { ana, citra, session } = office.city.ids;
    const id = planned.split('/').at(-1);
    expect(await office.told(`${path}/void`, {})).toBe('409 facts-recorded');
    expect(await office.told(`${planned}/void`, {}, { as: SUBJECTS['unit-head'] })).toBe('403 forbidden');
    expect(await office.told(`${planned}/void`, {}, { headers: { 'if-match': '"0"' } })).toBe('412 revision-mismatch');
    expect(await office.told(`${planned}/void`, {})).toBe('200 true');
    expect(await office.told(`${planned}/void`, {})).toBe('200 false');
    expect(await office.fields(planned, 'status')).toStrictEqual(['void']);
    expect(await office.fields(`${planned}?${BEFORE}`, 'status')).toStrictEqual(['planned']);
    const sheets = [`${planned}/attendance`, `${planned}/attendance?${BEFORE}`].map(async (at) => office.status(at));
    expect(await Promise.all(sheets)).toStrictEqual([404, 200]);
    expect(await office.ids('/v1/sessions')).toStrictEqual([session]);
    expect(await office.ids('/v1/sessions?status=void')).toStrictEqual([id]);
    expect(await office.ids(`/v1/sessions?${BEFORE}`)).toContain(id);
    expect(await office.told(`${path}/retractions`, { staff: [ana, citra] })).toBe('200 true');
    expect(await office.told(`${path}/void`, {})).toBe('200 true');
    expect(await office.history(path)).toStrictEqual([['written', '2026-02-20', false, ['void']]]);
  });

  it('takes nothing more once it is void', async () => {
    const { dewi, ana } = office.city.ids;
    const writes: readonly (readonly [string, object])[] = [
      ['amend', { title: 'x' }],
      ['restore', {}],
      ['uninvite', { staff: [dewi] }],
      ['uninvite', { staff: [ana] }],
      ['reschedule', { startsAt: '2026-04-02T09:00:00+07:00' }],
      ['reschedule', { startsAt: '2026-04-01T09:00:00+07:00' }],
      ['cancel', {}],
      ['invite', { staff: [ana], reason: undefined }],
      ['attendance', { staff: [ana], reason: undefined }],
      ['retractions', { staff: [ana] }],
    ];
    for (const [what, body] of writes)
      expect([what, await office.told(`${planned}/${what}`, body)]).toStrictEqual([what, '409 void']);
  });

  it('is not named by a step of an issue any more', async () => {
    const step = { on: TODAY, kind: 'session', session: planned.split('/').at(-1), reason: undefined };
    expect(await office.told(`/v1/resistance-issues/${office.city.ids.issue}/answer`, step)).toBe('404 not-found');
  });
});
