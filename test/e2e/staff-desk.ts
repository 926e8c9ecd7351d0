import { type Answer, textOf } from '../support/caller.js';
import { PEOPLE, SmallCity } from '../support/http/small-city.js';

export const NEXT_DAY = '2026-03-03';
const reason = 'Salah orang.';

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly on: string;
  readonly recordedOn: string;
  readonly stands: boolean;
  readonly corrections: readonly { readonly kind: string; readonly recordedOn: string }[];
};
type Shown = { readonly unit: string | null; readonly revision: number; readonly history: readonly Row[] };
type Who = keyof typeof PEOPLE;

/** A small city, and what is asked and told of its people. */
export class StaffDesk {
  private constructor(readonly city: SmallCity) {}

  static async open(): Promise<StaffDesk> {
    return new StaffDesk(await SmallCity.open());
  }

  /** The clock in the morning of a day. */
  async comes(day: string): Promise<void> {
    await this.city.server.write('/local/clock', { now: `${day}T02:00:00Z` }, { method: 'PUT' });
  }

  async write(who: Who, step: string, body: object): Promise<Answer> {
    return this.city.server.write(`/v1/staff/${this.city.ids[who]}/${step}`, body);
  }

  async says(who: Who, step: string, body: object): Promise<string> {
    return this.city.says(`/v1/staff/${this.city.ids[who]}/${step}`, { body });
  }

  async undo(who: Who, fact: string, headers = {}): Promise<Answer> {
    return this.city.server.ask(`/v1/staff/${this.city.ids[who]}/undo`, { body: { fact, reason }, headers });
  }

  /** The status and code of an undoing. */
  async undone(who: Who, fact: string): Promise<string> {
    const answer = await this.undo(who, fact);
    return `${answer.status} ${textOf(answer, 'code')}`.trim();
  }

  async shown(who: Who, query = ''): Promise<Shown> {
    return (await this.city.server.read(`/v1/staff/${this.city.ids[who]}${query}`)).json as unknown as Shown;
  }

  async status(who: Who, query = ''): Promise<number> {
    return (await this.city.server.read(`/v1/staff/${this.city.ids[who]}${query}`)).status;
  }

  async rows(who: Who, query = ''): Promise<string[]> {
    return (await this.shown(who, query)).history.map(({ kind, on, stands }) => `${kind} ${on} ${stands}`);
  }

  /** The last fact of a kind. */
  async factOf(who: Who, kind: string): Promise<string> {
    return (await this.shown(who)).history.findLast((row) => row.kind === kind)?.id ?? '';
  }

  async enrol(who: Who, unit: string, on: string): Promise<Answer> {
    const { nip, name } = PEOPLE[who];
    return this.city.server.write('/v1/staff', {
      nip,
      name,
      unit,
      employment: 'PNS',
      position: { title: 'Juru', type: 'executive' },
      on,
    });
  }

  /** How many acknowledged and how many there are, in the programme's figures of a unit's own staff. */
  async standing(unit: string, query = ''): Promise<readonly unknown[]> {
    const path = `/v1/directives/${this.city.ids.directive}/standing?unit=${unit}${query}`;
    const { units } = (await this.city.server.read(path)).json as unknown as {
      readonly units: readonly { readonly unit: { readonly id: string }; readonly own: Record<string, unknown> }[];
    };
    const own = units.find((one) => one.unit.id === unit)?.own;
    return [own?.population, own?.acknowledged];
  }
}
