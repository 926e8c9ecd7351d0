import type { JsonObject } from '../../src/kernel/words/json.js';
import { type Ids, SmallCity, SUBJECTS } from '../support/http/small-city.js';

export type Row = readonly [kind: string, thing: string, unit: string | null, due: string | null, ...number[]];

type Waiting = {
  kind: string;
  thing: string;
  unit: string | null;
  due: string | null;
  overdueDays: number;
  count: number;
};

export const HEAD = SUBJECTS['unit-head'];
export const OFFICE = SUBJECTS['reform-office'];

const OF_CITIZENS: ReadonlySet<string> = new Set(['suggestion-waiting', 'complaint-due', 'complaint-late']);

/** The rows of a page. */
export const rowsIn = ({ items }: JsonObject): Row[] =>
  (items as unknown as Waiting[]).map(({ kind, thing, unit, due, overdueDays, count }) => [
    kind,
    thing,
    unit,
    due,
    overdueDays,
    count,
  ]);

/** A small city, in which things wait. */
export class WorklistDesk {
  private constructor(readonly city: SmallCity) {}

  static async open(): Promise<WorklistDesk> {
    return new WorklistDesk(await SmallCity.open());
  }

  get ids(): Ids {
    return this.city.ids;
  }

  async close(): Promise<void> {
    await this.city.close();
  }

  /** As `all`, without what waits for an answer to a citizen: tests of their own look at that. */
  async of(as: string, query = ''): Promise<Row[]> {
    return (await this.all(as, query)).filter(([kind]) => !OF_CITIZENS.has(kind));
  }

  /** What waits for somebody, by everything recorded so far. */
  async all(as: string, query = ''): Promise<Row[]> {
    const { status, json, text } = await this.city.server.read(`/v1/worklist?limit=200${query}`, { as });
    if (status !== 200) throw new Error(text);
    return rowsIn(json);
  }

  /** Of one kind. */
  async kind(as: string, kind: string, query = ''): Promise<Row[]> {
    return (await this.all(as, query)).filter(([one]) => one === kind);
  }

  /** A write by somebody. */
  async act(as: string, path: string, body: unknown): Promise<void> {
    await this.city.server.write(path, body, { as });
  }

  async write(path: string, body: unknown): Promise<string> {
    return this.city.server.create(path, body);
  }
}
