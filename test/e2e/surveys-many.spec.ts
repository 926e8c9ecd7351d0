import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keptOf } from '../support/kept.js';
import { expectOf } from '../support/expectation.js';
import { PUBLISHED, SurveyDesk } from './survey-desk.js';

const PHONES = 500;
const ANSWERS = [1, 2, 3, 4, 1, 2, 3, 4, 1];

describe('many phones at once', () => {
  let desk: SurveyDesk;
  let path: string;
  let codes: readonly string[];
  beforeAll(async () => {
    desk = await SurveyDesk.open();
    path = await desk.satisfaction();
    codes = await desk.codes(path, desk.ids.a, PHONES);
  });
  afterAll(async () => desk.close());

  it('are all heard, each once', async () => {
    expect(new Set(codes).size).toBe(PHONES);
    const said = await Promise.all(codes.map(async (code) => desk.answers(code, ANSWERS)));
    expect([...new Set(said)]).toStrictEqual(['200 {}']);
    expect(await desk.field(path, 'responses')).toBe(PHONES);
  });

  it('are told of in no log line, and no file knows a code', async () => {
    const log = desk.city.server.log();
    expect(log).toMatch(/v1\/surveys/);
    expect(log).not.toMatch(/v1\/responses/);
    const kept = [...(await keptOf(desk.city.server.data)), ['the log', log] as const];
    for (const [place, bytes] of kept) {
      const known = codes.filter((code) => bytes.includes(code) || bytes.includes(code.replaceAll('-', '')));
      expectOf(known, place).toStrictEqual([]);
    }
  });

  it('that guess are told no more after thirty', async () => {
    const said: string[] = [];
    for (let guess = 0; guess < 32; guess += 1) said.push(await desk.answers(`0000-0000-00${guess + 10}`, [1]));
    expect(said.slice(0, 30)).toStrictEqual(Array.from({ length: 30 }, () => '404 code-unknown'));
    expect(said.slice(30)).toStrictEqual(['429 too-busy', '429 too-busy']);
    expect((await desk.lookup(codes[0] ?? '')).headers.get('retry-after')).not.toBe(null);
  });

  it('are counted when the day has passed, though nobody asks', async () => {
    await desk.goTo(PUBLISHED);
    const counted = async (): Promise<unknown[]> => {
      const { json } = await desk.city.server.ask('/v1/events?type=SurveyCounted', { as: 'subject-auditor' });
      return json.items as unknown[];
    };
    const until = performance.now() + 20_000;
    while ((await counted()).length === 0 && performance.now() < until) await desk.field(path, 'status');
    expect(await counted()).toHaveLength(1);
    expect(JSON.stringify(await counted())).not.toMatch(/"counts"/);
    const { json } = await desk.city.server.read(`${path}/results`);
    expect((json.total as { responses?: unknown }).responses).toBe(PHONES);
  });
});
