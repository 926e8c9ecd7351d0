import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, textOf } from '../support/caller.js';
import { type Ids, PEOPLE, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { keyed, programme, REUSED, same } from '../support/http/keyed.js';

describe('a write under an Idempotency-Key', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const launch = async (key: string, code: string, as?: string): Promise<Answer> =>
    city.server.ask('/v1/programmes', keyed(key, programme(code, ids.a), as === undefined ? {} : { as }));

  const codes = async (): Promise<string[]> => {
    const { json } = await city.server.ask(`/v1/programmes?limit=200&after=${await city.server.head()}`);
    return (json.items as { code: string }[]).map(({ code }) => code);
  };

  it('is answered again as the first time, and recorded once', async () => {
    const first = await launch('once', 'ONCE');
    expect(first.status).toBe(201);
    const head = await city.server.head();
    same(first, await launch('once', 'ONCE'));
    await city.server.write(`/v1/programmes/${textOf(first, 'id')}/close`, { outcome: 'x' });
    same(first, await launch('once', 'ONCE'));
    expect(head < (await city.server.head())).toBeTruthy();
    expect((await codes()).filter((code) => code === 'ONCE').length).toBe(1);
  });

  it('is recorded once when several arrive at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, async () => launch('together', 'TOGETHER')));
    for (const answer of answers) same(answers[0] ?? answer, answer);
    expect(answers[0]?.status).toBe(201);
    expect((await codes()).filter((code) => code === 'TOGETHER').length).toBe(1);
  });

  it('is refused with another body, whatever the order of its fields', async () => {
    await launch('other', 'OTHER');
    expect(await city.says('/v1/programmes', keyed('other', programme('ANOTHER', ids.a)))).toBe(REUSED);
    expect(!(await codes()).includes('ANOTHER')).toBeTruthy();
  });

  it('is another one for another caller, path or query', async () => {
    await city.server.write('/v1/grants', { subject: 'second', role: 'reform-office' });
    const [mine, theirs] = [await launch('shared', 'SHARED-1'), await launch('shared', 'SHARED-2', 'second')];
    expect([mine.status, theirs.status]).toStrictEqual([201, 201]);
    expect(mine.json.id).not.toBe(theirs.json.id);
    expect(await city.says(`/v1/units/${ids.a}/rename`, keyed('shared', { name: 'Nama' }))).toBe('200');
    const csv = (query: string): Promise<string> =>
      city.says(`/v1/imports/units${query}`, {
        raw: `code,name,kind,parent_code,on\nK${query.length},x,section,ROOT,${TODAY}\n`,
        headers: { 'idempotency-key': 'shared', 'content-type': 'text/csv' },
      });
    expect([await csv(''), await csv('?dryRun=false'), await csv('?dryRun=true')]).toStrictEqual(['200', '200', '200']);
  });

  it('is judged anew once it was refused', async () => {
    const unit = { code: 'A', name: 'x', kind: 'section', parent: ids.root };
    expect(await city.says('/v1/units', keyed('refused', unit))).toBe('409 code-taken');
    const later = { ...unit, code: 'A-BIS' };
    expect(await city.says('/v1/units', keyed('refused', later))).toBe('201');
    expect(await city.says('/v1/units', keyed('refused', unit))).toBe(REUSED);
  });

  it('stays 200 where it changed nothing, though something has changed since', async () => {
    const path = `/v1/units/${ids.b}/rename`;
    await city.server.write(path, { name: 'Lama' });
    const first = await city.server.ask(path, keyed('no-op', { name: 'Lama' }));
    expect(first.status).toBe(200);
    await city.server.write(path, { name: 'Baru' });
    same(first, await city.server.ask(path, keyed('no-op', { name: 'Lama' })));
    expect((await city.server.ask(`/v1/units/${ids.b}`)).json.name).toBe('Baru');
    expect(await city.says(path, keyed('no-op', { name: 'Lain' }))).toBe(REUSED);
  });

  it('does not remember a dry run', async () => {
    for (const code of ['D1', 'D2']) {
      const file = `code,name,kind,parent_code,on\n${code},x,section,ROOT,${TODAY}\n`;
      const headers = { 'idempotency-key': 'dry', 'content-type': 'text/csv' };
      expect(await city.says('/v1/imports/units?dryRun=true', { raw: file, headers })).toBe('200');
    }
  });

  it('is told from another enrolment, also of somebody known', async () => {
    const person = { unit: ids.a, employment: 'PNS', position: { title: 'Staf', type: 'executive' } };
    const fresh = { nip: '190102022001011002', name: 'Sri', ...person };
    expect(await city.says('/v1/staff', keyed('enrol', fresh))).toBe('201');
    const { nip, name } = PEOPLE.ana;
    expect(await city.says('/v1/staff', keyed('enrol', { nip, name, ...person }))).toBe(REUSED);
    expect(await city.says('/v1/staff', keyed('enrol', fresh))).toBe('201');
  });

  it('is told from the confidential one, and the other way round', async () => {
    const path = `/v1/programmes/${ids.programme}/resistance-issues`;
    const issue = { unit: ids.a, raisedOn: TODAY, cause: 'other', reach: 1, intensity: 'low', description: 'x' };
    const as = SUBJECTS['unit-head'];
    for (const [key, first, second] of [
      ['open', false, true],
      ['secret', true, false],
    ] as const) {
      expect(await city.says(path, keyed(key, { ...issue, confidential: first }, { as }))).toBe('201');
      expect(await city.says(path, keyed(key, { ...issue, confidential: second }, { as }))).toBe(REUSED);
    }
  });

  it('is remembered through a restart', async () => {
    const first = await launch('restart', 'RESTART');
    const path = `/v1/units/${ids.c}/rename`;
    const unchanged = keyed('restart-no-op', { name: 'Unit C' });
    const nothing = await city.server.ask(path, unchanged);
    await city.server.restart();
    same(first, await launch('restart', 'RESTART'));
    same(nothing, await city.server.ask(path, unchanged));
    expect(await city.says('/v1/programmes', keyed('restart', programme('X', ids.a)))).toBe(REUSED);
  });
});
