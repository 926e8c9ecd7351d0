import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SmallCity, TODAY } from '../support/http/small-city.js';
import { BEGAN, NEXT_DAY, reason, UnitDesk } from './unit-desk.js';

describe('amending a unit', () => {
  let desk: UnitDesk;
  let city: SmallCity;
  beforeAll(async () => {
    desk = await UnitDesk.open();
    ({ city } = desk);
  });
  afterAll(async () => city.close());

  it('tells code, kind and day as they are right from that day, and as they were told before it', async () => {
    const { a1 } = city.ids;
    const right = { code: 'A-1', kind: 'bureau', since: '2020-02-01' };
    const answer = await desk.amend(a1, right, { 'if-match': '"3"', 'idempotency-key': 'amend' });
    expect([answer.status, answer.json.changed, answer.json.id]).toStrictEqual([200, true, a1]);
    expect(await desk.amend(a1, right, { 'if-match': '"3"', 'idempotency-key': 'amend' })).toMatchObject({
      json: answer.json,
    });
    expect(await desk.amend(a1, right, { 'if-match': '"3"' })).toMatchObject({ status: 412 });
    expect(await desk.amend(a1, right)).toMatchObject({ status: 200, json: { changed: false } });

    expect(await desk.shown(a1)).toMatchObject(right);
    expect(await desk.shown(a1, '?asOf=2021-05-05')).toMatchObject(right);
    expect(await desk.shown(a1, `?knownOn=${TODAY}`)).toMatchObject({ code: 'A1', kind: 'section', since: BEGAN });
    expect((await desk.shown(a1)).history).toMatchObject([
      { kind: 'establish', on: '2020-02-01', recordedOn: TODAY, stands: true, corrections: [{ kind: 'amend' }] },
    ]);
    expect(await desk.rows(a1, `?knownOn=${TODAY}`)).toStrictEqual([`establish ${BEGAN} true`]);
  });

  it('refuses what cannot be right', async () => {
    const { a, a1, b } = city.ids;
    expect(await desk.amend(a, {})).toMatchObject({ status: 400 });
    expect(await desk.amend(a, { kind: 'hamlet' })).toMatchObject({ status: 400 });
    expect(await desk.says(`${TODAY}/amend`, { reason, code: 'X' })).toBe('400 invalid-input');
    expect(await desk.says('00000000-0000-4000-8000-000000000000/amend', { reason, code: 'X' })).toBe('404 not-found');
    expect(await desk.says(`${b}/amend`, { reason, code: 'A' })).toBe('409 code-taken');
    expect(await desk.says(`${b}/amend`, { reason, since: '2036-01-01' })).toBe('409 date-too-far');
    // Citra works there since 2021, and `a1` stands below `a`.
    expect(await desk.says(`${b}/amend`, { reason, since: '2022-01-01' })).toBe('409 unit-ended');
    expect(await desk.says(`${a}/amend`, { reason, since: '2020-06-01' })).toBe('409 unit-ended');
    expect(await desk.says(`${a1}/amend`, { reason, since: '2019-06-01' })).toBe('409 unit-ended');
    expect(await city.says(`/v1/units/${b}/amend`, { as: 'subject-head-b', body: { reason, code: 'BB' } })).toBe(
      '403 forbidden',
    );
  });

  it('leaves what a decree did to the reform', async () => {
    const { root, programme } = city.ids;
    const { server } = city;
    await server.write(`/v1/programmes/${programme}/scope`, { units: [root] });
    const changes = [
      { change: 'establish', code: 'NEW', name: 'Baru', kind: 'agency', parent: root },
      { change: 'rename', unit: { code: 'NEW' }, name: 'Lebih baru' },
    ];
    const structure = { kind: 'restructure', title: 'Susunan', units: [root], effectiveOn: TODAY, changes };
    const reform = await server.create(`/v1/programmes/${programme}/reforms`, structure);
    await server.write(`/v1/reforms/${reform}/decree`, { number: '1', signedOn: TODAY });
    const listed = (await server.read('/v1/units?code=NEW')).json as { items?: readonly { id: string }[] };
    const fresh = listed.items?.[0]?.id ?? '';
    const history = (await desk.shown(fresh)).history.map(({ id }) => id);
    expect(new Set(history).size).toBe(2);
    for (const change of history) expect(await desk.says(`${fresh}/undo`, { change, reason })).toBe('409 by-decree');
    expect(await desk.says(`${fresh}/amend`, { since: '2026-03-01', reason })).toBe('409 by-decree');
    expect(await desk.says(`${fresh}/amend`, { since: TODAY, reason })).toBe('200');
    expect(await desk.says(`${fresh}/amend`, { code: 'NEWER', kind: 'bureau', reason })).toBe('200');
    expect(await desk.shown(fresh)).toMatchObject({ code: 'NEWER', kind: 'bureau', name: 'Lebih baru', since: TODAY });
    expect((await desk.shown(fresh)).history.map(({ corrections }) => corrections.length)).toStrictEqual([1, 0]);
  });
});

describe('undoing a change of a unit', () => {
  let desk: UnitDesk;
  let city: SmallCity;
  beforeAll(async () => {
    desk = await UnitDesk.open();
    ({ city } = desk);
  });
  afterAll(async () => city.close());

  it('takes a change back, once, until it is made again', async () => {
    const { c, a } = city.ids;
    await city.server.write(`/v1/units/${c}/rename`, { name: 'Salah', on: TODAY });
    const change = await desk.changeOf(c, 'rename');
    const undo = { change, reason };
    expect(await desk.says(`${a}/undo`, undo)).toBe('404 not-found');
    const keyed = { body: undo, headers: { 'idempotency-key': 'undo' } };
    const first = await city.server.ask(`/v1/units/${c}/undo`, keyed);
    expect(first).toMatchObject({ status: 200, json: { changed: true, id: c } });
    expect(await city.server.ask(`/v1/units/${c}/undo`, keyed)).toMatchObject({ json: first.json });
    expect(await desk.says(`${c}/undo`, undo)).toBe('409 nothing-to-undo');
    expect(await desk.shown(c)).toMatchObject({ name: 'Unit C' });
    expect(await desk.rows(c)).toStrictEqual([`establish ${BEGAN} true`, `rename ${TODAY} false`]);

    await city.server.write(`/v1/units/${c}/rename`, { name: 'Benar', on: TODAY });
    expect(await desk.shown(c)).toMatchObject({ name: 'Benar' });
    expect(await desk.rows(c)).toStrictEqual([
      `establish ${BEGAN} true`,
      `rename ${TODAY} false`,
      `rename ${TODAY} true`,
    ]);
    expect(await desk.says(`${c}/undo`, { change: await desk.changeOf(c, 'rename'), reason })).toBe('200');
  });

  it('takes a merger back unless something else has the code', async () => {
    const { root, b } = city.ids;
    const gone = await desk.establish('GONE', root);
    await city.server.write(`/v1/units/${gone}/merge`, { into: b, on: TODAY });
    const merger = (await desk.shown(gone, '?asOf=2026-03-01')).history.at(-1)?.id ?? '';
    const heir = await city.server.create('/v1/units', {
      code: 'GONE',
      name: 'Heir',
      kind: 'section',
      parent: root,
      on: NEXT_DAY,
    });
    expect(await desk.says(`${gone}/undo`, { change: merger, reason })).toBe('409 code-taken');
    expect(await desk.says(`${heir}/amend`, { code: 'HEIR', reason })).toBe('200');
    expect(await desk.says(`${gone}/undo`, { change: merger, reason })).toBe('200');
    expect(await desk.shown(gone)).toMatchObject({ code: 'GONE' });
  });

  it('takes an establishment back: then it never was', async () => {
    const { root, a, b } = city.ids;
    const never = await desk.establish('NEVER', root);
    await city.server.write('/local/clock', { now: '2026-03-04T02:00:00Z' }, { method: 'PUT' });
    const establishment = await desk.changeOf(never, 'establish');
    await city.server.write(`/v1/units/${b}/move`, { parent: never });
    expect(await desk.says(`${never}/undo`, { change: establishment, reason })).toBe('409 unit-ended');
    expect(await desk.says(`${b}/undo`, { change: await desk.changeOf(b, 'move'), reason })).toBe('200');
    expect(await desk.says(`${a}/undo`, { change: await desk.changeOf(a, 'establish'), reason })).toBe(
      '409 unit-ended',
    );

    const keyed = { body: { change: establishment, reason }, headers: { 'idempotency-key': 'never' } };
    const first = await city.server.ask(`/v1/units/${never}/undo`, keyed);
    expect(first).toMatchObject({ status: 200, json: { changed: true, id: never } });
    expect(await city.server.ask(`/v1/units/${never}/undo`, keyed)).toMatchObject({ json: first.json });
    expect(await desk.says(`${never}/undo`, { change: establishment, reason })).toBe('404 not-found');
    expect(await desk.says(`${never}/rename`, { name: 'X' })).toBe('404 not-found');
    expect(await desk.says(`${b}/move`, { parent: never })).toBe('404 not-found');
    const read = async (path: string): Promise<number> => (await city.server.read(path)).status;
    expect(await read(`/v1/units/${never}`)).toBe(404);
    expect(await read(`/v1/units?under=${never}`)).toBe(404);
    expect(await read(`/v1/units/${never}?knownOn=${NEXT_DAY}`)).toBe(200);
    expect(await read(`/v1/units?under=${never}&knownOn=${NEXT_DAY}`)).toBe(200);
    expect(await desk.establish('NEVER', root)).not.toBe(never);
  });

  it('leaves a grant, a scope and a list that name it in no unit', async () => {
    const { root, programme } = city.ids;
    const { server } = city;
    const never = await desk.establish('PHANTOM', root);
    await server.write('/v1/grants', { subject: 'subject-phantom', role: 'unit-head', unit: never });
    await server.write(`/v1/programmes/${programme}/scope`, { units: [never] });
    const change = await desk.changeOf(never, 'establish');
    expect(await desk.says(`${never}/undo`, { change, reason })).toBe('200');
    const me = await server.read('/v1/me', { as: 'subject-phantom' });
    expect(me.json).toMatchObject({ grants: [{ unit: { id: never, code: '', name: '' }, coversToday: false }] });
    const reading = await server.read(`/v1/programmes/${programme}/readiness`);
    expect(reading.json).toMatchObject({ total: { population: 0 }, units: [] });
  });
});
