import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OFFICE, suggestionAt, SuggestionDesk } from './suggestion-desk.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

describe('answers to suggestions', () => {
  let desk: SuggestionDesk;

  beforeAll(async () => {
    desk = await SuggestionDesk.open();
  });
  afterAll(async () => desk.close());

  it('follow each other, and the same again changes nothing', async () => {
    const id = await desk.recorded();
    const path = suggestionAt(id);
    const story = [
      ['consider', { on: '2026-02-04' }, '200 true'],
      ['consider', { on: '2026-02-20' }, '200 false'],
      ['reopen', { on: '2026-02-05', reason: 'Lagi.' }, '409 suggestion-open'],
      ['decline', { on: '2026-02-03', reason: 'Mahal.' }, '409 step-backwards'],
      ['decline', { on: '2026-02-05', reason: 'Mahal.' }, '200 true'],
      ['decline', { on: '2026-02-05', reason: 'Terlalu mahal.' }, '200 false'],
      ['decline', { on: '2026-02-06', reason: 'Mahal.' }, '409 suggestion-answered'],
      ['adopt', { on: '2026-02-05' }, '409 suggestion-answered'],
      ['reopen', { on: '2026-02-06', reason: 'Lagi.' }, '200 true'],
      ['reopen', { on: '2026-02-06', reason: 'Ya.' }, '200 false'],
      ['adopt', {}, '200 true'],
    ] as const;
    for (const [what, body, says] of story)
      expect([what, body, await desk.stepped(id, what, body)]).toStrictEqual([what, body, says]);
    expect((await desk.shown(path)).status).toBe('adopted');
    expect((await desk.shown(`${path}?asOf=2026-02-06`)).status).toBe('considered');
    expect((await desk.shown(`${path}?asOf=2026-02-05`)).status).toBe('declined');
    expect((await desk.city.server.read(`${path}?asOf=2026-02-02`)).status).toBe(404);
    const behind = { as: OFFICE, body: {}, headers: { 'if-match': '"0"' } };
    expect(await desk.city.says(`${path}/consider`, behind)).toBe('412 revision-mismatch');
  });

  it('name what carries them out, of the programme alone', async () => {
    const { reform, directive, practice, course, a } = desk.city.ids;
    const id = await desk.recorded();
    const about = { title: 'Lain', hours: 4, units: [a], on: '2026-01-05' };
    const foreign = await desk.city.server.create(`/v1/programmes/${desk.other}/courses`, about);
    const story = [
      [{ reform, course }, '400 invalid-input'],
      [{ reform: NOWHERE }, '404 not-found'],
      [{ course: foreign }, '404 not-found'],
      [{ on: '2026-02-10' }, '200 true'],
      [{ on: '2026-02-09', directive }, '409 step-backwards'],
      [{ on: '2026-02-12', directive }, '200 true'],
      [{ on: '2026-02-12', directive }, '200 false'],
      [{ on: '2026-02-10', directive }, '200 false'],
      [{ on: '2026-02-10' }, '200 false'],
      [{ on: '2026-02-12' }, '409 suggestion-answered'],
      [{ on: '2026-02-10', practice }, '409 suggestion-answered'],
    ] as const;
    for (const [body, says] of story) expect([body, await desk.stepped(id, 'adopt', body)]).toStrictEqual([body, says]);
    const { status, realisedOn, directive: by } = await desk.shown(suggestionAt(id));
    expect([status, realisedOn, by]).toStrictEqual(['adopted', '2026-02-10', directive]);
    expect((await desk.shown(`${suggestionAt(id)}?asOf=2026-02-11`)).realisedOn).toBe(null);
  });

  it('are realised once the reform is completed, and listed so', async () => {
    const { reform, programme } = desk.city.ids;
    const { server } = desk.city;
    const id = await desk.recorded({ receivedOn: '2026-02-04' });
    expect(await desk.stepped(id, 'adopt', { on: '2026-02-05', reform })).toBe('200 true');
    const listed = async (query: string): Promise<boolean> =>
      (await server.read(`/v1/suggestions?limit=200&programme=${programme}&${query}`)).text.includes(id);
    expect([await listed('status=realised'), await listed('status=adopted')]).toStrictEqual([false, true]);
    await server.write(`/v1/reforms/${reform}/decree`, { number: '1', signedOn: '2026-02-01' });
    await server.write(`/v1/reforms/${reform}/complete`, { on: '2026-02-20' });
    expect((await desk.shown(suggestionAt(id))).realisedOn).toBe('2026-02-20');
    expect([await listed('status=realised'), await listed('status=adopted')]).toStrictEqual([true, true]);
    expect(await listed('status=realised&asOf=2026-02-19')).toBe(false);
    expect(await listed('status=received')).toBe(false);
    expect(await listed('from=2026-02-04&to=2026-02-04')).toBe(true);
    expect(await listed('from=2026-02-05')).toBe(false);
    expect((await server.read('/v1/suggestions?status=done')).status).toBe(400);
    const { text } = await server.read('/v1/suggestions?format=csv&limit=200');
    expect([text.split('\r\n')[0]?.includes('realisedOn'), text.includes(id)]).toStrictEqual([true, true]);
  });
});
