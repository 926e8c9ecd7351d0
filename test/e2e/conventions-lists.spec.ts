import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { after, before, describe, it } from 'node:test';
import { type Answer, textOf } from '../support/http/city-server.js';
import { type Ids, SmallCity } from '../support/http/small-city.js';

const idsIn = ({ json }: Answer): string[] => (json.items as { id: string }[]).map(({ id }) => id);

describe('a list', () => {
  let city: SmallCity;
  let ids: Ids;
  let codes = 0;

  before(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  after(async () => city.close());

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
      assert.ok(idsIn(page).length <= 2);
      seen.push(...idsIn(page));
      const next = textOf(page, 'next');
      path = next === '' ? '' : `/v1/units?limit=2&cursor=${next}`;
      if (seen.length < 12) await establish();
    }
    assert.equal(new Set(seen).size, seen.length, 'none twice');
    assert.deepEqual(
      known.filter((id) => !seen.includes(id)),
      [],
    );
  });

  it('gives 50 items where no limit is named, and 200 at most', async () => {
    await Promise.all(Array.from({ length: 60 }, async () => establish()));
    const first = await city.server.ask('/v1/units');
    assert.equal(idsIn(first).length, 50);
    assert.notEqual(first.json.next, null);
    assert.equal((await city.server.ask('/v1/units?limit=200')).json.next, null);
    assert.equal(await city.says('/v1/units?limit=201', {}), '400 invalid-input');
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
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/);
    assert.ok(text.endsWith('\r\n'));
    const rows = parse<{ name: string }>(text, { columns: true });
    const shown = rows.map(({ name }) => name).toSorted();
    assert.deepEqual(shown, ["'=1+1", "'+62", "'-7", "'@me", "'=top", 'a, "b"'].toSorted());
    const json = await city.server.ask(`/v1/units?under=${under}`, {
      headers: { accept: 'text/csv;q=0.1, application/json' },
    });
    assert.match(json.headers.get('content-type') ?? '', /^application\/json/);
  });

  it('has a header row even where nothing is in the table', async () => {
    const empty = ['/v1/units?under=', '/v1/staff?unit='].map((path) => `${path}${ids.a}&asOf=2000-01-01`);
    for (const path of [...empty, '/v1/reforms?status=cancelled', '/v1/grants?subject=none']) {
      const { status, text } = await city.server.ask(path, { headers: { accept: 'text/csv' } });
      assert.equal(status, 200, path);
      assert.match(text, /^id,[^\r\n]+\r\n$/, path);
    }
  });
});
