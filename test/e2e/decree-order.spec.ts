import { expect, test } from '@jest/globals';
import { SmallCity, TODAY } from '../support/http/small-city.js';
import { cleaned } from '../support/cleanup.js';

test(
  'a decree is refused for the first of its changes that does not fit, be it for a later day',
  cleaned(async (t) => {
    const city = await SmallCity.open();
    t.after(async () => city.close());
    const { ids } = city;
    const ending = { code: 'ENDS', name: 'Berakhir', kind: 'section', parent: ids.root, on: '2021-01-01' };
    const unit = await city.server.create('/v1/units', ending);
    await city.server.write(`/v1/units/${unit}/abolish`, { on: '2026-05-01' });
    const below = { change: 'establish', code: 'BELOW', name: 'Di bawah', kind: 'section', parent: unit };
    const circle = { change: 'move', unit: ids.a, parent: ids.a1 };
    const decree = async (...changes: object[]): Promise<string> => {
      const reform = { kind: 'restructure', title: 'Dua', units: [ids.root], effectiveOn: '2026-04-01', changes };
      const id = await city.server.create(`/v1/programmes/${ids.programme}/reforms`, reform);
      return city.says(`/v1/reforms/${id}/decree`, { body: { number: 'SK-9', signedOn: TODAY } });
    };
    expect(await decree(below, circle)).toBe('409 unit-ended');
    expect(await decree(circle, below)).toBe('409 chart-cycle');
  }),
);
