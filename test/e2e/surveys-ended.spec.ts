import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TODAY } from '../support/http/small-city.js';
import { CLOSES, PUBLISHED, SurveyDesk } from './survey-desk.js';

const REASON = { reason: 'Salah catat.' };

describe('surveys', () => {
  let desk: SurveyDesk;
  beforeAll(async () => {
    desk = await SurveyDesk.open();
  });
  afterAll(async () => desk.close());

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
    expect(await desk.says('/v1/surveys', desk.written({ programme }))).toBe('404 not-found');
    expect(await desk.answers(code, [1, 1])).toBe('409 survey-cancelled');
    expect(await desk.field(path, 'status')).toBe('cancelled');
  });

  it('go on after their programme has closed, which takes no other', async () => {
    const { city, ids } = desk;
    const about = { code: 'PB-3', title: 'Lain', startsOn: TODAY, endsOn: '2026-12-31', units: [ids.root] };
    const programme = await city.server.create('/v1/programmes', about);
    const path = await desk.pulse({ programme });
    await city.server.write(`/v1/programmes/${programme}/close`, { on: TODAY, outcome: 'Selesai.' });
    expect(await desk.says('/v1/surveys', desk.written({ programme }))).toBe('409 programme-closed');
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
