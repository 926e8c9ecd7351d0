import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { BEFORE, CORRECTED, CorrectedCity, SINCE } from '../support/http/corrected.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

type Opened = { readonly office: CorrectedCity; readonly path: string };

const opened = async (): Promise<Opened> => {
  let path = '';
  const office = await CorrectedCity.open(async ({ server, ids }) => {
    path = `/v1/programmes/${ids.programme}`;
    await server.write(`${path}/reschedule`, { startsOn: '2026-01-01', endsOn: '2026-11-30', reason: 'Dipercepat.' });
  });
  return { office, path };
};

describe('corrections of programmes', () => {
  let office: CorrectedCity;
  let path: string;

  const told = async (what: string, body: object, asked = {}): Promise<string> =>
    office.told(`${path}/${what}`, body, asked);

  beforeAll(async () => {
    ({ office, path } = await opened());
  });
  afterAll(async () => office.close());

  it('corrects code, title and goal, and leaves what was known before', async () => {
    const right = { code: 'PB-27', title: 'Penataan birokrasi', goal: 'Izin lebih cepat.' };
    const names = Object.keys(right);
    expect(await told('amend', right)).toBe('200 true');
    expect(await told('amend', right)).toBe('200 false');
    expect(await told('amend', { code: 'PB-27' })).toBe('200 false');
    expect(await office.fields(`${path}?${BEFORE}`, ...names)).toStrictEqual(['PB-2026', 'Penataan', undefined]);
    expect(await office.fields(`${path}?${SINCE}`, ...names)).toStrictEqual(Object.values(right));
    expect(await office.fields(`${path}?asOf=2020-01-01&${SINCE}`, ...names)).toStrictEqual(Object.values(right));
    const [known] = await office.fields(`${path}/readiness?${BEFORE}`, 'programme');
    const [since] = await office.fields(`${path}/readiness?${SINCE}`, 'programme');
    expect([known, since]).toMatchObject([{ code: 'PB-2026' }, { code: 'PB-27', title: 'Penataan birokrasi' }]);
  });

  it('refuses what could not be recorded so', async () => {
    expect(await told('amend', {})).toBe('400 invalid-input');
    for (const wish of [{ title: null }, { goal: null }, { code: '' }, { title: 'x', startsOn: '2026-01-01' }])
      expect(await told('amend', wish)).toBe('400 invalid-input');
    expect(await told('amend', { title: 'x', reason: undefined })).toBe('400 invalid-input');
    expect(await office.told(`/v1/programmes/${UNKNOWN}/amend`, { title: 'x' })).toBe('404 not-found');
    for (const what of ['amend', 'reopen', 'void']) {
      const wish = what === 'amend' ? { title: 'x' } : {};
      expect(await told(what, wish, { as: SUBJECTS['unit-head'] })).toBe('403 forbidden');
      expect(await told(what, wish, { headers: { 'if-match': '"0"' } })).toBe('412 revision-mismatch');
    }
  });

  it('answers the same request again as at first', async () => {
    const ask = async () =>
      office.city.server.ask(`${path}/amend`, {
        body: { title: 'Penataan kota', reason: 'Salah ketik.' },
        headers: { 'idempotency-key': 'title' },
      });
    const first = await ask();
    expect(await told('amend', { title: 'Penataan kami' })).toBe('200 true');
    const again = await ask();
    expect([first.status, first.json.changed, again.text]).toStrictEqual([200, true, first.text]);
    expect(await office.fields(path, 'title')).toStrictEqual(['Penataan kami']);
  });
});

describe('the closing of a programme', () => {
  let office: CorrectedCity;
  let path: string;

  const told = async (what: string, body: object, asked = {}): Promise<string> =>
    office.told(`${path}/${what}`, body, asked);
  const closes = async (body: object): Promise<string> => told('close', { reason: undefined, ...body });

  beforeAll(async () => {
    ({ office, path } = await opened());
  });
  afterAll(async () => office.close());

  it('takes a closing back, which may be told anew', async () => {
    expect(await told('reopen', {})).toBe('409 nothing-to-undo');
    expect(await closes({ on: '2026-02-28', outcome: 'Selesai.' })).toBe('200 true');
    expect(await closes({ on: '2026-02-28', outcome: 'Selesai.' })).toBe('200 false');
    for (const other of [
      { on: TODAY, outcome: 'Selesai.' },
      { on: '2026-02-28', outcome: 'Gagal.' },
      { outcome: 'Selesai.' },
      { on: '2026-12-01', outcome: 'Selesai.' },
    ])
      expect(await closes(other)).toBe('409 already-recorded');
    expect(await office.fields(`${path}?asOf=2026-02-27`, 'status', 'closedOn')).toStrictEqual([
      'running',
      '2026-02-28',
    ]);
    expect(await told('amend', { title: 'Penataan kota' })).toBe('200 true');
    expect(await told('reopen', {})).toBe('200 true');
    expect(await told('reopen', {})).toBe('409 nothing-to-undo');
    expect(await office.fields(path, 'status', 'closedOn', 'outcome')).toStrictEqual(['running', undefined, undefined]);
    const span = { startsOn: '2026-01-01', endsOn: '2026-10-31' };
    expect(await told('reschedule', span)).toBe('200 true');
    expect(await closes({ on: CORRECTED, outcome: 'Selesai.' })).toBe('200 true');
    expect(await told('reopen', {})).toBe('200 true');
  });

  it('says in words which correction to use instead of closing it again', async () => {
    expect(await closes({ on: '2026-02-28', outcome: 'Selesai.' })).toBe('200 true');
    for (const language of ['id', 'en']) {
      const body = { on: CORRECTED, outcome: 'Selesai.' };
      const { json } = await office.city.server.ask(`${path}/close`, {
        body,
        headers: { 'accept-language': language },
      });
      expect([language, json.code, json.detail]).toStrictEqual([
        language,
        'already-recorded',
        expect.stringContaining('reopen'),
      ]);
    }
    expect(await told('reopen', {})).toBe('200 true');
  });

  it('shows its history as known', async () => {
    const written = ['written', '2026-01-01', true];
    expect(await office.history(`${path}?${BEFORE}`)).toStrictEqual([
      [...written, []],
      ['reschedule', TODAY, true, []],
    ]);
    expect(await office.history(`${path}?asOf=2020-01-01`)).toStrictEqual([
      [...written, ['amend']],
      ['reschedule', TODAY, true, []],
      ['close', '2026-02-28', false, ['reopen']],
      ['reschedule', CORRECTED, true, []],
      ['close', CORRECTED, false, ['reopen']],
      ['close', '2026-02-28', false, ['reopen']],
    ]);
  });

  it('takes what may be added again to one that was reopened', async () => {
    const plan = { title: 'F', method: 'forum', units: [office.city.ids.root], minutes: 60 };
    const wish = { ...plan, startsAt: '2026-04-01T09:00:00+07:00' };
    expect(await closes({ on: CORRECTED, outcome: 'Selesai.' })).toBe('200 true');
    expect(await office.city.says(`${path}/sessions`, { body: wish })).toBe('409 programme-closed');
    expect(await told('reopen', {})).toBe('200 true');
    expect(await office.city.says(`${path}/sessions`, { body: wish })).toBe('201');
  });
});
