import { textOf } from '../caller.js';
import type { Asked } from './city-server.js';
import { SmallCity, TODAY } from './small-city.js';

/** The day after everything of the city was recorded: corrections are told on it. */
export const CORRECTED = '2026-03-03';

/** What was known before the corrections, and since. */
export const BEFORE = `knownOn=${TODAY}`;
export const SINCE = `knownOn=${CORRECTED}`;

type Row = {
  readonly kind: string;
  readonly on: string;
  readonly recordedOn: string;
  readonly stands: boolean;
  readonly corrections: readonly { readonly kind: string; readonly recordedOn: string }[];
};

/** A city whose things are corrected on the day after. */
export class CorrectedCity {
  private constructor(readonly city: SmallCity) {}

  /** `record` tells what there is to correct. */
  static async open(record: (city: SmallCity) => Promise<void>): Promise<CorrectedCity> {
    const city = await SmallCity.open();
    await record(city);
    await city.server.ask('/local/clock', { method: 'PUT', body: { now: `${CORRECTED}T02:00:00Z` } });
    return new CorrectedCity(city);
  }

  async close(): Promise<void> {
    await this.city.close();
  }

  /** Status, code and whether it changed anything: `200 true`, `409 void`. */
  async told(path: string, body: object, asked: Asked = {}): Promise<string> {
    const answer = await this.city.server.ask(path, { ...asked, body: { reason: 'Salah catat.', ...body } });
    const what = answer.status < 300 ? JSON.stringify(answer.json.changed) : textOf(answer, 'code');
    return `${answer.status} ${what}`;
  }

  /** Some fields of a read that holds everything recorded so far. */
  async fields(path: string, ...names: readonly string[]): Promise<unknown[]> {
    const { json } = await this.city.server.read(path);
    return names.map((name) => json[name]);
  }

  async status(path: string): Promise<number> {
    return (await this.city.server.read(path)).status;
  }

  /** The ids of a list. */
  async ids(path: string): Promise<unknown[]> {
    const { json } = await this.city.server.read(path);
    return (json.items as unknown as readonly { readonly id: string }[]).map(({ id }) => id);
  }

  /** The history of a thing: what, for which day, whether it stands, and the words of what corrected it. */
  async history(path: string): Promise<unknown[]> {
    const [rows] = (await this.fields(path, 'history')) as unknown as readonly [readonly Row[]];
    return rows.map(({ kind, on, stands, corrections }) => [kind, on, stands, corrections.map((one) => one.kind)]);
  }
}
