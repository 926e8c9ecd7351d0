import { asId } from '../../src/kernel/words/ids.js';
import type { Json } from '../support/caller.js';
import type { Cleaning } from '../support/cleanup.js';
import { StaffedCity, STAFF_A_UNIT } from '../support/staffed-city.js';
import { tellChartAlone } from '../support/stopped-log.js';

export const MERGED_ON = '2026-03-01';
export const FOUNDED = '2026-02-02';

export const morning = (day = ''): string[] => ['--now', `${day}T03:00:00Z`];
const evening = (day = ''): string => `${day}T01:00:00.000Z`;

type Reading = {
  readonly units: readonly {
    readonly unit: { readonly code: string };
    readonly own: { readonly population: number };
  }[];
};

/** A city whose office has proposed to merge one unit into another. */
export class Restructuring {
  private constructor(
    readonly city: StaffedCity,
    readonly reform: string,
  ) {}

  static async begin(t: Cleaning): Promise<Restructuring> {
    const city = await StaffedCity.found(t, morning(FOUNDED));
    const change = { change: 'merge', unit: city.unit('DINAS-A'), into: city.unit('DINAS-B') };
    const wish = { kind: 'restructure', title: 'Peleburan', units: [city.unit('KOTA')], effectiveOn: MERGED_ON };
    const path = `/v1/programmes/${city.programme}/reforms`;
    return new Restructuring(city, (await city.office.write(path, { ...wish, changes: [change] })).id);
  }

  /** The next process begins on a day, when the chart has been told something that the reform has not. */
  async dieBetween(day: string | undefined, event: Parameters<typeof tellChartAlone>[2]): Promise<void> {
    await this.city.server.stop();
    await tellChartAlone(this.city.data, evening(day), event);
    await this.city.restart(morning(day));
  }

  async shown(knownOn?: string): Promise<Json> {
    return this.city.office.readNow(`/v1/reforms/${this.reform}${knownOn === undefined ? '' : `?knownOn=${knownOn}`}`);
  }

  async step(name: string, body: Json): Promise<number> {
    return (await this.city.office.post(`/v1/reforms/${this.reform}/${name}`, body, `${name}-again`)).status;
  }

  /** How many are in the unit to be merged and in the other, on a day, as known on a day. */
  async populations(asOf: string, knownOn: string | undefined): Promise<(number | undefined)[]> {
    const { city } = this;
    const path = `/v1/programmes/${city.programme}/adoption?asOf=${asOf}&knownOn=${knownOn}`;
    const { units } = await city.office.readNow<Reading>(path);
    return ['DINAS-A', 'DINAS-B'].map((code) => units.find(({ unit }) => unit.code === code)?.own.population);
  }
}

export const day = (text: string) => asId<never>(text);

export const APART = [STAFF_A_UNIT, STAFF_A_UNIT];
export const TOGETHER = [undefined, 2 * STAFF_A_UNIT];
