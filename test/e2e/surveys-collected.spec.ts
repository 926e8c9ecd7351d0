import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { textOf } from '../support/caller.js';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { CLOSES, STATEMENTS, SurveyDesk } from './survey-desk.js';

const REASON = { reason: 'Salah ketik.' };

describe('responses to a survey', () => {
  let desk: SurveyDesk;
  beforeAll(async () => {
    desk = await SurveyDesk.open();
  });
  afterAll(async () => desk.close());

  it('are given once under a code, which says what it is for', async () => {
    const path = await desk.pulse();
    const [code = ''] = await desk.codes(path, desk.ids.a, 1);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    const page = await desk.lookup(code.toLowerCase().replaceAll('-', ' '));
    expect(page.json).toStrictEqual({
      kind: 'pulse',
      title: 'Siap?',
      statements: STATEMENTS,
      scale: { lowest: 1, highest: 5 },
      opensOn: TODAY,
      closesOn: CLOSES,
      used: false,
    });
    expect(await desk.answers(code, [1, 6])).toBe('400 invalid-input');
    expect(await desk.answers(code, [1])).toBe('400 invalid-input');
    expect(await desk.answers(code, [1, 5])).toBe('200 {}');
    expect(await desk.answers(code, [1, 5])).toBe('409 code-used');
    expect((await desk.lookup(code)).json.used).toBe(true);
    expect(await desk.field(path, 'responses')).toBe(1);
    const taken = await desk.city.server.ask('/v1/responses', { as: null, body: { code: 'ABCD', answers: [1] } });
    expect([taken.status, textOf(taken, 'code')]).toStrictEqual([404, 'code-unknown']);
    for (const name of ['etag', 'view-position']) expect(taken.headers.has(name)).toBe(false);
  });

  it('of citizens answer nine elements with 1 to 4', async () => {
    const [code = '', other = ''] = await desk.codes(await desk.satisfaction(), desk.ids.a, 2);
    expect((await desk.lookup(code)).json.statements).toHaveLength(9);
    expect(await desk.answers(code, [1, 2, 3, 4, 1, 2, 3, 4, 5])).toBe('400 invalid-input');
    expect(await desk.answers(code, [1, 2, 3, 4, 1, 2, 3, 4])).toBe('400 invalid-input');
    expect(await desk.answers(code, [1, 2, 3, 4, 1, 2, 3, 4, 1])).toBe('200 {}');
    const all = await Promise.all(
      Array.from({ length: 8 }, async () => desk.answers(other, [1, 2, 3, 4, 1, 2, 3, 4, 1])),
    );
    expect(all.toSorted()).toStrictEqual(['200 {}', ...Array.from({ length: 7 }, () => '409 code-used')]);
  });

  it('by code are no more than the staff of a unit, with what was typed in', async () => {
    const path = await desk.pulse();
    const { a, a1, b } = desk.ids;
    const codes = async (unit: string, count: number): Promise<string> => desk.says(`${path}/codes`, { unit, count });
    const typed = async (unit: string, responses: number[][]): Promise<string> =>
      desk.says(`${path}/responses`, { unit, responses });
    expect(await codes(a, 2)).toBe('409 too-many-responses');
    expect(await codes(a, 1)).toBe('200 true');
    expect(await codes(a, 1)).toBe('409 too-many-responses');
    expect(await typed(a, [[1, 1]])).toBe('409 too-many-responses');
    expect(await desk.says(`${path}/codes/void`, { unit: a })).toBe('200 true');
    expect(await desk.says(`${path}/codes/void`, { unit: a })).toBe('200 false');
    expect(await typed(a, [[1, 1]])).toBe('200 true');
    expect(await codes(a, 1)).toBe('409 too-many-responses');
    expect(
      await typed(a1, [
        [1, 1],
        [2, 2],
      ]),
    ).toBe('409 too-many-responses');
    expect(await typed(b, [[1, 1], [1]])).toBe('400 invalid-input');
    expect(await typed(desk.ids.programme, [[1, 1]])).toBe('404 not-found');
  });

  it('come from units that the survey covers, and are given out by the office', async () => {
    const path = await desk.pulse({ units: [desk.ids.a] });
    const { a1, b } = desk.ids;
    expect(await desk.says(`${path}/codes`, { unit: b, count: 1 })).toBe('409 unit-outside-programme');
    expect(await desk.says(`${path}/responses`, { unit: b, responses: [[1, 1]] })).toBe('409 unit-outside-programme');
    expect(await desk.says(`${path}/codes`, { unit: a1, count: 1 }, { as: SUBJECTS['unit-head'] })).toBe(
      '403 forbidden',
    );
    expect(await desk.says(`${path}/codes`, { unit: a1, count: 1 })).toBe('200 true');
  });

  it('that were typed in wrongly are taken back, once', async () => {
    const path = await desk.satisfaction();
    const key = randomUUID();
    const forms = {
      unit: desk.ids.a,
      responses: [Array.from({ length: 9 }, () => 4), Array.from({ length: 9 }, () => 1)],
    };
    const [first, again] = [
      await desk.post(`${path}/responses`, forms, { key }),
      await desk.post(`${path}/responses`, forms, { key }),
    ];
    expect(again.json).toStrictEqual(first.json);
    expect(await desk.field(path, 'responses')).toBe(2);
    const batch = textOf(first, 'batch');
    expect(await desk.says(`${path}/retractions`, { ...REASON, batch: desk.ids.a })).toBe('404 not-found');
    expect(await desk.says(`${path}/retractions`, { ...REASON, batch })).toBe('200 true');
    expect(await desk.says(`${path}/retractions`, { ...REASON, batch })).toBe('200 false');
    expect(await desk.field(path, 'responses')).toBe(0);
  });

  it('wait for the first day, and codes are given out before it and shown again', async () => {
    const path = await desk.pulse({ opensOn: '2026-03-04' });
    const key = randomUUID();
    const codes = await desk.codes(path, desk.ids.b, 1, key);
    expect(await desk.codes(path, desk.ids.b, 1, key)).toStrictEqual(codes);
    const [code = ''] = codes;
    expect((await desk.lookup(code)).json.opensOn).toBe('2026-03-04');
    expect(await desk.answers(code, [1, 1])).toBe('409 survey-not-open');
    expect(await desk.says(`${path}/responses`, { unit: desk.ids.b, responses: [[1, 1]] })).toBe('409 survey-not-open');
    expect(await desk.says(`${path}/codes/void`, { unit: desk.ids.b })).toBe('200 true');
    expect((await desk.lookup(code)).status).toBe(404);
    expect(await desk.answers(code, [1, 1])).toBe('404 code-unknown');
  });
});
