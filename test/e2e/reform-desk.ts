import type { Answer, Json } from '../support/caller.js';
import { SmallCity, TODAY } from '../support/http/small-city.js';

export const NEXT_DAY = '2026-03-03';
export const reason = 'Salah ketik.';

type Row = {
  readonly kind: string;
  readonly on: string;
  readonly stands: boolean;
  readonly corrections: readonly { readonly kind: string }[];
};

/** A row as a line: the word, its day, `not` where it does not stand, and what has corrected it. */
const lineOf = ({ kind, on, stands, corrections }: Row): string =>
  [kind, on, ...(stands ? [] : ['not']), ...corrections.map((one) => `+${one.kind}`)].join(' ');

/** A small city whose office corrects reforms. */
export class ReformDesk {
  private constructor(readonly city: SmallCity) {}

  static async open(): Promise<ReformDesk> {
    return new ReformDesk(await SmallCity.open());
  }

  /** The morning of a later day. */
  async goTo(day: string): Promise<void> {
    await this.city.server.write('/local/clock', { now: `${day}T02:00:00Z` }, { method: 'PUT' });
  }

  async propose(body: object): Promise<string> {
    const { ids, server } = this.city;
    const wish = { title: 'Penataan', units: [ids.root], effectiveOn: TODAY, ...body };
    return server.create(`/v1/programmes/${ids.programme}/reforms`, wish);
  }

  /** A restructure of some changes, decreed. */
  async restructure(changes: readonly object[], effectiveOn = TODAY): Promise<string> {
    const id = await this.propose({ kind: 'restructure', changes, effectiveOn });
    await this.does(id, 'decree', { number: 'SK-1', signedOn: TODAY });
    return id;
  }

  async ask(id: string, word: string, body: object, headers = {}): Promise<Answer> {
    return this.city.server.ask(`/v1/reforms/${id}/${word}`, { body, headers });
  }

  /** As `ask`, of a step that is taken. */
  async does(id: string, word: string, body: object = { reason }): Promise<Answer> {
    return this.city.server.write(`/v1/reforms/${id}/${word}`, body);
  }

  async says(id: string, word: string, body: object = { reason }): Promise<string> {
    return this.city.says(`/v1/reforms/${id}/${word}`, { body });
  }

  async shown(id: string, query = ''): Promise<Json> {
    return (await this.city.server.read(`/v1/reforms/${id}${query}`)).json;
  }

  async rows(id: string, query = ''): Promise<string[]> {
    return ((await this.shown(id, query))['history'] as readonly Row[]).map(lineOf);
  }

  async unitRows(unit: string, query = ''): Promise<string[]> {
    const { json } = await this.city.server.read(`/v1/units/${unit}${query}`);
    return (json['history'] as readonly Row[]).map(lineOf);
  }

  /** The id of the unit with a code, at a pair; none where there is none. */
  async unitOf(code: string, query = ''): Promise<string | undefined> {
    const { json } = await this.city.server.read(`/v1/units?code=${code}${query}`);
    return (json['items'] as readonly { readonly id: string }[])[0]?.id;
  }

  /** What a reading says of reforms: those implemented, of how many, and the newest fact. */
  async implemented(query = ''): Promise<unknown[]> {
    const { json } = await this.city.server.read(`/v1/programmes/${this.city.ids.programme}/adoption${query}`);
    const { newestFactOn, total } = json as unknown as Reading;
    const one = total.components.find(({ name }) => name === 'implemented');
    return [one?.numerator, one?.denominator, newestFactOn];
  }

  async titleOf(staff: string, query: string): Promise<string | undefined> {
    const { json } = await this.city.server.read(`/v1/staff/${staff}${query}`);
    return (json['position'] as { readonly title?: string } | undefined)?.title;
  }
}

type Reading = {
  readonly newestFactOn: string | null;
  readonly total: {
    readonly components: readonly { readonly name: string; readonly numerator: number; readonly denominator: number }[];
  };
};
