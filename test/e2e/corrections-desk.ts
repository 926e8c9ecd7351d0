import type { Answer } from '../support/caller.js';
import { SmallCity, SUBJECTS } from '../support/http/small-city.js';

export const CORRECTIONS = '/v1/corrections';
export const reason = 'Salah ketik.';

export type Row = {
  readonly id: string;
  readonly recordedAt: string;
  readonly kind: string;
  readonly of: string;
  readonly thing: string;
  readonly programme: string | null;
  readonly unit: string | null;
  readonly moved: number;
};

/** A small city, whose corrections the auditor reads. */
export class CorrectionsDesk {
  private constructor(readonly city: SmallCity) {}

  static async open(): Promise<CorrectionsDesk> {
    return new CorrectionsDesk(await SmallCity.open());
  }

  async close(): Promise<void> {
    await this.city.close();
  }

  /** The morning of a later day. */
  async comes(day: string): Promise<void> {
    await this.city.server.write('/local/clock', { now: `${day}T02:00:00Z` }, { method: 'PUT' });
  }

  /** What is answered to somebody, all that was recorded in it. */
  async answered(query = '', as: string = SUBJECTS.auditor): Promise<Answer> {
    return this.city.server.read(`${CORRECTIONS}${query}`, { as });
  }

  async rows(query = ''): Promise<readonly Row[]> {
    return (await this.answered(query)).json['items'] as unknown as readonly Row[];
  }

  /** Each as a line: what was done to what, and how much it moved. */
  async lines(query = ''): Promise<string[]> {
    return (await this.rows(query)).map(({ kind, of, moved }) => `${kind} ${of} ${moved}`);
  }

  /** The last one as a line. */
  async last(): Promise<string | undefined> {
    return (await this.lines()).at(-1);
  }
}
