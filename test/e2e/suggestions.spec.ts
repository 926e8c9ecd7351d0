import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HEAD_B, SUBJECTS } from '../support/http/small-city.js';
import { OFFICE, suggestionAt, SuggestionDesk } from './suggestion-desk.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const HEAD_A = SUBJECTS['unit-head'];
const AGENT_A = SUBJECTS['agent-of-change'];

describe('suggestions over HTTP', () => {
  let desk: SuggestionDesk;

  beforeAll(async () => {
    desk = await SuggestionDesk.open();
  });
  afterAll(async () => desk.close());

  it('are recorded by the office, and by heads and agents of their unit', async () => {
    const { a, a1, b } = desk.city.ids;
    for (const as of [HEAD_A, AGENT_A]) {
      expect(await desk.records({ unit: a1 }, { as })).toBe('201');
      expect(await desk.records({ unit: b }, { as })).toBe('403 forbidden');
    }
    expect(await desk.records({ unit: a }, { as: SUBJECTS.leadership })).toBe('403 forbidden');
    expect(await desk.records({ unit: b })).toBe('201');
  });

  it('are refused where input, unit, day or session are not right', async () => {
    const { session, complaint, b } = desk.city.ids;
    expect(await desk.records({ source: 'rumour' })).toBe('400 invalid-input');
    expect(await desk.records({ text: '' })).toBe('400 invalid-input');
    expect(await desk.records({ unit: NOWHERE })).toBe('404 not-found');
    expect(await desk.records({ session: NOWHERE })).toBe('404 not-found');
    expect(await desk.records({ session: NOWHERE, unit: b }, { as: HEAD_A })).toBe('404 not-found');
    expect(await desk.records({ session }, {}, desk.below(desk.other))).toBe('404 not-found');
    expect(await desk.records({}, {}, desk.below(NOWHERE))).toBe('404 not-found');
    expect(await desk.records({ receivedOn: '2026-03-03' })).toBe('409 date-in-future');
    expect(await desk.records({ receivedOn: '2019-12-31' })).toBe('409 unit-ended');
    expect(await desk.records({ session })).toBe('201');
    expect(await desk.records({ complaint: NOWHERE })).toBe('404 not-found');
    expect(await desk.records({ complaint: session })).toBe('404 not-found');
    const id = await desk.recorded({ session, complaint });
    const linked = async () => {
      const { session: made, complaint: found } = await desk.shown(suggestionAt(id), SUBJECTS.leadership);
      return [made, found];
    };
    expect(await linked()).toStrictEqual([session, complaint]);
    await desk.city.server.write(`/v1/complaints/${complaint}/void`, { reason: 'Salah.' });
    expect(await linked()).toStrictEqual([session, undefined]);
    expect(await desk.records({ complaint })).toBe('404 not-found');
  });

  it('are recorded once under one key', async () => {
    const body = { unit: desk.city.ids.a, receivedOn: '2026-02-03', source: 'visit', text: 'Sekali saja.' };
    const headers = { 'idempotency-key': 'masukan-1' };
    const ask = async (told: object) => desk.city.server.ask(desk.below(), { as: OFFICE, body: told, headers });
    const [first, again] = [await ask(body), await ask(body)];
    expect([first.status, again.status, again.text]).toStrictEqual([201, 201, first.text]);
    expect((await ask({ ...body, unit: desk.city.ids.b })).status).toBe(422);
  });

  it('go on after their programme has closed, which takes no new ones', async () => {
    const below = desk.below(desk.other);
    const id = await desk.recorded({}, OFFICE, below);
    await desk.city.server.write(`/v1/programmes/${desk.other}/close`, { on: '2026-02-10', outcome: 'Selesai.' });
    expect(await desk.records({}, {}, below)).toBe('409 programme-closed');
    expect(await desk.stepped(id, 'adopt', { on: '2026-02-20' })).toBe('200 true');
    expect(await desk.stepped(id, 'reopen', { reason: 'Lagi.' })).toBe('200 true');
  });

  it('show texts in their units, steps to auditors, who made them to the office alone', async () => {
    const id = await desk.recorded({}, HEAD_A);
    const path = suggestionAt(id);
    await desk.stepped(id, 'adopt', { on: '2026-02-10', note: 'Baik sekali.' });
    const fields = async (as: string): Promise<unknown[]> => {
      const { text, from, steps, history, status } = await desk.shown(path, as);
      return [status, text, from, JSON.stringify(steps)?.includes('Baik sekali.'), Array.isArray(history)];
    };
    const said = 'Antrean daring.';
    expect(await fields(OFFICE)).toStrictEqual(['adopted', said, 'Bu Warga, 0812', true, true]);
    for (const as of [HEAD_A, AGENT_A])
      expect(await fields(as)).toStrictEqual(['adopted', said, undefined, true, true]);
    expect(await fields(SUBJECTS.auditor)).toStrictEqual(['adopted', undefined, undefined, false, true]);
    for (const as of [SUBJECTS.leadership, SUBJECTS.admin])
      expect(await fields(as)).toStrictEqual(['adopted', undefined, undefined, undefined, false]);
    const { server, ids } = desk.city;
    expect((await server.read(path, { as: HEAD_B })).status).toBe(403);
    expect((await server.read('/v1/suggestions', { as: AGENT_A })).status).toBe(403);
    const { status, text } = await server.read(`/v1/suggestions?unit=${ids.a}&limit=200`, { as: AGENT_A });
    const holds = [id, said, 'Warga'].map((part) => text.includes(part));
    expect([status, ...holds]).toStrictEqual([200, true, true, false]);
    expect(server.log()).not.toMatch(/Warga|Antrean/);
  });
});
