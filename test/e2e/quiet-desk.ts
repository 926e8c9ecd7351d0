import { expectOf } from '../support/expectation.js';
import { CorrectedCity } from '../support/http/corrected.js';
import type { Ids } from '../support/http/small-city.js';
import type { ByUnit } from './learning-desk.js';

type Part = Readonly<Record<string, number | string | null>>;
type Figure = {
  readonly index: number | null;
  readonly weightAvailable: number;
  readonly provisional: boolean;
  readonly components: readonly Part[];
  readonly journey: Readonly<Record<string, number>>;
};
type Reading = {
  readonly measure: string;
  readonly formula: string;
  readonly newestFactOn: string | null;
  readonly total: Figure & { readonly change: number };
  readonly units: ByUnit<Figure>;
  readonly points: readonly Figure[];
};

export const TWO = 'formula=readiness@2';

/** Of calm the numerator and the denominator, who was not heard, and open issues. */
export const calm = (figure: Figure | undefined): unknown => {
  const part = figure?.components.find(({ name }) => name === 'calm');
  return [part?.['numerator'], part?.['denominator'], part?.['unheard'], part?.['openIssues']];
};

/** Ana passed, Citra failed the course of the whole city; unit A has an open issue, unit C reported nil. */
export class QuietDesk {
  private constructor(readonly office: CorrectedCity) {}

  static async open(): Promise<QuietDesk> {
    const office = await CorrectedCity.open(async ({ server, ids }) => {
      const told = { unit: ids.root, on: '2026-02-10', source: 'sertifikat' };
      const path = `/v1/courses/${ids.course}/completions`;
      await server.write(path, { ...told, staff: [ids.ana], result: 'passed' });
      await server.write(path, { ...told, staff: [ids.citra], result: 'failed' });
    });
    return new QuietDesk(office);
  }

  get ids(): Ids {
    return this.office.city.ids;
  }

  get path(): string {
    return `/v1/programmes/${this.ids.programme}/readiness`;
  }

  async read(query = TWO, as?: string, below = ''): Promise<Reading> {
    const answer = await this.office.city.server.read(`${this.path}${below}?${query}`, as === undefined ? {} : { as });
    expectOf(answer.status, answer.text).toBe(200);
    return answer.json as unknown as Reading;
  }

  /** Of readiness@2 in all, or of the units asked for. */
  async calm(query: string): Promise<unknown> {
    return calm((await this.read(`${TWO}&${query}`)).total);
  }

  async newestFactOn(query: string): Promise<string | null> {
    return (await this.read(query)).newestFactOn;
  }
}
