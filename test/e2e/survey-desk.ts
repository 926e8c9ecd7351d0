import { randomUUID } from 'node:crypto';
import { type Answer, type Json, textOf } from '../support/caller.js';
import { type Ids, SmallCity, TODAY } from '../support/http/small-city.js';

export const CLOSES = '2026-03-05';
/** The day after. */
export const PUBLISHED = '2026-03-06';

export const STATEMENTS = ['Saya tahu mengapa.', 'Saya bisa.'];

type Wish = { readonly as?: string; readonly key?: string };

/** An office that asks staff and citizens. */
export class SurveyDesk {
  private constructor(readonly city: SmallCity) {}

  static async open(): Promise<SurveyDesk> {
    return new SurveyDesk(await SmallCity.open());
  }

  async close(): Promise<void> {
    await this.city.close();
  }

  get ids(): Ids {
    return this.city.ids;
  }

  /** A pulse of the whole city from today, or what is told otherwise. */
  written(told: Json = {}): Json {
    const { root, programme } = this.ids;
    const days = { opensOn: TODAY, closesOn: CLOSES };
    return { kind: 'pulse', title: 'Siap?', programme, units: [root], statements: STATEMENTS, ...days, ...told };
  }

  async pulse(told: Json = {}): Promise<string> {
    return `/v1/surveys/${await this.city.server.create('/v1/surveys', this.written(told))}`;
  }

  /** As `pulse`, of citizens. */
  async satisfaction(told: Json = {}): Promise<string> {
    const days = { opensOn: TODAY, closesOn: CLOSES };
    const body = { kind: 'satisfaction', title: 'SKM', units: [this.ids.root], ...days, ...told };
    return `/v1/surveys/${await this.city.server.create('/v1/surveys', body)}`;
  }

  async post(path: string, body: unknown, { as, key = randomUUID() }: Wish = {}): Promise<Answer> {
    const headers = { 'idempotency-key': key };
    return this.city.server.ask(path, { body, headers, ...(as === undefined ? {} : { as }) });
  }

  /** Status, and code or whether it changed anything. */
  async says(path: string, body: unknown, wish: Wish = {}): Promise<string> {
    const answer = await this.post(path, body, wish);
    return `${answer.status} ${answer.status < 300 ? JSON.stringify(answer.json.changed) : textOf(answer, 'code')}`;
  }

  async codes(survey: string, unit: string, count: number, key?: string): Promise<string[]> {
    const answer = await this.post(`${survey}/codes`, { unit, count }, key === undefined ? {} : { key });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json.codes as string[];
  }

  /** By phone: nobody's token. */
  async answers(code: string, answers: readonly unknown[]): Promise<string> {
    const answer = await this.city.server.ask('/v1/responses', { as: null, body: { code, answers } });
    return `${answer.status} ${answer.status === 200 ? answer.text : textOf(answer, 'code')}`;
  }

  async lookup(code: string): Promise<Answer> {
    return this.city.server.ask('/v1/responses/lookup', { as: null, body: { code } });
  }

  async field(path: string, name: string): Promise<unknown> {
    return (await this.city.server.read(path)).json[name];
  }

  async goTo(day: string): Promise<void> {
    await this.city.server.write('/local/clock', { now: `${day}T02:00:00Z` }, { method: 'PUT' });
  }
}
