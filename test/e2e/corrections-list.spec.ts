import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { type SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { CORRECTIONS, type CorrectionsDesk, NEXT_DAY, NEXT_MONTH, played, type Row } from './corrections-desk.js';

describe('the list of corrections', () => {
  let desk: CorrectionsDesk;
  let city: SmallCity;
  let other: string;
  beforeAll(async () => {
    ({ desk, other } = await played());
    ({ city } = desk);
  });
  afterAll(async () => desk.close());

  it('tells each once, in the order of recording, with what it moved', async () => {
    expect(await desk.lines()).toStrictEqual([
      'amend session 3',
      'retract directive 1',
      'retract practice 2',
      'amend resistance-issue 0',
      'void programme 0',
      'amend unit 0',
      'correct staff 0',
      'void resistance-issue 0',
    ]);
  });

  it('names thing, programme and unit', async () => {
    const { ids } = city;
    const named = (await desk.rows()).map(({ thing, programme, unit }) => [thing, programme, unit]);
    const { programme } = ids;
    expect(named).toStrictEqual([
      [ids.session, programme, null],
      [ids.directive, programme, ids.root],
      [ids.practice, programme, ids.root],
      [ids.issue, programme, ids.b],
      [other, other, null],
      [ids.c, null, ids.c],
      [ids.ana, null, ids.a],
      [ids.issue, programme, ids.b],
    ]);
  });

  it('has the ids that the history of a thing has, and that the log has', async () => {
    const [amended] = await desk.rows();
    const { json } = await city.server.read(`/v1/sessions/${city.ids.session}`);
    const [written] = json['history'] as [{ id: string; corrections: { id: string }[] }];
    expect(written.corrections.map(({ id }) => id)).toStrictEqual([amended?.id]);
    const log = await city.server.ask(`/v1/events?stream=session-${city.ids.session}`, { as: SUBJECTS.auditor });
    const events = log.json['items'] as unknown as { id: string; recordedAt: string; data: Record<string, unknown> }[];
    const event = events.find(({ id }) => id === amended?.id);
    expect(event?.recordedAt).toBe(amended?.recordedAt);
    expect(event?.data['amended']).toMatchObject([{ fact: written.id }]);
    expect(events.map(({ id }) => id)).toContain(written.id);
  });

  it('is filtered by programme and by the day of recording', async () => {
    expect(await desk.lines(`?programme=${other}`)).toStrictEqual(['void programme 0']);
    expect((await desk.lines(`?to=${NEXT_DAY}`)).length).toBe(5);
    expect((await desk.lines(`?from=${NEXT_MONTH}`)).length).toBe(3);
    expect(await desk.lines(`?programme=${city.ids.programme}&from=2026-03-04`)).toStrictEqual([
      'void resistance-issue 0',
    ]);
    expect(await desk.lines(`?knownOn=${TODAY}`)).toStrictEqual([]);
    expect((await desk.lines(`?knownOn=${NEXT_DAY}`)).length).toBe(5);
    expect((await desk.answered('?from=2026-04-01&to=2026-03-01')).status).toBe(400);
    expect((await desk.answered(`?programme=${city.ids.ana}`)).status).toBe(404);
  });

  it('comes in pages', async () => {
    const all = await desk.rows();
    const seen: Row[] = [];
    let cursor = '';
    for (;;) {
      const answer = await desk.answered(`?limit=3${cursor}`);
      const { json } = answer;
      seen.push(...(json['items'] as unknown as readonly Row[]));
      if (json['next'] === null) break;
      cursor = `&cursor=${textOf(answer, 'next')}`;
    }
    expect(seen).toStrictEqual(all);
    expect((await desk.answered(`?cursor=${city.ids.ana}`)).status).toBe(400);
  });
});

describe('how much was corrected', () => {
  let desk: CorrectionsDesk;
  let city: SmallCity;
  let other: string;
  let all: number;
  beforeAll(async () => {
    const { facts, ...told } = await played();
    ({ desk, other } = told);
    ({ city } = desk);
    // Three who attended, three who answered, two who were observed, and a programme.
    all = facts + 9;
  });
  const perHundred = (corrections: number): number => Math.round((1_000_000 * corrections) / all) / 10_000;

  afterAll(async () => desk.close());

  it('counts corrections per hundred facts, by month of recording', async () => {
    const march = { month: '2026-03', facts: all, corrections: 5, perHundred: perHundred(5) };
    const april = { month: '2026-04', facts: 0, corrections: 3, perHundred: null };
    const total = { facts: all, corrections: 8, perHundred: perHundred(8) };
    expect((await desk.answered('?limit=1')).json).toMatchObject({ total, months: [march, april] });
    expect((await desk.answered(`?from=${NEXT_DAY}&to=2026-03-31`)).json).toMatchObject({
      total: { facts: 0, corrections: 5, perHundred: null },
      months: [{ month: '2026-03', facts: 0, corrections: 5, perHundred: null }],
    });
    expect((await desk.answered(`?programme=${other}`)).json).toMatchObject({
      total: { facts: 1, corrections: 1, perHundred: 100 },
    });
    expect((await desk.answered(`?knownOn=${TODAY}`)).json).toMatchObject({ total: { facts: all, corrections: 0 } });
  });

  it('is shown to leadership in figures, and to nobody else', async () => {
    const { json } = await desk.answered('', SUBJECTS.leadership);
    expect(Object.keys(json)).toStrictEqual(['total', 'months']);
    expect(json).toStrictEqual({
      total: (await desk.answered()).json['total'],
      months: (await desk.answered()).json['months'],
    });
    expect(await city.says(`${CORRECTIONS}?rows=corrections`, { as: SUBJECTS.leadership })).toBe('403 forbidden');
    expect((await desk.answered('', SUBJECTS['reform-office'])).json).toStrictEqual((await desk.answered()).json);
    for (const role of ['admin', 'unit-head', 'agent-of-change', 'privacy-officer'] as const) {
      expect(await city.says(CORRECTIONS, { as: SUBJECTS[role] })).toBe('403 forbidden');
    }
  });

  it('comes as tables', async () => {
    const { text } = await desk.answered('?format=csv');
    const [header, first, ...others] = text.trimEnd().split('\r\n');
    expect(header).toBe('id,recordedAt,kind,of,thing,programme,unit.id,unit.code,unit.name,moved');
    expect(first).toMatch(/,amend,session,.*,,,,3$/);
    expect(others.length).toBe(7);
    const months = `month,facts,corrections,perHundred\r\n2026-03,${all},5,${perHundred(5)}\r\n2026-04,0,3,\r\n`;
    expect((await desk.answered('?format=csv&rows=months')).text).toBe(months);
    expect((await desk.answered('?format=csv', SUBJECTS.leadership)).text).toBe(months);
  });
});
