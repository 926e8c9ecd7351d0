import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedId } from '../../src/platform/bus/derived-id.js';
import { type Answer, textOf } from '../support/caller.js';
import { type Ids, PEOPLE, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { keyed, programme, REUSED, same } from '../support/http/keyed.js';

describe('a request told again under its key', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const launch = async (key: string, code: string): Promise<Answer> =>
    city.server.ask('/v1/programmes', keyed(key, programme(code, ids.a)));

  it('is the same request whatever the order of names, in body and query, and the case of ids', async () => {
    const plan = { units: [ids.a], endsOn: TODAY, startsOn: TODAY, title: 'ORDER', code: 'ORDER' };
    const first = await launch('order', 'ORDER');
    same(first, await city.server.ask('/v1/programmes', keyed('order', plan)));
    same(first, await city.server.ask('/v1/programmes', keyed('order', { ...plan, units: [ids.a.toUpperCase()] })));
    const renamed = await city.server.ask(`/v1/units/${ids.c}/rename`, keyed('path', { name: 'Unit C2' }));
    await city.server.write(`/v1/units/${ids.c}/rename`, { name: 'Unit C' });
    const path = `/v1/units/${ids.c.toUpperCase()}/rename`;
    same(renamed, await city.server.ask(path, keyed('path', { name: 'Unit C2' })));
    expect(await city.says(path, keyed('path', { name: 'Unit C3' }))).toBe(REUSED);
    const raw = `nip_baru,nama,unor_kode\n190103032003031003,Budi,A\n`;
    const headers = { 'idempotency-key': 'query', 'content-type': 'text/csv' };
    const imported = await city.server.ask(`/v1/imports/roster?dryRun=false&on=${TODAY}`, { raw, headers });
    expect(imported.json.enrolled).toBe(1);
    same(imported, await city.server.ask(`/v1/imports/roster?on=${TODAY}&dryRun=false`, { raw, headers }));
  });

  it('leads to the key from no id: it may be anything, a number of a person too', async () => {
    const key = PEOPLE.ana.nip;
    const id = textOf(await launch(key, 'NIP-KEY'), 'id');
    expect(id).not.toBe(derivedId('local-admin', 'POST /v1/programmes', key));
    const auditor = SUBJECTS.auditor;
    const log = await city.server.ask(`/v1/events?stream=programme-${id}`, { as: auditor });
    expect(log.text.includes(id) && !log.text.includes(key)).toBeTruthy();
    expect(!log.text.includes(derivedId('local-admin', 'POST /v1/programmes', key))).toBeTruthy();
  });
});
