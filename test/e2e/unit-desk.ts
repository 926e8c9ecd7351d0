import type { Answer } from '../support/caller.js';
import { SmallCity } from '../support/http/small-city.js';

export const NEXT_DAY = '2026-03-03';
export const BEGAN = '2020-01-01';
export const reason = 'Salah ketik.';

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly on: string;
  readonly stands: boolean;
  readonly corrections: readonly { readonly kind: string }[];
};
type Shown = { readonly code: string; readonly kind: string; readonly since: string; readonly history: readonly Row[] };

/** A small city a day after it was told of, and its units. */
export class UnitDesk {
  private constructor(readonly city: SmallCity) {}

  static async open(): Promise<UnitDesk> {
    const city = await SmallCity.open();
    await city.server.write('/local/clock', { now: `${NEXT_DAY}T02:00:00Z` }, { method: 'PUT' });
    return new UnitDesk(city);
  }

  async shown(id: string, query = ''): Promise<Shown> {
    return (await this.city.server.read(`/v1/units/${id}${query}`)).json as unknown as Shown;
  }

  async says(path: string, body: object): Promise<string> {
    return this.city.says(`/v1/units/${path}`, { body });
  }

  async rows(id: string, query = ''): Promise<string[]> {
    return (await this.shown(id, query)).history.map(({ kind, on, stands }) => `${kind} ${on} ${stands}`);
  }

  async changeOf(id: string, kind: string): Promise<string> {
    return (await this.shown(id)).history.findLast((row) => row.kind === kind)?.id ?? '';
  }

  async establish(code: string, parent: string): Promise<string> {
    return this.city.server.create('/v1/units', { code, name: code, kind: 'section', parent, on: BEGAN });
  }

  async amend(id: string, body: object, headers = {}): Promise<Answer> {
    return this.city.server.ask(`/v1/units/${id}/amend`, { body: { reason, ...body }, headers });
  }
}
