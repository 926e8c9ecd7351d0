import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS } from '../support/http/small-city.js';
import { BEFORE, type CorrectedCity, SINCE } from '../support/http/corrected.js';
import { openSessions } from './session-desk.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const morning = (day: string): string => `${day}T09:00:00+07:00`;

type Figures = {
  readonly components: readonly { readonly numerator: number }[];
  readonly journey: Record<string, number>;
};

describe('corrections of sessions', () => {
  let office: CorrectedCity;
  let path: string;
  let planned: string;

  const told = async (what: string, body: object, asked = {}): Promise<string> =>
    office.told(`${path}/${what}`, body, asked);
  const attended = async (query: string): Promise<unknown[]> =>
    office.fields(`${path}/attendance?${query}`, 'invited', 'attended', 'guests');
  /** How many of the programme's people know why, and its newest fact. */
  const readiness = async (query: string): Promise<unknown[]> => {
    const at = `/v1/programmes/${office.city.ids.programme}/readiness?${query}`;
    const [total, newest] = await office.fields(at, 'total', 'newestFactOn');
    const { components, journey } = total as Figures;
    return [components[0]?.numerator, journey['not-informed'], newest];
  };

  beforeAll(async () => {
    ({ office, path, planned } = await openSessions());
  });
  afterAll(async () => office.close());

  it('corrects words and numbers, and leaves what was known before', async () => {
    const right = { title: 'Temu pegawai', method: 'meeting', minutes: 45, place: 'Aula', agenda: 'Alur baru.' };
    expect(await told('amend', right)).toBe('200 true');
    expect(await told('amend', right)).toBe('200 false');
    const names = ['title', 'method', 'minutes', 'place', 'agenda'];
    expect(await office.fields(`${path}?${BEFORE}`, ...names)).toStrictEqual([
      'Forum',
      'forum',
      60,
      undefined,
      undefined,
    ]);
    expect(await office.fields(`${path}?${SINCE}`, ...names)).toStrictEqual(Object.values(right));
  });

  it('moves attendance with the day, for every reading that knows of it', async () => {
    const early = 'asOf=2026-02-17';
    const late = 'asOf=2026-02-20';
    expect(await readiness(`${early}&${SINCE}`)).toStrictEqual([0, 4, '2026-02-02']);
    expect(await told('amend', { startsAt: morning('2026-02-17') })).toBe('200 true');
    expect(await told('amend', { startsAt: morning('2026-02-17') })).toBe('200 false');
    expect(await attended(`${early}&${BEFORE}`)).toStrictEqual([0, 0, 0]);
    expect(await attended(`${early}&${SINCE}`)).toStrictEqual([0, 2, 3]);
    expect(await readiness(`${early}&${BEFORE}`)).toStrictEqual([0, 4, '2026-02-02']);
    expect(await readiness(`${early}&${SINCE}`)).toStrictEqual([2, 2, '2026-02-17']);
    expect(await readiness(`${late}&${BEFORE}`)).toStrictEqual([2, 2, '2026-02-20']);
    expect(await readiness(`${late}&${SINCE}`)).toStrictEqual([2, 2, '2026-02-17']);
    expect(await office.fields(`${path}?${early}&${BEFORE}`, 'on', 'status')).toStrictEqual(['2026-02-20', 'planned']);
    expect(await office.fields(`${path}?${early}&${SINCE}`, 'on', 'status')).toStrictEqual(['2026-02-17', 'held']);
  });

  it('once held took place, while whoever attended was in service', async () => {
    expect(await told('amend', { startsAt: morning('2026-03-04') })).toBe('409 date-in-future');
    expect(await told('amend', { startsAt: morning('2021-01-03') })).toBe('409 before-enrolment');
    const { citra } = office.city.ids;
    await office.city.server.write(`/v1/staff/${citra}/depart`, { on: '2026-02-25', reason: 'retired' });
    const body = { startsAt: morning('2026-02-26'), reason: 'Salah hari.' };
    const { status, json } = await office.city.server.ask(`${path}/amend`, { body });
    expect([status, json.code]).toStrictEqual([409, 'after-departure']);
    expect(json.errors).toMatchObject([{ pointer: '/startsAt', code: 'after-departure' }]);
    expect(await told('amend', { startsAt: morning('2026-02-24') })).toBe('200 true');
    expect(await told('retractions', { staff: [citra] })).toBe('200 true');
    expect(await told('amend', { startsAt: morning('2026-02-26') })).toBe('200 true');
    expect(await attended('asOf=2026-02-26')).toStrictEqual([0, 1, 3]);
  });

  it('planned, lies on any day but not too far ahead, and may lie in the past', async () => {
    expect(await office.told(`${planned}/amend`, { startsAt: morning('2028-03-04') })).toBe('409 date-too-far');
    expect(await office.told(`${planned}/amend`, { startsAt: morning('2028-03-03') })).toBe('200 true');
    expect(await office.told(`${planned}/amend`, { startsAt: morning('2026-01-02') })).toBe('200 true');
    const days = [`${planned}?${BEFORE}`, `${planned}?${SINCE}`].map(async (at) => office.fields(at, 'on'));
    expect(await Promise.all(days)).toStrictEqual([['2026-04-01'], ['2026-01-02']]);
  });
});

describe('a session told otherwise', () => {
  let office: CorrectedCity;
  let path: string;
  let planned: string;

  const told = async (what: string, body: object, asked = {}): Promise<string> =>
    office.told(`${path}/${what}`, body, asked);

  beforeAll(async () => {
    ({ office, path, planned } = await openSessions());
  });
  afterAll(async () => office.close());

  it('has seats for all who are invited', async () => {
    const { ana } = office.city.ids;
    expect(await office.told(`${planned}/amend`, { seats: 1 })).toBe('409 too-few-seats');
    expect(await office.told(`${planned}/amend`, { seats: 3 })).toBe('200 true');
    expect(await office.told(`${planned}/invite`, { staff: [ana], reason: undefined })).toBe('200 true');
    expect(await office.fields(`${planned}?${BEFORE}`, 'seats')).toStrictEqual([2]);
  });

  it('names units that there are, and that the programme covers today', async () => {
    const { programme, a, b } = office.city.ids;
    const scope = { units: [a], on: '2026-02-01' };
    await office.city.server.write(`/v1/programmes/${programme}/scope`, scope);
    expect(await told('amend', { units: [b] })).toBe('409 unit-outside-programme');
    expect(await told('amend', { units: [UNKNOWN] })).toBe('404 not-found');
    expect(await told('amend', { units: [a] })).toBe('200 true');
    expect(await office.fields(`${path}?${SINCE}`, 'units')).toStrictEqual([[a]]);
    expect(await office.ids(`/v1/sessions?unit=${b}&${SINCE}`)).not.toContain(office.city.ids.session);
    expect(await office.fields(`${path}?${BEFORE}`, 'units')).toStrictEqual([[office.city.ids.root]]);
  });

  it('refuses what could not be recorded so', async () => {
    expect(await told('amend', {})).toBe('400 invalid-input');
    for (const wish of [{ title: null }, { minutes: 0 }, { seats: 0 }, { units: [] }, { startsAt: '2026-02-20' }])
      expect(await told('amend', wish)).toBe('400 invalid-input');
    expect(await told('amend', { title: 'x', reason: '' })).toBe('400 invalid-input');
    expect(await told('amend', { title: 'x', answersIssues: [office.city.ids.issue] })).toBe('400 invalid-input');
    expect(await office.told(`/v1/sessions/${UNKNOWN}/amend`, { title: 'x' })).toBe('404 not-found');
    expect(await told('amend', { title: 'x' }, { as: SUBJECTS['unit-head'] })).toBe('403 forbidden');
    expect(await told('amend', { title: 'x' }, { headers: { 'if-match': '"0"' } })).toBe('412 revision-mismatch');
  });

  it('answers the same request again as at first', async () => {
    const body = { title: 'Temu wicara', reason: 'Salah ketik.' };
    const ask = async () => office.city.server.ask(`${path}/amend`, { body, headers: { 'idempotency-key': 'title' } });
    const first = await ask();
    expect(await told('amend', { title: 'Temu lagi' })).toBe('200 true');
    const again = await ask();
    expect([first.status, first.json.changed, again.text]).toStrictEqual([200, true, first.text]);
    expect(await office.fields(path, 'title')).toStrictEqual(['Temu lagi']);
  });

  it('is corrected though its programme is closed', async () => {
    const programme = `/v1/programmes/${office.city.ids.programme}`;
    await office.city.server.write(`${programme}/close`, { on: '2026-01-02', outcome: 'Selesai.' });
    expect(await told('amend', { startsAt: morning('2026-02-19') })).toBe('200 true');
    expect(await told('retractions', { staff: [office.city.ids.ana] })).toBe('409 programme-closed');
  });
});
