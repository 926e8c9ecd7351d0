import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Json, textOf } from '../support/caller.js';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { CLOSES, STATEMENTS, SurveyDesk } from './survey-desk.js';

const REASON = { reason: 'Salah catat.' };

describe('surveys over HTTP', () => {
  let desk: SurveyDesk;
  beforeAll(async () => {
    desk = await SurveyDesk.open();
  });
  afterAll(async () => desk.close());

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
    const says = async (told: Json): Promise<string> => desk.says('/v1/surveys', desk.written(told));
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
      await desk.post('/v1/surveys', desk.written(), { key }),
      await desk.post('/v1/surveys', desk.written(), { key }),
    ];
    expect([first.status, again.status]).toStrictEqual([201, 201]);
    expect(again.json).toStrictEqual(first.json);
    const path = `/v1/surveys/${textOf(first, 'id')}`;
    const stale = await desk.city.server.ask(`${path}/cancel`, { body: REASON, headers: { 'if-match': '"7"' } });
    expect(stale.status).toBe(412);
  });

  it('are corrected before they open, and from then on by their title alone', async () => {
    const path = await desk.pulse({ opensOn: '2026-03-04' });
    const amend = async (told: Json): Promise<string> => desk.says(`${path}/amend`, { ...REASON, ...told });
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
});
