import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Caller, type Json, textOf } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { runCli } from '../support/server-process.js';
import { SharedOffice } from '../support/shared-office.js';
import type { StaffedCity } from '../support/staffed-city.js';
import { tokenOf } from '../support/tokens.js';
import { nipOf } from '../support/toy-roster.js';

/** How often two processes record against each other: of each kind, more where `CROSSINGS` says so. */
const CROSSINGS = Number(process.env['CROSSINGS'] ?? 60);

/** Requests that two processes are asked at once, about one thing. */
const AT_ONCE = 60;

describeWithMongod('several processes on shared stores', () => {
  const cleanup = new Cleanup();
  let office: SharedOffice;
  let city: StaffedCity;
  let first: Caller;
  let second: Caller;
  beforeAll(async () => {
    office = await SharedOffice.open(cleanup);
    ({ city, first, second } = office);
  });
  afterAll(async () => cleanup.run());

  it('read what another was answered, up to its position', async () => {
    const directive = await city.directive('Dibaca di mana saja');
    for (let n = 0; n < 20; n += 1) {
      const [asks, told] = n % 2 === 0 ? [first, second] : [second, first];
      const staff = city.staff[n] ?? '';
      const unit = city.unit(n < 10 ? 'DINAS-A' : 'DINAS-B');
      const wish = { unit, staff: [staff], on: '2024-03-02', how: 'read' };
      const { position } = await asks.write(`/v1/directives/${directive}/acknowledgements`, wish);
      const path = `/v1/directives/${directive}/standing?after=${position}`;
      const { status, json, headers } = await told.ask(path);
      expectOf(status, JSON.stringify(json)).toBe(200);
      expect((headers.get('view-position') ?? '') >= position).toBe(true);
      const { total } = json as unknown as { total: { acknowledged: number } };
      expectOf(total.acknowledged, JSON.stringify(json)).toBe(n + 1);
    }
  });

  it('refuse what a grant allowed that the other has ended', async () => {
    for (let n = 0; n < CROSSINGS; n += 1) {
      const subject = `office-${n}`;
      const [one, other] = n % 2 === 0 ? [first, second] : [second, first];
      const { id } = await one.write('/v1/grants', { subject, role: 'reform-office' });
      const granted = new Caller(other.url, await tokenOf(city.data, subject));
      expect((await granted.ask('/v1/programmes')).status).toBe(200);
      await one.write(`/v1/grants/${id}/revoke`, { reason: 'selesai' });
      expect((await granted.ask('/v1/programmes')).status).toBe(403);
    }
  });

  it('give each revision of one stream to one of them', async () => {
    for (let done = 0; done < CROSSINGS; done += AT_ONCE) {
      const path = `/v1/directives/${await city.directive(`Bersama ${done}`)}/acknowledgements`;
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, n) => {
          const [staff, on] = [city.staff[n % 10] ?? '', `2024-04-${String(10 + Math.floor(n / 10))}`];
          const wish = { unit: city.unit('DINAS-A'), staff: [staff], on, how: 'read' };
          return (n % 2 === 0 ? first : second).post(path, wish);
        }),
      );
      for (const { status, text } of answers) expectOf(status < 300, text).toBe(true);
      const changed = answers.filter(({ json }) => json['changed'] === true);
      const revisions = changed.map(({ json }) => Number(json['revision']));
      expect(new Set(revisions).size).toBe(revisions.length);
      expect(changed.length >= 10).toBe(true);
    }
  });

  it('place nobody in a unit that the other has ended', async () => {
    for (let n = 0; n < Math.ceil(CROSSINGS / 3); n += 1) {
      const [one, other] = n % 2 === 0 ? [first, second] : [second, first];
      const unit = { code: `S-${n}`, name: 'Seksi', kind: 'section', parent: city.unit('DINAS-C') };
      const { id } = await one.write('/v1/units', { ...unit, on: '2024-01-01' });
      const move = { on: '2024-06-01', decree: 'SK-1', moves: [{ staff: city.staff[20 + (n % 10)], unit: id }] };
      await one.write(`/v1/units/${id}/abolish`, { on: '2024-05-01' });
      const answer = await other.post('/v1/transfers', move);
      expectOf(answer.status >= 400 && answer.status < 500, answer.text).toBe(true);
    }
  });

  it('give a number to one person, though both are asked at once', async () => {
    for (let n = 0; n < Math.ceil(CROSSINGS / 3); n += 1) {
      const person = { nip: nipOf(7_000 + n), name: `Contoh ${n}`, unit: city.unit('KOTA'), employment: 'PNS' };
      const body = { ...person, position: { title: 'Staf', type: 'executive' }, on: '2024-03-01' };
      const answers = await Promise.all([first, second, first].map(async (asks) => asks.post('/v1/staff', body)));
      const said = answers.map((answer) => `${answer.status} ${textOf(answer, 'code')}`.trim()).sort();
      expect(said).toStrictEqual(['201', '409 nip-taken', '409 nip-taken']);
    }
  });

  it('show no text that the other has erased', async () => {
    await first.write('/v1/grants', { subject: 'privasi', role: 'privacy-officer' });
    const token = await tokenOf(city.data, 'privasi');
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const about = { title: 'Cara', description: 'Dibaca di mana saja', units: [city.unit('KOTA')], on: '2024-04-01' };
      const made = await one.write(`/v1/programmes/${city.programme}/practices`, about);
      const path = `/v1/practices/${made.id}`;
      const shown = async (by: Caller, after: string): Promise<unknown> =>
        (await by.read<Json>(`${path}?after=${after}`))['description'];
      for (const by of [one, other]) expect(await shown(by, made.position)).toBe(about.description);
      const { position } = await new Caller(one.url, token).write(`${path}/erase`, { reason: 'Menyebut nama.' });
      for (const by of [one, other]) expect(await shown(by, position)).toBe(null);
      const right = { description: about.description, reason: 'Ditulis lagi.' };
      const amended = await other.write(`${path}/amend`, right);
      for (const by of [one, other]) expect(await shown(by, amended.position)).toBe(about.description);
    }
  });

  it('answer a request that came to both as one', async () => {
    for (let n = 0; n < 20; n += 1) {
      const unit = { code: `K-${n}`, name: 'Seksi', kind: 'section', parent: city.unit('DINAS-B'), on: '2024-01-01' };
      const [one, other] = await Promise.all(
        [first, second].map(async (asks) => asks.post('/v1/units', unit, `k-${n}`)),
      );
      expectOf([one?.status, other?.status], `${one?.text} ${other?.text}`).toStrictEqual([201, 201]);
      expect(one && textOf(one, 'id')).toBe(other && textOf(other, 'id'));
    }
  });

  it('leave views that hold what the log says', async () => {
    const { code, stdout, stderr } = await runCli(['verify', '--data', city.data], office.stores.env);
    expectOf(code, stdout + stderr).toBe(0);
  });
});
