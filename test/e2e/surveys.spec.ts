import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { textOf } from '../support/caller.js';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { CLOSES, PUBLISHED, STATEMENTS, SurveyDesk } from './survey-desk.js';

const REASON = { reason: 'Salah catat.' };

describe('surveys over HTTP', () => {
  let desk: SurveyDesk;
  beforeAll(async () => {
    desk = await SurveyDesk.open();
  });
  afterAll(async () => desk.close());

  const written = (told: object = {}): object => {
    const { programme, root } = desk.ids;
    const days = { opensOn: TODAY, closesOn: CLOSES };
    return { kind: 'pulse', title: 'Siap?', programme, units: [root], statements: STATEMENTS, ...days, ...told };
  };

  it('are shown as they were written, with no more to heads and agents than to anybody', async () => {
    const { ids, city } = desk;
    const path = await desk.pulse({ opensOn: '2026-03-04' });
    const { json } = await city.server.read(path, { as: SUBJECTS['unit-head'] });
    expect(json).toStrictEqual({
      id: path.split('/').at(-1),
      kind: 'pulse',
      title: 'Siap?',
      programme: ids.programme,
      units: [ids.root],
      opensOn: '2026-03-04',
      closesOn: CLOSES,
      statements: STATEMENTS,
      extensions: [],
      status: 'planned',
      responses: 0,
      revision: 0,
      history: [expect.objectContaining({ kind: 'written', on: '2026-03-04', stands: true, corrections: [] })],
    });
    expect(await desk.field(`${path}?asOf=2026-03-05`, 'status')).toBe('open');
    expect(await desk.field(`${path}?asOf=2026-03-06`, 'status')).toBe('closed');
    expect((await city.server.read(`${path}?knownOn=2026-03-01`)).status).toBe(404);
    const listed = await city.server.read(`/v1/surveys?programme=${ids.programme}&status=planned&covers=${ids.a1}`);
    expect(listed.json.items).toHaveLength(1);
    const csv = await city.server.read('/v1/surveys?format=csv');
    expect(csv.text).toMatch(/^id,kind,programme,title,units\.id,units\.code,units\.name,opensOn/);
  });

  it('say what they are of: of a programme with statements, or of citizens', async () => {
    const says = async (told: object): Promise<string> => desk.says('/v1/surveys', written(told));
    const { ids } = desk;
    expect(await says({ programme: undefined })).toBe('400 invalid-input');
    expect(await says({ statements: undefined })).toBe('400 invalid-input');
    expect(await says({ statements: Array.from({ length: 21 }, () => 'a') })).toBe('400 invalid-input');
    expect(await says({ statements: ['x'.repeat(301)] })).toBe('400 invalid-input');
    expect(await says({ weights: 'ninth' })).toBe('400 invalid-input');
    expect(await says({ kind: 'satisfaction' })).toBe('400 invalid-input');
    expect(await says({ closesOn: '2026-03-01' })).toBe('400 invalid-input');
    expect(await says({ opensOn: '2026-03-06' })).toBe('400 invalid-input');
    expect(await says({ closesOn: '2028-03-03' })).toBe('409 date-too-far');
    expect(await says({ programme: ids.a })).toBe('404 not-found');
    expect(await says({ units: [ids.programme] })).toBe('404 not-found');
    const citizens = await desk.satisfaction();
    expect(await desk.field(citizens, 'weights')).toBe('ninth');
    expect(await desk.field(await desk.satisfaction({ weights: '0.11' }), 'weights')).toBe('0.11');
  });

  it('are written once under a key, also when the day has passed', async () => {
    const key = randomUUID();
    const [first, again] = [
      await desk.post('/v1/surveys', written(), { key }),
      await desk.post('/v1/surveys', written(), { key }),
    ];
    expect([first.status, again.status]).toStrictEqual([201, 201]);
    expect(again.json).toStrictEqual(first.json);
    const path = `/v1/surveys/${textOf(first, 'id')}`;
    const stale = await desk.city.server.ask(`${path}/cancel`, { body: REASON, headers: { 'if-match': '"7"' } });
    expect(stale.status).toBe(412);
  });

  it('are corrected before they open, and from then on by their title alone', async () => {
    const path = await desk.pulse({ opensOn: '2026-03-04' });
    const amend = async (told: object): Promise<string> => desk.says(`${path}/amend`, { ...REASON, ...told });
    expect(await amend({})).toBe('400 invalid-input');
    expect(await amend({ weights: 'ninth' })).toBe('400 invalid-input');
    expect(await amend({ closesOn: '2026-03-03' })).toBe('400 invalid-input');
    expect(await amend({ units: [desk.ids.a], statements: ['Satu?'] })).toBe('200 true');
    expect(await amend({ units: [desk.ids.a], statements: ['Satu?'] })).toBe('200 false');
    expect(await amend({ opensOn: TODAY })).toBe('200 true');
    expect(await amend({ units: [desk.ids.b] })).toBe('409 survey-closed');
    expect(await amend({ title: 'Siapkah?' })).toBe('200 true');
    const { json } = await desk.city.server.read(path);
    expect([json.title, json.units, json.statements, json.opensOn, json.status]).toStrictEqual([
      'Siapkah?',
      [desk.ids.a],
      ['Satu?'],
      TODAY,
      'open',
    ]);
  });

  it('are closed with today, extended until that ends, and cancelled for every day', async () => {
    const path = await desk.pulse();
    expect(await desk.says(`${path}/close`, { on: TODAY })).toBe('400 invalid-input');
    expect(await desk.says(`${path}/close`, {})).toBe('200 true');
    expect(await desk.says(`${path}/close`, {})).toBe('200 false');
    expect(await desk.says(`${path}/extend`, { ...REASON, closesOn: '2026-03-01' })).toBe('409 not-later');
    expect(await desk.says(`${path}/extend`, { ...REASON, closesOn: CLOSES })).toBe('200 true');
    expect(await desk.says(`${path}/extend`, { ...REASON, closesOn: CLOSES })).toBe('200 false');
    const planned = await desk.pulse({ opensOn: '2026-03-04' });
    expect(await desk.says(`${planned}/close`, {})).toBe('409 survey-not-open');
    expect(await desk.says(`${path}/cancel`, REASON)).toBe('200 true');
    expect(await desk.says(`${path}/cancel`, REASON)).toBe('200 false');
    expect(await desk.field(`${path}?asOf=2026-01-01`, 'status')).toBe('cancelled');
    expect(await desk.says(`${path}/codes`, { unit: desk.ids.a, count: 1 })).toBe('409 survey-cancelled');
    expect(await desk.says(`${path}/amend`, { ...REASON, title: 'Lain' })).toBe('409 survey-cancelled');
  });

  it('keep a programme from being void until they are cancelled, and are void with it', async () => {
    const { city, ids } = desk;
    const about = { code: 'PB-2', title: 'Lain', startsOn: TODAY, endsOn: '2026-12-31', units: [ids.root] };
    const programme = await city.server.create('/v1/programmes', about);
    const path = await desk.pulse({ programme });
    const [code = ''] = await desk.codes(path, ids.a, 1);
    expect(await desk.says(`/v1/programmes/${programme}/void`, REASON)).toBe('409 facts-recorded');
    expect(await desk.says(`${path}/cancel`, REASON)).toBe('200 true');
    expect(await desk.says(`/v1/programmes/${programme}/void`, REASON)).toBe('200 true');
    expect(await desk.says(`${path}/amend`, { ...REASON, title: 'Lain' })).toBe('409 void');
    expect(await desk.says(`${path}/cancel`, REASON)).toBe('409 void');
    expect(await desk.says('/v1/surveys', written({ programme }))).toBe('404 not-found');
    expect(await desk.answers(code, [1, 1])).toBe('409 survey-cancelled');
    expect(await desk.field(path, 'status')).toBe('cancelled');
  });

  it('go on after their programme has closed, which takes no other', async () => {
    const { city, ids } = desk;
    const about = { code: 'PB-3', title: 'Lain', startsOn: TODAY, endsOn: '2026-12-31', units: [ids.root] };
    const programme = await city.server.create('/v1/programmes', about);
    const path = await desk.pulse({ programme });
    await city.server.write(`/v1/programmes/${programme}/close`, { on: TODAY, outcome: 'Selesai.' });
    expect(await desk.says('/v1/surveys', written({ programme }))).toBe('409 programme-closed');
    expect(await desk.says(`${path}/responses`, { unit: ids.a, responses: [[5, 4]] })).toBe('200 true');
    expect(await desk.says(`${path}/extend`, { ...REASON, closesOn: PUBLISHED })).toBe('200 true');
  });

  it('are no longer extended, closed or cancelled once their last day has passed', async () => {
    const [path, cancelled] = [await desk.pulse(), await desk.pulse()];
    await desk.says(`${cancelled}/cancel`, REASON);
    await desk.goTo(PUBLISHED);
    for (const [way, body] of [
      ['extend', { ...REASON, closesOn: CLOSES }],
      ['close', {}],
      ['cancel', REASON],
      ['codes/void', { unit: desk.ids.a }],
    ] as const) {
      expect([way, await desk.says(`${path}/${way}`, body)]).toStrictEqual([way, '409 survey-closed']);
      expect([way, await desk.says(`${cancelled}/${way}`, body)]).toStrictEqual([way, '409 survey-cancelled']);
    }
    expect(await desk.says(`${path}/amend`, { ...REASON, title: 'Masih boleh' })).toBe('200 true');
    expect(await desk.says(`${path}/amend`, { ...REASON, closesOn: CLOSES })).toBe('200 false');
    expect(await desk.says(`${path}/amend`, { ...REASON, units: [desk.ids.b] })).toBe('409 survey-closed');
  });
});
