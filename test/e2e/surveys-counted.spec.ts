import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PUBLISHED, SurveyDesk } from './survey-desk.js';

describe('responses that have been given', () => {
  let desk: SurveyDesk;
  beforeAll(async () => {
    desk = await SurveyDesk.open();
  });
  afterAll(async () => desk.close());

  it('are counted on the day after the last, once, and destroyed', async () => {
    const path = await desk.pulse();
    const key = randomUUID();
    const [code = ''] = await desk.codes(path, desk.ids.a, 1, key);
    const unused = await desk.codes(path, desk.ids.b, 1);
    expect(await desk.answers(code, [4, 2])).toBe('200 {}');
    expect(await desk.says(`${path}/responses`, { unit: desk.ids.c, responses: [[1, 5]] })).toBe('200 true');
    await desk.goTo(PUBLISHED);
    expect(await desk.codes(path, desk.ids.a, 1, key)).toStrictEqual([]);
    expect(await desk.says(`${path}/codes`, { unit: desk.ids.a, count: 1 })).toBe('409 survey-closed');
    expect(await desk.answers(unused[0] ?? '', [1, 1])).toBe('409 survey-closed');
    expect(await desk.answers(code, [1, 1])).toBe('409 survey-closed');
    expect(await desk.field(path, 'responses')).toBe(2);
  });
});
