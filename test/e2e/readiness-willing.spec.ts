import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { mustBe } from '../support/expectation.js';
import { StaffedCity, type UnitCode } from '../support/staffed-city.js';

const OPENS = '2026-03-02';
const CLOSES = '2026-03-03';
const PUBLISHED = '2026-03-04';

type Figure = { readonly components: readonly Json[] };
type Reading = {
  readonly total: Figure;
  readonly units: readonly {
    readonly unit: { readonly code: string };
    readonly own: Figure;
    readonly subtree: Figure;
  }[];
};

const NOT_AVAILABLE = [0, 0];

/** Numerator and denominator of `willing`. */
const willing = ({ components }: Figure): unknown[] => {
  const part = components.find(({ name }) => name === 'willing');
  return [part?.numerator, part?.denominator];
};

const times = (count: number, answers: readonly number[]): (readonly number[])[] =>
  Array.from({ length: count }, () => answers);

describe('how willing people are', () => {
  const cleanup = new Cleanup();
  let city: StaffedCity;

  const goTo = async (day: string): Promise<void> => {
    const { status, text } = await city.office.ask('/local/clock', {
      method: 'PUT',
      body: { now: `${day}T02:00:00Z` },
    });
    mustBe(status, 200, text);
  };
  const pulse = async (closesOn: string, answered: readonly (readonly [UnitCode, unknown])[]): Promise<void> => {
    const statements = ['Saya tahu mengapa.', 'Saya bisa.'];
    const units = { programme: city.programme, units: [city.unit('KOTA')], statements };
    const written = { kind: 'pulse', title: 'Siap?', ...units, opensOn: OPENS, closesOn };
    const { id } = await city.office.write('/v1/surveys', written);
    for (const [unit, responses] of answered)
      await city.office.write(`/v1/surveys/${id}/responses`, { unit: city.unit(unit), responses });
  };
  const read = async (query = ''): Promise<Reading> =>
    city.office.read<Reading>(`/v1/programmes/${city.programme}/readiness?formula=readiness@2${query}`);
  const total = async (query: string): Promise<unknown> => willing((await read(query)).total);

  beforeAll(async () => {
    city = await StaffedCity.found(cleanup, ['--now', `${OPENS}T02:00:00Z`]);
    await pulse(CLOSES, [
      ['DINAS-A', times(6, [5, 3])],
      ['DINAS-B', times(5, [1, 1])],
      ['DINAS-C', times(2, [4, 4])],
    ]);
    await goTo(PUBLISHED);
  });
  afterAll(async () => cleanup.run());

  it('is what was published: of a unit its own, of a subtree its subtree, hidden figures not', async () => {
    const reading = await read();
    // A: 6 x (4 + 2) of 4 x 12; two in C are hidden, and with them B, lest they be found.
    expect(willing(reading.total)).toStrictEqual([48, 104]);
    expect(reading.units.map(({ unit, own, subtree }) => [unit.code, willing(own), willing(subtree)])).toStrictEqual([
      ['KOTA', NOT_AVAILABLE, [48, 104]],
      ['DINAS-A', [36, 48], [36, 48]],
      ['DINAS-B', NOT_AVAILABLE, NOT_AVAILABLE],
      ['DINAS-C', NOT_AVAILABLE, NOT_AVAILABLE],
    ]);
    expect(await total(`&unit=${city.unit('DINAS-A')}`)).toStrictEqual([36, 48]);
    expect(await total(`&unit=${city.unit('DINAS-B')}`)).toStrictEqual(NOT_AVAILABLE);
  });

  it('is not available before it was published, on either date', async () => {
    expect(await total(`&asOf=${CLOSES}`)).toStrictEqual(NOT_AVAILABLE);
    expect(await total(`&knownOn=${CLOSES}`)).toStrictEqual(NOT_AVAILABLE);
    const path = `/v1/programmes/${city.programme}/readiness/series?formula=readiness@2&from=${CLOSES}&step=day`;
    const { points } = await city.office.read<{ points: readonly Figure[] }>(path);
    expect(points.map(willing)).toStrictEqual([NOT_AVAILABLE, [48, 104]]);
  });

  it('does not move with people, and is that of the newest pulse', async () => {
    const [moved = ''] = city.staff;
    const position = { title: 'Analis', type: 'functional' };
    await city.office.write(`/v1/staff/${moved}/transfer`, { unit: city.unit('DINAS-B'), position, on: OPENS });
    expect(await total(`&unit=${city.unit('DINAS-A')}`)).toStrictEqual([36, 48]);
    await pulse('2026-03-05', [['DINAS-C', times(7, [2, 2])]]);
    expect(await total('')).toStrictEqual([48, 104]);
    await goTo('2026-03-06');
    expect(await total('')).toStrictEqual([14, 56]);
    expect(await total(`&asOf=${PUBLISHED}`)).toStrictEqual([48, 104]);
    expect(await total(`&unit=${city.unit('DINAS-A')}`)).toStrictEqual(NOT_AVAILABLE);
  });
});
