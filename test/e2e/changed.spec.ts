import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/caller.js';
import { type Ids, SmallCity, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const keyed = (): { headers: Record<string, string> } => ({ headers: { 'idempotency-key': randomUUID() } });

describe('whether a write changed anything', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const write = async (path: string, body: unknown, asked = {}): Promise<Answer> =>
    city.server.write(city.there(path), body, asked);

  /** Under a key twice, then once more without: told, told again, and so already. */
  const tellsOf = async (path: string, body: unknown): Promise<void> => {
    const key = keyed();
    const first = await write(path, body, key);
    expectOf(first.json.changed, path).toBe(true);
    const again = await write(path, body, key);
    expectOf([again.status, again.text], path).toStrictEqual([first.status, first.text]);
    const { status, json } = await write(path, body);
    expectOf([status, json.changed, json.position], path).toStrictEqual([200, false, first.json.position]);
  };

  it('is told of every kind of write, and again of one under its key', async () => {
    await tellsOf('/v1/units/{id}/rename', { name: 'Dinas Lain', on: TODAY });
    await tellsOf('/v1/staff/{id}/transfer', { unit: ids.b, on: TODAY });
    await tellsOf('/v1/staff/{id}/correct', { name: 'Nama Lain', reason: 'x' });
    await tellsOf('/v1/transfers', { on: TODAY, decree: 'SK 1', moves: [{ staff: ids.budi, unit: ids.c }] });
    await tellsOf('/v1/programmes/{id}/scope', { units: [ids.root, ids.a], on: TODAY });
    const people = { unit: ids.c, staff: [ids.dewi], on: TODAY };
    await tellsOf('/v1/directives/{id}/acknowledgements', { ...people, how: 'read' });
    await tellsOf('/v1/sessions/{id}/attendance', { staff: [ids.dewi] });
    await tellsOf('/v1/reforms/{id}/decree', { number: 'SK 2', signedOn: '2026-01-20' });
    await tellsOf('/v1/reforms/{id}/complete', { on: TODAY });
    await tellsOf('/v1/resistance-issues/{id}/reassess', { on: TODAY, reach: 2, intensity: 'high' });
    await tellsOf('/v1/practices/{id}/retire', { on: TODAY, reason: 'x' });
    await tellsOf('/v1/directives/{id}/withdraw', { on: TODAY, reason: 'x' });
    await tellsOf('/v1/programmes/{id}/close', { on: TODAY, outcome: 'x' });
  });

  it('is true of what is created, and of one enrolled again under the number they had', async () => {
    const unit = { code: 'NEW', name: 'x', kind: 'section', parent: ids.root };
    const key = keyed();
    const created = await write('/v1/units', unit, key);
    expect([created.status, created.json.changed]).toStrictEqual([201, true]);
    expect((await write('/v1/units', unit, key)).text).toBe(created.text);
    const nip = '190507092005031045';
    const person = { nip, name: 'x', unit: ids.b, employment: 'PNS', position: { title: 'x', type: 'executive' } };
    const staff = await city.server.create('/v1/staff', { ...person, on: '2025-01-06' });
    await write(`/v1/staff/${staff}/depart`, { on: '2025-06-02', reason: 'resigned' });
    const again = keyed();
    const back = await write('/v1/staff', { ...person, on: TODAY }, again);
    expect([back.status, back.json.id, back.json.changed]).toStrictEqual([200, staff, true]);
    expect((await write('/v1/staff', { ...person, on: TODAY }, again)).text).toBe(back.text);
  });

  it('is false of one under a key that changed nothing, then and after a restart', async () => {
    const key = keyed();
    const first = await write('/v1/units/{id}/rename', { name: 'Dinas Lain', on: TODAY }, key);
    expect(first.json.changed).toBe(false);
    await city.server.restart();
    expect((await write('/v1/units/{id}/rename', { name: 'Dinas Lain', on: TODAY }, key)).text).toBe(first.text);
  });
});
