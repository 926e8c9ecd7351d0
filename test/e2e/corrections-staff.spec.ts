import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE, type SmallCity, TODAY } from '../support/http/small-city.js';
import { NEXT_DAY, StaffDesk } from './staff-desk.js';

const FIRST = '2021-01-04';
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('undoing a fact of a career', () => {
  let desk: StaffDesk;
  let city: SmallCity;
  beforeAll(async () => {
    desk = await StaffDesk.open();
    ({ city } = desk);
  });
  afterAll(async () => city.close());

  it('takes a transfer back from that day on, and leaves what was shown before', async () => {
    const { b, c, dewi } = city.ids;
    expect(await city.acknowledges('local-admin', { unit: c, staff: [dewi] })).toBe('200');
    await desk.write('dewi', 'transfer', { unit: b, on: '2026-02-16' });
    expect([await desk.standing(b), await desk.standing(c)]).toStrictEqual([
      [2, 1],
      [0, 0],
    ]);
    await desk.comes(NEXT_DAY);
    const fact = await desk.factOf('dewi', 'transferred');
    expect(await desk.undone('ana', fact)).toBe('404 not-found');
    expect(await desk.undone('dewi', NOBODY)).toBe('404 not-found');
    const { revision } = await desk.shown('dewi');
    expect(await desk.undo('dewi', fact, { 'if-match': `"${revision - 1}"` })).toMatchObject({ status: 412 });
    const expected = { 'if-match': `"${revision}"`, 'idempotency-key': 'undo' };
    const first = await desk.undo('dewi', fact, expected);
    expect(first).toMatchObject({ status: 200, json: { id: dewi, changed: true, revision: revision + 1 } });
    expect(await desk.undo('dewi', fact, expected)).toMatchObject({ json: first.json });
    expect(await desk.undone('dewi', fact)).toBe('409 nothing-to-undo');

    expect(await desk.shown('dewi')).toMatchObject({ unit: c, revision: revision + 1 });
    expect(await desk.shown('dewi', `?knownOn=${TODAY}`)).toMatchObject({ unit: b });
    expect(await desk.rows('dewi')).toStrictEqual([`enrolled ${FIRST} true`, 'transferred 2026-02-16 false']);
    expect(await desk.rows('dewi', `?knownOn=${TODAY}`)).toStrictEqual([
      `enrolled ${FIRST} true`,
      'transferred 2026-02-16 true',
    ]);
    expect((await desk.shown('dewi')).history[1]).toMatchObject({
      recordedOn: TODAY,
      corrections: [{ kind: 'undo', recordedOn: NEXT_DAY }],
    });
    expect([await desk.standing(b), await desk.standing(c)]).toStrictEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(await desk.standing(b, `&knownOn=${TODAY}`)).toStrictEqual([2, 1]);
  });

  it('may be told anew', async () => {
    const { b } = city.ids;
    await desk.write('dewi', 'transfer', { unit: b, on: '2026-02-16' });
    expect(await desk.shown('dewi')).toMatchObject({ unit: b });
    expect((await desk.rows('dewi')).at(-1)).toBe('transferred 2026-02-16 true');
    expect(await desk.undone('dewi', await desk.factOf('dewi', 'transferred'))).toBe('200');
  });

  it('takes one person out of a bulk transfer', async () => {
    const { b, c, ana, citra } = city.ids;
    const moves = [ana, citra].map((staff) => ({ staff, unit: c }));
    await city.server.write('/v1/transfers', { on: TODAY, decree: '1/2026', moves });
    const { revision } = await desk.shown('citra');
    expect(await desk.undo('citra', await desk.factOf('citra', 'transferred'))).toMatchObject({
      json: { revision: revision + 1 },
    });
    expect(await desk.shown('citra')).toMatchObject({ unit: b, revision: revision + 1 });
    expect(await desk.shown('ana')).toMatchObject({ unit: c });
    expect(await city.server.write('/v1/transfers', { on: TODAY, decree: '1/2026', moves })).toMatchObject({
      status: 201,
    });
    expect(await desk.shown('citra')).toMatchObject({ unit: c });
  });

  it('takes a departure back, and lets another be told', async () => {
    const departed = { on: TODAY, reason: 'retired' };
    await desk.write('budi', 'depart', departed);
    expect(await desk.says('budi', 'depart', { ...departed, reason: 'resigned' })).toBe('409 after-departure');
    expect(await desk.undone('budi', await desk.factOf('budi', 'departed'))).toBe('200');
    expect(await desk.shown('budi')).toMatchObject({ unit: city.ids.a1 });
    expect(await desk.write('budi', 'depart', departed)).toMatchObject({ json: { changed: true } });
    expect(await desk.write('budi', 'depart', departed)).toMatchObject({ json: { changed: false } });
    await desk.enrol('budi', city.ids.a1, NEXT_DAY);
    expect(await desk.undone('budi', await desk.factOf('budi', 'departed'))).toBe('409 nip-taken');
    const [first] = (await desk.shown('budi')).history;
    expect(await desk.undone('budi', first?.id ?? '')).toBe('409 before-enrolment');
    expect(await desk.undone('budi', await desk.factOf('budi', 'enrolled'))).toBe('200');
    expect(await desk.shown('budi')).toMatchObject({ unit: null });
  });

  it('leaves nobody in a unit that was abolished since', async () => {
    const { root, b } = city.ids;
    const unit = { code: 'OLD', name: 'Lama', kind: 'section', parent: root, on: FIRST };
    const old = await city.server.create('/v1/units', unit);
    await desk.write('dewi', 'transfer', { unit: old, on: '2026-02-17' });
    await desk.write('dewi', 'transfer', { unit: b, on: '2026-02-27' });
    await city.server.write(`/v1/units/${old}/abolish`, { on: '2026-03-01' });
    expect(await desk.undone('dewi', await desk.factOf('dewi', 'transferred'))).toBe('409 unit-ended');
  });
});

describe('undoing the only enrolment', () => {
  let desk: StaffDesk;
  let city: SmallCity;
  beforeAll(async () => {
    desk = await StaffDesk.open();
    ({ city } = desk);
  });
  afterAll(async () => city.close());

  it('waits until no fact of the person stands', async () => {
    const { a, directive, session, practice, ana } = city.ids;
    const { server } = city;
    const fact = await desk.factOf('ana', 'enrolled');
    const people = { unit: a, staff: [ana] };
    const taken = { ...people, on: TODAY, reason: 'Salah orang.' };
    await server.write(`/v1/directives/${directive}/acknowledgements`, { ...people, on: TODAY, how: 'read' });
    expect(await desk.undone('ana', fact)).toBe('409 facts-recorded');
    await server.write(`/v1/directives/${directive}/retractions`, taken);
    await server.write(`/v1/practices/${practice}/observations`, {
      ...people,
      on: TODAY,
      grade: 'E',
      source: 'Sendiri',
    });
    expect(await desk.undone('ana', fact)).toBe('409 facts-recorded');
    await server.write(`/v1/practices/${practice}/retractions`, taken);
    await server.write(`/v1/sessions/${session}/attendance`, { staff: [ana] });
    expect(await desk.undone('ana', fact)).toBe('409 facts-recorded');
    await server.write(`/v1/sessions/${session}/retractions`, { staff: [ana], reason: 'Salah orang.' });
    await desk.write('ana', 'transfer', { unit: city.ids.c, on: TODAY });
    expect(await desk.undone('ana', fact)).toBe('409 before-enrolment');
    expect(await desk.undone('ana', await desk.factOf('ana', 'transferred'))).toBe('200');
  });

  it('leaves the person nowhere, until enrolled again by the number', async () => {
    const { a, b, ana } = city.ids;
    const { server } = city;
    const fact = await desk.factOf('ana', 'enrolled');
    await desk.comes(NEXT_DAY);
    const keyed = { 'idempotency-key': 'nowhere' };
    const first = await desk.undo('ana', fact, keyed);
    expect(first).toMatchObject({ status: 200, json: { id: ana, changed: true } });
    expect(await desk.undo('ana', fact, keyed)).toMatchObject({ json: first.json });

    expect([await desk.status('ana'), await desk.status('ana', `?knownOn=${TODAY}`)]).toStrictEqual([404, 200]);
    expect(await desk.undone('ana', fact)).toBe('404 not-found');
    expect(await desk.says('ana', 'transfer', { unit: b })).toBe('404 not-found');
    expect(await desk.says('ana', 'depart', { reason: 'retired' })).toBe('404 not-found');
    expect(await desk.says('ana', 'correct', { name: 'Ana', reason: 'x' })).toBe('404 not-found');
    expect(await city.acknowledges('local-admin', { unit: a, staff: [ana] })).toBe('404 not-found');
    const moves = [{ staff: ana, unit: b }];
    expect(await city.says('/v1/transfers', { body: { decree: '1', moves } })).toBe('404 not-found');
    const { nip } = PEOPLE.ana;
    expect((await server.ask('/v1/staff/lookup', { body: { nips: [nip] } })).json).toStrictEqual({ items: [] });
    expect([await desk.standing(a), await desk.standing(a, `&knownOn=${TODAY}`)]).toStrictEqual([
      [0, 0],
      [1, 0],
    ]);

    expect(await desk.enrol('ana', b, '2026-02-02')).toMatchObject({ status: 200, json: { id: ana, changed: true } });
    expect(await desk.shown('ana')).toMatchObject({ unit: b });
    expect(await desk.rows('ana')).toStrictEqual([
      `enrolled ${FIRST} false`,
      `transferred ${TODAY} false`,
      'enrolled 2026-02-02 true',
    ]);
  });

  it('is done by a roster, too, and by one dated before the first enrolment', async () => {
    const { nip, name } = PEOPLE.ana;
    const file = Buffer.from(`nip_baru,nama,unor_kode\n${nip},${name},A\n`);
    const roster = async (query: string) =>
      (await city.server.ask(`/v1/imports/roster?${query}`, { body: file, headers: { 'content-type': 'text/csv' } }))
        .json;
    expect(await desk.undone('ana', await desk.factOf('ana', 'enrolled'))).toBe('200');
    expect(await roster('on=2026-02-02')).toMatchObject({ enrolled: 1, unchanged: 0, refused: [] });
    expect(await roster('on=2022-01-03&dryRun=true')).toMatchObject({ enrolled: 1, transferred: 0, unchanged: 0 });
    expect(await roster('on=2022-01-03')).toMatchObject({ enrolled: 1, transferred: 0, refused: [] });
    expect(await roster('on=2022-01-03')).toMatchObject({ enrolled: 0, unchanged: 1 });
    expect(await desk.shown('ana', '?asOf=2023-01-01')).toMatchObject({ unit: city.ids.a, since: '2022-01-03' });
    expect((await desk.rows('ana')).slice(3)).toStrictEqual(['enrolled 2026-02-02 true', 'enrolled 2022-01-03 true']);
  });
});
