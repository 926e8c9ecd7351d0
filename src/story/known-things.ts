import { batches } from '../kernel/words/batches.js';
import { addYears, dayIn } from '../kernel/words/calendar-date.js';
import type { JsonObject } from '../kernel/words/json.js';
import { refusedText } from './expectation.js';
import type { Reference } from './references.js';
import { StoryFault } from './story.js';
import { jsonBody, type StoryAnswer, type StoryBody, type StoryClient } from './story-client.js';

/** Granted `admin` and `reform-office` on the first start of a data directory (api.md, 6). */
export const LOCAL_ADMIN = 'local-admin';

const MOST_NUMBERS = 1_000;

/** What has been learnt so far that no later look-up would tell again. */
export type Learnt = {
  /** By `kind:name`: the ids that named steps returned. */
  readonly ids: Readonly<Record<string, string>>;
  /** By code: kept, as a unit that has ended is on no later chart. */
  readonly units: Readonly<Record<string, string>>;
};

export type Now = { readonly instant: string; readonly position: string | undefined };

const itemsOf = ({ body }: StoryAnswer): readonly JsonObject[] => {
  const { items } = body;
  return Array.isArray(items) ? items.filter((item): item is JsonObject => typeof item === 'object') : [];
};

/** What references stand for: looked up where a step needs it, then kept. */
export class KnownThings {
  private readonly ids: Map<string, string>;
  private readonly units: Map<string, string>;
  private readonly staff = new Map<string, string>();

  constructor(
    private readonly client: StoryClient,
    learnt: Learnt = { ids: {}, units: {} },
  ) {
    this.ids = new Map(Object.entries(learnt.ids));
    this.units = new Map(Object.entries(learnt.units));
  }

  learnt(): Learnt {
    return { ids: Object.fromEntries(this.ids), units: Object.fromEntries(this.units) };
  }

  name(name: string, id: string): void {
    this.ids.set(name, id);
  }

  idOf({ kind, name }: Reference): string | undefined {
    const named = this.ids.get(`${kind}:${name}`);
    if (named !== undefined) return named;
    if (kind === 'unit') return this.units.get(name);
    return kind === 'staff' ? this.staff.get(name) : undefined;
  }

  /** Looks up the units and persons among the references that are not known yet. */
  async learn(references: readonly Reference[], now: Now): Promise<void> {
    const unknown = references.filter((reference) => this.idOf(reference) === undefined);
    const names = (kind: string): string[] => [
      ...new Set(unknown.filter((one) => one.kind === kind).map(({ name }) => name)),
    ];
    for (const nips of batches(names('staff'), MOST_NUMBERS)) await this.learnStaff(nips);
    for (const code of names('unit')) await this.learnUnit(code, now);
  }

  private async learnStaff(nips: readonly string[]): Promise<void> {
    const body = jsonBody({ nips });
    const answer = await this.ask('POST', '/v1/staff/lookup', body);
    for (const { nip, staff } of itemsOf(answer)) {
      if (typeof nip === 'string' && typeof staff === 'string') this.staff.set(nip, staff);
    }
  }

  private async learnUnit(code: string, { instant, position }: Now): Promise<void> {
    const ahead = addYears(dayIn(instant, 'UTC'), 2);
    const seen = position === undefined ? '' : `&after=${encodeURIComponent(position)}`;
    for (const asOf of ['', `&asOf=${ahead}`]) {
      const answer = await this.ask('GET', `/v1/units?code=${encodeURIComponent(code)}${asOf}${seen}`);
      const id = itemsOf(answer)[0]?.id;
      if (typeof id !== 'string') continue;
      this.units.set(code, id);
      return;
    }
  }

  private async ask(method: string, path: string, body?: StoryBody): Promise<StoryAnswer> {
    const answer = await this.client.send({ as: LOCAL_ADMIN, method, path, ...(body ? { body } : {}) });
    if (answer.status === 200) return answer;
    throw new StoryFault(refusedText(`${method} ${path} as ${LOCAL_ADMIN}`, answer));
  }
}
