import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEFORE, CORRECTED } from '../support/http/corrected.js';
import { SUBJECTS } from '../support/http/small-city.js';
import { EraseDesk, LATER, mark } from './erase-desk.js';

describe('texts are erased of one thing', () => {
  let desk: EraseDesk;
  beforeAll(async () => {
    desk = await EraseDesk.open();
  });
  afterAll(async () => desk.close());

  /** One more thing of the city's programme. */
  const made = async (collection: string, body: object, as: string = SUBJECTS['reform-office']): Promise<string> => {
    const { ids, server } = desk.office.city;
    return `/v1/${collection}/${await server.create(`/v1/programmes/${ids.programme}/${collection}`, body, { as })}`;
  };

  it('that is void, and takes no other write', async () => {
    const { office } = desk;
    const path = `/v1/resistance-issues/${office.city.ids.issue}`;
    expect(await office.told(`${path}/void`, {})).toBe('200 true');
    expect(await office.fields(path, 'status', 'description')).toStrictEqual(['void', 'Terlalu banyak.']);
    expect(await desk.erase(path)).toBe('200 true');
    expect(await desk.erase(path)).toBe('200 false');
    expect(await office.fields(path, 'status', 'description')).toStrictEqual(['void', null]);
    expect(await office.fields(`${path}?${BEFORE}`, 'status', 'description')).toStrictEqual(['raised', null]);
    expect(await office.told(`${path}/amend`, { description: LATER })).toBe('409 void');
    expect(await office.history(path)).toStrictEqual([
      ['written', '2026-02-02', false, ['void']],
      ['erase', CORRECTED, true, []],
    ]);
  });

  it('and again once it is void: why it should never have been recorded was told since', async () => {
    const { office } = desk;
    const path = `/v1/practices/${office.city.ids.practice}`;
    expect(await desk.erase(path)).toBe('200 false');
    expect(await office.told(`${path}/void`, {})).toBe('200 true');
    expect(await desk.erase(path)).toBe('200 true');
    expect(await office.history(path)).toStrictEqual([
      ['written', '2026-01-05', false, ['void']],
      ['erase', CORRECTED, true, []],
    ]);
  });

  it('that is confidential, for the head who raised it too', async () => {
    const { office } = desk;
    const raised = { unit: office.city.ids.a, raisedOn: '2026-02-02', cause: 'distrust', reach: 1, intensity: 'low' };
    const body = { ...raised, description: mark('diam-diam'), confidential: true };
    const path = await made('resistance-issues', body, SUBJECTS['unit-head']);
    const seen = async (as: string): Promise<unknown> => (await office.city.server.read(path, { as })).json.description;
    expect(await seen(SUBJECTS['unit-head'])).toBe(mark('diam-diam'));
    expect(await desk.erase(path)).toBe('200 true');
    for (const as of [SUBJECTS['unit-head'], SUBJECTS['reform-office']]) expect(await seen(as)).toBe(null);
  });

  it('that was corrected: what stood before, too, which the office alone was shown', async () => {
    const { office, things } = desk;
    const path = things.find(({ collection }) => collection === 'practices')?.path ?? '';
    expect(await office.told(`${path}/amend`, { description: mark('benar') })).toBe('200 true');
    const asKnown = async (): Promise<unknown[]> => [
      ...(await office.fields(`${path}?${BEFORE}`, 'title', 'description')),
      ...(await office.fields(path, 'title', 'description')),
    ];
    expect(await asKnown()).toStrictEqual(['Cara baru', mark('uraian'), 'Cara baru', mark('benar')]);
    expect(await desk.erase(path)).toBe('200 true');
    expect(await asKnown()).toStrictEqual(['Cara baru', null, 'Cara baru', null]);
  });

  it('and not of its neighbours', async () => {
    const about = { title: 'Cara lain', description: LATER, units: [desk.office.city.ids.root], on: '2026-01-05' };
    const [one, other] = [await made('practices', about), await made('practices', about)];
    expect(await desk.erase(one)).toBe('200 true');
    expect(await desk.office.fields(one, 'description')).toStrictEqual([null]);
    expect(await desk.office.fields(other, 'description')).toStrictEqual([LATER]);
  });
});
