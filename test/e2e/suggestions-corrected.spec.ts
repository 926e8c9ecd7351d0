import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEFORE, CorrectedCity, SINCE } from '../support/http/corrected.js';
import { HEAD_B, SUBJECTS } from '../support/http/small-city.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const OFFICE: string = SUBJECTS['reform-office'];
const OFFICER = SUBJECTS['privacy-officer'];
const HEAD_A = SUBJECTS['unit-head'];

describe('corrections of suggestions', () => {
  let office: CorrectedCity;
  let path: string;
  const told = async (what: string, body: object = {}, asked = {}): Promise<string> =>
    office.told(`${path}/${what}`, body, asked);
  const textFor = async (as: string, query: string): Promise<unknown> =>
    (await office.city.server.read(`${path}?${query}`, { as })).json.text;

  beforeAll(async () => {
    office = await CorrectedCity.open(async ({ server, ids }) => {
      path = `/v1/suggestions/${ids.suggestion}`;
      await server.write(`${path}/consider`, { on: '2026-02-10' });
      await server.write(`${path}/adopt`, { on: '2026-02-12', note: 'Baik.' });
      await server.write(`${path}/adopt`, { on: '2026-02-14', course: ids.course });
    });
  });
  afterAll(async () => office.close());

  it('tell unit, day, source and text as they are right, from the correction on', async () => {
    const { a, b } = office.city.ids;
    const right = { unit: b, receivedOn: '2026-01-20', source: 'visit', text: 'Loket dibuka pukul tujuh.' };
    expect(await told('amend', right)).toBe('200 true');
    expect(await told('amend', right)).toBe('200 false');
    const figures = ['unit', 'receivedOn', 'source', 'status'];
    expect(await office.fields(`${path}?${BEFORE}`, ...figures)).toStrictEqual([a, '2026-02-02', 'letter', 'adopted']);
    expect(await office.fields(`${path}?${SINCE}`, ...figures)).toStrictEqual([b, '2026-01-20', 'visit', 'adopted']);
    expect(await office.status(`${path}?asOf=2026-01-20&${BEFORE}`)).toBe(404);
    expect(await textFor(OFFICE, BEFORE)).toBe('Loket dibuka lebih pagi.');
    expect([await textFor(HEAD_B, BEFORE), await textFor(HEAD_B, SINCE)]).toStrictEqual([undefined, right.text]);
    expect((await office.city.server.read(`${path}?${BEFORE}`, { as: HEAD_A })).status).toBe(403);
    const [rows] = await office.fields('/v1/corrections?limit=200', 'items');
    const found = (rows as { of: string; kind: string; unit: string }[]).filter(({ of }) => of === 'suggestion');
    expect(found.map(({ kind, unit }) => [kind, unit])).toStrictEqual([['amend', b]]);
  });

  it('refuse what could not have been recorded so, in its order', async () => {
    const { a, b } = office.city.ids;
    expect(await told('amend')).toBe('400 invalid-input');
    expect(await told('amend', { from: 'Orang lain' })).toBe('400 invalid-input');
    expect(await told('amend', { unit: NOWHERE })).toBe('404 not-found');
    expect(await told('amend', { receivedOn: '2026-03-04' })).toBe('409 date-in-future');
    expect(await told('amend', { receivedOn: '2026-02-11' })).toBe('409 step-backwards');
    expect(await told('amend', { unit: a, receivedOn: '2019-12-31' })).toBe('409 unit-ended');
    for (const as of [HEAD_A, HEAD_B, SUBJECTS['agent-of-change'], SUBJECTS.auditor])
      for (const [what, body] of [
        ['amend', { unit: b }],
        ['undo', {}],
        ['void', {}],
      ] as const)
        expect(await told(what, body, { as })).toBe('403 forbidden');
  });

  it('take the last step back, and what was added to an adoption with it', async () => {
    const { course, practice } = office.city.ids;
    expect(await office.fields(path, 'course', 'realisedOn')).toStrictEqual([course, '2026-02-12']);
    expect(await told('undo')).toBe('200 true');
    expect(await office.fields(path, 'status', 'course', 'realisedOn')).toStrictEqual(['considered', undefined, null]);
    expect(await office.fields(`${path}?${BEFORE}`, 'status', 'course')).toStrictEqual(['adopted', course]);
    expect(await office.history(path)).toStrictEqual([
      ['written', '2026-01-20', true, ['amend']],
      ['consider', '2026-02-10', true, []],
      ['adopt', '2026-02-12', false, ['undo']],
      ['adopt', '2026-02-14', false, ['undo']],
    ]);
    expect(await told('undo')).toBe('200 true');
    expect(await told('undo')).toBe('409 nothing-to-undo');
    expect(await told('adopt', { on: '2026-01-21', practice, reason: undefined })).toBe('200 true');
    expect(await office.fields(path, 'realisedOn')).toStrictEqual(['2026-01-21']);
  });

  it('stay adopted by what is void since, and may be told something else', async () => {
    const { practice, directive } = office.city.ids;
    expect(await office.told(`/v1/practices/${practice}/void`, {})).toBe('200 true');
    expect(await office.fields(path, 'status', 'practice', 'realisedOn')).toStrictEqual(['adopted', undefined, null]);
    expect(await told('adopt', { on: '2026-01-21', practice, reason: undefined })).toBe('404 not-found');
    expect(await told('adopt', { on: '2026-01-21', reason: undefined })).toBe('200 false');
    expect(await told('adopt', { on: '2026-02-01', directive, reason: undefined })).toBe('200 true');
    expect(await office.fields(path, 'directive', 'realisedOn')).toStrictEqual([directive, '2026-01-21']);
  });

  it('erase texts once it is answered, and any text once it is void', async () => {
    const { programme, a } = office.city.ids;
    const erase = async (at: string): Promise<string> => office.told(`${at}/erase`, {}, { as: OFFICER });
    const wish = { unit: a, receivedOn: '2026-02-01', source: 'online', text: 'Rahasia Zqx', from: 'Zqx Warga' };
    const id = await office.city.server.create(`/v1/programmes/${programme}/suggestions`, wish);
    const open = `/v1/suggestions/${id}`;
    expect(await erase(open)).toBe('409 still-open');
    expect(await erase(path)).toBe('200 true');
    expect(await erase(path)).toBe('200 false');
    for (const query of [BEFORE, SINCE]) expect(await textFor(OFFICE, query)).toBe(null);
    expect(await office.fields(path, 'status', 'realisedOn')).toStrictEqual(['adopted', '2026-01-21']);
    expect(await office.told(`${open}/void`, {})).toBe('200 true');
    expect(await office.told(`${open}/void`, {})).toBe('200 false');
    for (const what of ['consider', 'adopt', 'decline', 'reopen', 'amend', 'undo'] as const) {
      const body = { amend: { source: 'visit' }, undo: {}, decline: {}, reopen: {} }[what as 'amend'];
      expect([what, await office.told(`${open}/${what}`, body ?? { reason: undefined })]).toStrictEqual([
        what,
        '409 void',
      ]);
    }
    expect(await office.ids('/v1/suggestions?status=void')).toStrictEqual([id]);
    expect(await office.ids('/v1/suggestions?limit=200')).not.toContain(id);
    expect(await erase(open)).toBe('200 true');
    expect(JSON.stringify((await office.city.server.read(open, { as: OFFICE })).json)).not.toContain('Zqx');
  });

  it('keep a programme from being void while one is not', async () => {
    const span = { startsOn: '2026-01-01', endsOn: '2026-12-31', units: [office.city.ids.root] };
    const id = await office.city.server.create('/v1/programmes', { code: 'P3', title: 'Salah', ...span });
    const wish = { unit: office.city.ids.a, receivedOn: '2026-02-01', source: 'online', text: 'Apa saja.' };
    const one = await office.city.server.create(`/v1/programmes/${id}/suggestions`, wish);
    expect(await office.told(`/v1/programmes/${id}/void`, {})).toBe('409 facts-recorded');
    expect(await office.told(`/v1/suggestions/${one}/void`, {})).toBe('200 true');
    expect(await office.told(`/v1/programmes/${id}/void`, {})).toBe('200 true');
    expect(await office.told(`/v1/programmes/${id}/suggestions`, { ...wish, reason: undefined })).toBe('409 void');
  });
});
