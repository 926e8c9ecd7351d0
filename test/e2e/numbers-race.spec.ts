import { afterAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { asId } from '../../src/kernel/words/ids.js';
import { Cleanup } from '../support/cleanup.js';
import { StaffedCity } from '../support/staffed-city.js';
import { recordedNumbers, withKeyring } from '../support/stopped-keyring.js';
import { nipOf, numbers, rosterOf } from '../support/toy-roster.js';
import { expectOf } from '../support/expectation.js';
import { patiently } from '../support/patiently.js';

const WANTED = numbers(900, 24);
const ROUNDS = 4;

/** In no order that was thought of. */
const shuffled = <T>(all: readonly T[]): T[] => {
  const left = [...all];
  return all.flatMap(() => left.splice(randomInt(left.length), 1));
};

/** Everything that gives somebody one of these numbers, at once; to whom each was answered as given. */
const rush = async (city: StaffedCity, ns: readonly number[]): Promise<Map<number, Set<unknown>>> => {
  const given = new Map(ns.map((n) => [n, new Set<unknown>()]));
  const { office } = city;
  const count = async (n: number, path: string, body: object): Promise<void> => {
    const { status, json: told } = await patiently(async () => office.post(path, body));
    // Chance may have the same person corrected twice, and to another number in between.
    if (status < 300) given.get(n)?.add(told.id);
    else expect([status, told.code]).toStrictEqual([409, 'nip-taken']);
  };
  const correct = (n: number) => async () => {
    const staff = city.staff[randomInt(city.staff.length)];
    await count(n, `/v1/staff/${staff}/correct`, { nip: nipOf(n), reason: 'r' });
  };
  const enrol = (n: number) => async () => {
    const person = { nip: nipOf(n), name: `Orang ${n}`, unit: city.unit('KOTA'), employment: 'PNS' };
    await count(n, '/v1/staff', { ...person, position: { title: 'Staf', type: 'executive' } });
  };
  const importing = async (): Promise<void> => {
    const file = rosterOf(shuffled(ns).map((n) => ({ n, unit: 'DINAS-A' })));
    const { status, text } = await patiently(async () => office.post('/v1/imports/roster', file));
    expectOf(status, text).toBe(200);
  };
  const wishes = ns.flatMap((n) => [correct(n), correct(n), enrol(n), enrol(n)]);
  await Promise.all(shuffled([...wishes, importing, importing, importing]).map(async (wish) => wish()));
  return given;
};

describe('a number that many want at once', () => {
  const cleanup = new Cleanup();
  afterAll(async () => cleanup.run());

  it('ends with one person, also where a claim was left over', async () => {
    const city = await StaffedCity.found(cleanup);
    await city.server.stop();
    const left = WANTED.filter((n) => n % 2 === 0);
    await withKeyring(city.data, async (keyring) =>
      keyring.claim(left.map((n, at) => ({ nip: asId<never>(nipOf(n)), staff: asId<never>(city.staff[at] ?? '') }))),
    );
    await city.restart();
    const rounds = numbers(0, ROUNDS).map((round) => WANTED.filter((_, at) => at % ROUNDS === round));
    for (const ns of rounds) {
      for (const [n, people] of await rush(city, ns))
        expectOf(people.size <= 1, `${people.size} were given number ${n}`).toBeTruthy();
    }
    const { json: body } = await city.office.post('/v1/staff/lookup', { nips: WANTED.map(nipOf) });
    await city.server.stop();
    const recorded = await recordedNumbers(city.data);
    const found = (body.items as { nip: string; staff: string }[]).map(({ nip, staff }) => [nip, [staff]]);
    expect(found).toStrictEqual(WANTED.map((n) => [nipOf(n), recorded.get(nipOf(n))]));
  });
});
