import type { Asked } from '../support/http/city-server.js';
import { SmallCity, SUBJECTS } from '../support/http/small-city.js';

export const OFFICE: string = SUBJECTS['reform-office'];

export const suggestionAt = (id: string, what = ''): string => `/v1/suggestions/${id}${what === '' ? '' : `/${what}`}`;

const about = (unit: string): Record<string, unknown> => ({
  unit,
  receivedOn: '2026-02-03',
  source: 'forum',
  text: 'Antrean daring.',
  from: 'Bu Warga, 0812',
});

/** A city with a second programme, in which suggestions are recorded and answered. */
export class SuggestionDesk {
  private constructor(
    readonly city: SmallCity,
    readonly other: string,
  ) {}

  static async open(): Promise<SuggestionDesk> {
    const city = await SmallCity.open();
    const span = { startsOn: '2026-01-01', endsOn: '2026-12-31', units: [city.ids.root] };
    return new SuggestionDesk(city, await city.server.create('/v1/programmes', { code: 'P2', title: 'Lain', ...span }));
  }

  below(programme = this.city.ids.programme): string {
    return `/v1/programmes/${programme}/suggestions`;
  }

  /** The status of a recording, with its code where it has one. */
  async records(wish: object = {}, { as = OFFICE, ...asked }: Asked = {}, path = this.below()): Promise<string> {
    return this.city.says(path, { as, ...asked, body: { ...about(this.city.ids.a), ...wish } });
  }

  /** A suggestion that is recorded, by its id. */
  async recorded(wish: object = {}, as = OFFICE, path = this.below()): Promise<string> {
    return this.city.server.create(path, { ...about(this.city.ids.a), ...wish }, { as });
  }

  /** Status, and whether it changed anything or why not, of a step of the office. */
  async stepped(id: string, what: string, body: object): Promise<string> {
    const { status, json } = await this.city.server.ask(suggestionAt(id, what), { as: OFFICE, body });
    return `${status} ${String(status < 300 ? json.changed === true : (json.code as string))}`;
  }

  async shown(path: string, as = OFFICE): Promise<Record<string, unknown>> {
    return (await this.city.server.read(path, { as })).json;
  }

  async close(): Promise<void> {
    await this.city.close();
  }
}
