import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import { asId, type StaffId } from '../../src/kernel/words/ids.js';
import type { Nip } from '../../src/kernel/organisation/nip.js';
import { type Answer, type Json, textOf } from '../support/caller.js';
import { type Cleaning, Cleanup } from '../support/cleanup.js';
import type { StartServer } from '../support/running-server.js';
import { here } from '../support/server-here.js';
import { ownProcess } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { recordedNumbers, withKeyring } from '../support/stopped-keyring.js';
import { tellStaffAlone } from '../support/stopped-log.js';
import { nipOf, numbers, rosterOf } from '../support/toy-roster.js';
import { must } from '../support/expectation.js';
import { patiently } from '../support/patiently.js';

type Found = { readonly nip: string; readonly staff: string };

const nip = (n: number): Nip => asId<Nip>(nipOf(n));
const REASON = { reason: 'kontrak baru' };

class City {
  private constructor(readonly city: StaffedCity) {}

  static async found(t: Cleaning, start: StartServer = here): Promise<City> {
    return new City(await StaffedCity.found(t, [], start));
  }

  staff(index: number): StaffId {
    return asId<StaffId>(this.city.staff[index] ?? '');
  }

  /** The process is gone after the keyring was told of numbers, and before the log was. */
  async dieAfterClaiming(claims: readonly { n: number; staff: StaffId }[]): Promise<void> {
    await this.city.server.stop();
    await withKeyring(this.city.data, async (keyring) =>
      keyring.claim(claims.map(({ n, staff }) => ({ nip: nip(n), staff }))),
    );
    await this.city.restart();
  }

  /** As `dieAfterClaiming`, but after the log was told, too. */
  async dieBeforeConfirming(ns: readonly number[], staff: StaffId): Promise<void> {
    const { city } = this;
    await city.server.stop();
    const owner = `staff:${staff}`;
    const [reason, ...sealed] = await withKeyring(city.data, async (keyring) => {
      await keyring.claim(ns.map((n) => ({ nip: nip(n), staff })));
      return keyring.seal(['r', ...ns.map(nipOf)].map((text) => ({ owner, text })));
    });
    must(reason);
    for (const one of sealed) await tellStaffAlone(city.data, { type: 'StaffCorrected', staff, nip: one, reason });
    await city.restart();
  }

  async holders(...ns: readonly number[]): Promise<(string | undefined)[]> {
    const { json: body } = await this.posted('/v1/staff/lookup', { nips: ns.map(nipOf) });
    const found = new Map((body.items as Found[]).map((one) => [one.nip, one.staff]));
    return ns.map((n) => found.get(nipOf(n)));
  }

  async correct(staff: StaffId, n: number): Promise<string> {
    const body = { nip: nipOf(n), ...REASON };
    const answer = await this.posted(`/v1/staff/${staff}/correct`, body);
    return answer.status === 200 ? '200' : `${answer.status} ${textOf(answer, 'code')}`;
  }

  async enrol(n: number): Promise<{ said: string; staff: string }> {
    const person = { nip: nipOf(n), name: `Orang ${n}`, unit: this.city.unit('KOTA'), employment: 'PNS' };
    const position = { title: 'Staf', type: 'executive' };
    const answer = await this.posted('/v1/staff', { ...person, position });
    const { status } = answer;
    return { said: status < 300 ? String(status) : `${status} ${textOf(answer, 'code')}`, staff: textOf(answer, 'id') };
  }

  async roster(...ns: readonly number[]): Promise<Json> {
    const file = rosterOf(ns.map((n) => ({ n, unit: 'DINAS-C', name: `Orang ${n}` })));
    const { enrolled, renamed, transferred } = (await this.posted('/v1/imports/roster', file)).json;
    return { enrolled, renamed, transferred };
  }

  async name(staff: StaffId): Promise<unknown> {
    return (await this.city.office.readNow<Json>(`/v1/staff/${staff}`)).name;
  }

  private async posted(path: string, body: unknown): Promise<Answer> {
    return patiently(async () => this.city.office.post(path, body));
  }
}

describe('a number claimed for a fact that a crash kept from being recorded', () => {
  let city: City;
  const cleanup = new Cleanup();
  beforeAll(async () => {
    city = await City.found(cleanup);
    await city.dieAfterClaiming([
      { n: 500, staff: city.staff(0) },
      { n: 501, staff: city.staff(1) },
      { n: 502, staff: asId<StaffId>('2b2f6f5c-2c52-4a0e-9d0c-6d6a3c1f0b11') },
      { n: 503, staff: city.staff(2) },
    ]);
  });

  afterAll(async () => cleanup.run());

  it('finds nobody', async () => {
    expect(await city.holders(500, 501, 502, 503)).toStrictEqual([undefined, undefined, undefined, undefined]);
  });

  it('is that of a new person on a roster, and the claimant stays who and where they were', async () => {
    expect(await city.roster(500)).toStrictEqual({ enrolled: 1, renamed: 0, transferred: 0 });
    expect(await city.name(city.staff(0))).toBe('Pegawai 0');
    expect((await city.holders(500))[0]).not.toBe(city.staff(0));
    expect(await city.correct(city.staff(0), 500)).toBe('409 nip-taken');
  });

  it('goes to whoever is corrected to it first', async () => {
    expect(await city.correct(city.staff(5), 501)).toBe('200');
    expect(await city.correct(city.staff(1), 501)).toBe('409 nip-taken');
    expect(await city.holders(501)).toStrictEqual([city.staff(5)]);
  });

  it('goes to whoever is enrolled with it first', async () => {
    const { said, staff } = await city.enrol(502);
    expect(said).toBe('201');
    expect((await city.enrol(502)).said).toBe('409 nip-taken');
    expect(await city.holders(502)).toStrictEqual([staff]);
  });

  it('is taken by the claimant when asked again', async () => {
    expect(await city.correct(city.staff(2), 503)).toBe('200');
    expect((await city.enrol(503)).said).toBe('409 nip-taken');
    expect(await city.holders(503)).toStrictEqual([city.staff(2)]);
  });

  it('is held where the log was told and only the keyring was not told so', async () => {
    await city.dieBeforeConfirming([600, 601, 602, 603], city.staff(3));
    expect(await city.holders(600)).toStrictEqual([city.staff(3)]);
    expect((await city.enrol(601)).said).toBe('409 nip-taken');
    expect(await city.correct(city.staff(4), 602)).toBe('409 nip-taken');
    expect(await city.roster(603)).toStrictEqual({ enrolled: 0, renamed: 1, transferred: 1 });
    expect(await city.name(city.staff(3))).toBe('Orang 603');
  });

  it('stays with whoever has it after another restart', async () => {
    const held = await city.holders(500, 501, 502, 503, 600, 601, 602, 603);
    await city.dieAfterClaiming([500, 501, 502, 503].map((n) => ({ n, staff: city.staff(9) })));
    expect(await city.holders(500, 501, 502, 503, 600, 601, 602, 603)).toStrictEqual(held);
    expect(!held.includes(undefined) && !held.includes(city.staff(9))).toBeTruthy();
  });
});

const ROUNDS = 3;

describe('a server killed amid corrections', () => {
  const cleanup = new Cleanup();
  afterAll(async () => cleanup.run());

  it('leaves no number with the wrong person', async () => {
    const own = await City.found(cleanup, ownProcess);
    const { city } = own;
    for (let round = 0; round < ROUNDS; round += 1) {
      const wanted = numbers(700 + 100 * round, city.staff.length);
      const sent = wanted.map(async (n, index) => own.correct(own.staff(index), n));
      const settled = Promise.allSettled(sent);
      await Promise.all(sent.slice(0, 1 + 5 * round));
      await passed(randomInt(0, 4));
      await city.server.kill();
      await settled;
      const recorded = await recordedNumbers(city.data);
      await city.restart();
      const told = wanted.filter((n) => recorded.has(nipOf(n)));
      const report = await own.roster(...wanted);
      expect([report.enrolled, report.renamed]).toStrictEqual([wanted.length - told.length, told.length]);
      const holders = await own.holders(...wanted);
      const isOld = (staff: string | undefined): boolean => city.staff.includes(staff ?? '');
      expect(holders.map((staff) => (isOld(staff) ? staff : 'somebody new'))).toStrictEqual(
        wanted.map((n, index) => (recorded.has(nipOf(n)) ? city.staff[index] : 'somebody new')),
      );
      expect(!holders.includes(undefined)).toBeTruthy();
    }
    await city.server.stop();
    const twice = [...(await recordedNumbers(city.data)).values()].filter(({ length }) => length > 1);
    expect(twice).toStrictEqual([]);
  });
});
