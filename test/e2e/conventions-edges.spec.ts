import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { PEOPLE, type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const CSV = { accept: 'text/csv' };
const HEADER_OF_NIP = '190809122005031017';

const headerOf = (csv: string): string => csv.split('\r\n')[0] ?? '';

describe('at the edges of the contract', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  it('a name that every object has is no field and no parameter', async () => {
    const unit = { code: 'X', name: 'x', kind: 'section', parent: ids.root };
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      const raw = `{${JSON.stringify(unit).slice(1, -1)},${JSON.stringify(name)}:1}`;
      const body = { raw, headers: { 'content-type': 'application/json' } };
      expectOf(await city.says('/v1/units', body), name).toBe('400 invalid-input');
      expectOf(await city.says(`/v1/units?${name}=1`, {}), name).toBe('400 invalid-input');
    }
    const position = { title: 'Analis', type: 'functional', toString: 1 };
    const person = { nip: HEADER_OF_NIP, name: 'Wahyuni Quill', unit: ids.a, employment: 'PNS', position };
    expect(await city.says('/v1/staff', { body: person })).toBe('400 invalid-input');
  });

  it('a query that cannot be decoded is refused', async () => {
    for (const query of ['code=%', 'code=%zz', 'code=%ff', 'code=%C0%80']) {
      expectOf(await city.says(`/v1/units?${query}`, {}), query).toBe('400 invalid-input');
    }
    expect(await city.says('/v1/units?code=%25', {})).toBe('200');
  });

  it('a problem says in which language it is', async () => {
    const { headers } = await city.server.ask('/v1/units?x=1', { headers: { 'accept-language': 'en' } });
    expect([headers.get('content-language'), headers.get('vary')]).toStrictEqual(['en', 'Accept-Language']);
  });

  it('a table of a list has one header, and tells where it goes on', async () => {
    const below = `/v1/programmes/${ids.programme}/reforms`;
    const reform = { title: 'Posts', units: [ids.b], effectiveOn: '2026-06-01', kind: 'equalisation' };
    const posts = [{ staff: ids.citra, position: { title: 'Analis', type: 'functional' } }];
    const position = textOf(await city.server.write(below, { ...reform, posts }), 'position');
    const page = async (path: string): Promise<[string, string | null, string]> => {
      const { text, headers } = await city.server.ask(path, { headers: CSV });
      return [headerOf(text), headers.get('link'), text.split('\r\n')[1] ?? ''];
    };
    const [first, link, firstRow] = await page(`/v1/reforms?limit=1&after=${position}`);
    const [, next = ''] = /^<(.*)>; rel="next"$/.exec(link ?? '') ?? [];
    const [second, end, secondRow] = await page(next);
    expect(firstRow).not.toBe(secondRow);
    expect([second, end]).toStrictEqual([first, null]);
    expect((await page('/v1/reforms?from=2090-01-01'))[0]).toBe(first);
    const { text } = await city.server.ask(next, { headers: { accept: 'text/*' } });
    expect(headerOf(text)).toBe(first);
  });

  it('a table of a reading holds all that a component tells, and the journey', async () => {
    const { text } = await city.server.read(`/v1/programmes/${ids.programme}/readiness`, { headers: CSV });
    const [header = [], total = []] = text.split('\r\n').map((line) => line.split(','));
    const cell = (name: string): string => total[header.indexOf(name)] ?? '';
    expect(['calm.openIssues', 'acknowledged.exempted', 'journey.not-informed'].map(cell)).toStrictEqual([
      '1',
      '0',
      '4',
    ]);
  });

  it('a grant is revoked from its day on, and held on the days asked for', async () => {
    const grant = { subject: 'comes-and-goes', role: 'leadership', from: '2026-02-01' };
    const id = await city.server.create('/v1/grants', grant);
    const roles = async (asOf: string): Promise<unknown> =>
      (await city.server.ask(`/v1/me?asOf=${asOf}`, { as: grant.subject })).json.roles;
    expect([await roles('2026-01-31'), await roles('2026-02-01')]).toStrictEqual([[], ['leadership']]);
    await city.server.write(`/v1/grants/${id}/revoke`, { reason: 'Selesai' });
    const revokedOn = async (asOf: string): Promise<unknown> =>
      (await city.server.ask(`/v1/grants/${id}?asOf=${asOf}`)).json.revokedOn;
    expect([await revokedOn('2026-03-01'), await revokedOn(TODAY)]).toStrictEqual([null, TODAY]);
  });

  it('an auditor sees the steps of an issue and the posts of a reform, and no text', async () => {
    const path = `/v1/resistance-issues/${ids.issue}`;
    await city.server.write(`${path}/answer`, { on: '2026-02-10', kind: 'talk', note: 'Berbicara panjang.' });
    const audited = await city.server.ask(path, { as: SUBJECTS.auditor });
    const [step] = audited.json.steps as { step: string; on: string; note?: string }[];
    expect([step?.step, step?.on, step?.note]).toStrictEqual(['answer', '2026-02-10', undefined]);
    expect(!('description' in audited.json)).toBeTruthy();
    expect(!('steps' in (await city.server.ask(path, { as: SUBJECTS.leadership })).json)).toBeTruthy();
    const posts = async (as: string): Promise<boolean> =>
      (await city.server.ask('/v1/reforms', { as })).text.includes(ids.citra);
    expect([await posts(SUBJECTS.auditor), await posts(SUBJECTS.leadership)]).toStrictEqual([true, false]);
  });

  it('a clock is not set where the calendar ends', async () => {
    const now = '9990-01-01T00:00:00Z';
    const asked = { method: 'PUT', body: { now }, as: SUBJECTS.admin };
    expect(await city.says('/local/clock', asked)).toBe('400 invalid-input');
  });

  it('the header of a roster is in no event, and what looks like data in it is not given back', async () => {
    const row = `${PEOPLE.ana.nip};${PEOPLE.ana.name};A;1;2;3`;
    const raw = `nip_baru;nama;unor_kode;${HEADER_OF_NIP};x;x\n${row}\n`;
    const headers = { 'content-type': 'text/csv', 'idempotency-key': 'roster-header' };
    for (let time = 0; time < 2; time += 1) {
      const { json } = await city.server.ask('/v1/imports/roster', { raw, headers });
      expect(json.droppedColumns).toStrictEqual(['#4', '#5', '#6']);
    }
    const log = await city.server.ask('/v1/events?type=ImportReported', { as: SUBJECTS.auditor });
    expect(log.text).toMatch(/"missing":/);
    expect(!log.text.includes(HEADER_OF_NIP)).toBeTruthy();
  });

  it('a tab or a line break in a name is refused, beside it neither is', async () => {
    const rows = ['"Rahayu\nZed"', 'Rahayu\tZed', '"Rahayu Zed\n"'].map(
      (name, at) => `19080912200503101${at};${name};A\n`,
    );
    const raw = `nip_baru;nama;unor_kode\n${rows.join('')}`;
    const headers = { 'content-type': 'text/csv' };
    const { json } = await city.server.ask('/v1/imports/roster?dryRun=true', { raw, headers });
    const codes = (json.refused as { line: number; code: string }[]).map(({ line, code }) => `${line} ${code}`);
    expect([codes, json.enrolled]).toStrictEqual([['2 bad-value', '4 bad-value'], 1]);
  });
});
