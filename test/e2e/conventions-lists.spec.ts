import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { type Answer, textOf } from '../support/caller.js';
import { type Ids, SmallCity } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const idsIn = ({ json }: Answer): string[] => (json.items as { id: string }[]).map(({ id }) => id);

describe('a list', () => {
  let city: SmallCity;
  let ids: Ids;
  let codes = 0;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const establish = async (name = 'x'): Promise<Answer> => {
    codes += 1;
    const unit = { code: `U${codes}`, name, kind: 'section', parent: ids.root, on: '2021-01-01' };
    return city.server.write('/v1/units', unit);
  };

  it('gives pages of a list that stay valid while it grows', async () => {
    const known = idsIn(await city.server.ask('/v1/units?limit=200'));
    const seen: string[] = [];
    for (let path = '/v1/units?limit=2'; path !== '';) {
      const page = await city.server.ask(path);
      expect(idsIn(page).length <= 2).toBeTruthy();
      seen.push(...idsIn(page));
      const next = textOf(page, 'next');
      path = next === '' ? '' : `/v1/units?limit=2&cursor=${next}`;
      if (seen.length < 12) await establish();
    }
    expectOf(new Set(seen).size, 'none twice').toBe(seen.length);
    expect(known.filter((id) => !seen.includes(id))).toStrictEqual([]);
  });

  it('gives 50 items where no limit is named, and 200 at most', async () => {
    await Promise.all(Array.from({ length: 60 }, async () => establish()));
    const first = await city.server.ask('/v1/units');
    expect(idsIn(first).length).toBe(50);
    expect(first.json.next).not.toBe(null);
    expect((await city.server.ask('/v1/units?limit=200')).json.next).toBe(null);
    expect(await city.says('/v1/units?limit=201', {})).toBe('400 invalid-input');
  });

  it('gives tables as CSV, their cells harmless', async () => {
    const names = ['=1+1', '+62', '-7', '@me', 'a, "b"'];
    const under = textOf(await establish('=top'), 'id');
    for (const name of names) {
      codes += 1;
      const unit = { code: `U${codes}`, name, kind: 'section', parent: under, on: '2021-01-01' };
      await city.server.write('/v1/units', unit);
    }
    const { status, headers, text } = await city.server.ask(`/v1/units?under=${under}`, {
      headers: { accept: 'application/json;q=0.5, text/csv' },
    });
    expect(status).toBe(200);
    expect(headers.get('content-type') ?? '').toMatch(/^text\/csv; charset=utf-8/);
    expect(text.endsWith('\r\n')).toBeTruthy();
    const rows = parse<{ name: string }>(text, { columns: true });
    const shown = rows.map(({ name }) => name).toSorted();
    expect(shown).toStrictEqual(["'=1+1", "'+62", "'-7", "'@me", "'=top", 'a, "b"'].toSorted());
    const json = await city.server.ask(`/v1/units?under=${under}`, {
      headers: { accept: 'text/csv;q=0.1, application/json' },
    });
    expect(json.headers.get('content-type') ?? '').toMatch(/^application\/json/);
  });

  it('has a header row even where nothing is in the table', async () => {
    const empty = ['/v1/units?under=', '/v1/staff?unit='].map((path) => `${path}${ids.a}&asOf=2000-01-01`);
    for (const path of [...empty, '/v1/reforms?status=cancelled', '/v1/grants?subject=none']) {
      const { status, text } = await city.server.ask(path, { headers: { accept: 'text/csv' } });
      expectOf(status, path).toBe(200);
      expectOf(text, path).toMatch(/^id,[^\r\n]+\r\n$/);
    }
  });
});
