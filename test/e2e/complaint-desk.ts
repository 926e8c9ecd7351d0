import { textOf } from '../support/caller.js';
import type { Asked } from '../support/http/city-server.js';
import { HEAD_B, SmallCity, SUBJECTS } from '../support/http/small-city.js';

export const OFFICER = SUBJECTS['complaint-officer'];
export const OFFICE = SUBJECTS['reform-office'];
export const HEAD_A = SUBJECTS['unit-head'];
export { HEAD_B };

export const PATH = '/v1/complaints';

/** Texts that stand nowhere else. */
export const WHO = { name: 'Zulaikha Petronas', contact: '0812-000-111' };
export const REFERENCE = 'LAPOR-778899';
export const TEXT = 'Loket tutup sebelum waktunya.';

const RECEIVED = { receivedOn: '2026-02-23', channel: 'counter', text: TEXT };

/** A desk at which complaints are handled; it is Monday, 2 March 2026. */
export class ComplaintDesk {
  private constructor(readonly city: SmallCity) {}

  static async open(): Promise<ComplaintDesk> {
    return new ComplaintDesk(await SmallCity.open());
  }

  async close(): Promise<void> {
    await this.city.close();
  }

  /** The path of a complaint that was received, a week ago if nothing else is said. */
  async receive(more: object = {}, asked: Asked = {}): Promise<string> {
    const { server } = this.city;
    return `${PATH}/${await server.create(PATH, { ...RECEIVED, ...more }, { as: OFFICER, ...asked })}`;
  }

  /** As `receive`, verified for a unit on the day after. */
  async verified(unit: string, more: object = {}, verification: object = {}): Promise<string> {
    const path = await this.receive(more);
    await this.takes(path, 'verify', { on: '2026-02-24', tier: 'normative', unit, ...verification });
    return path;
  }

  /** A step that is taken. */
  async takes(path: string, word: string, body: object = {}, as = OFFICER): Promise<void> {
    await this.city.server.write(`${path}/${word}`, body, { as });
  }

  /** Status, code and whether it changed anything: `200 true`, `409 void`. */
  async says(path: string, word: string, body: object = {}, asked: Asked = {}): Promise<string> {
    const answer = await this.city.server.ask(`${path}/${word}`, { as: OFFICER, body, ...asked });
    const what = answer.status < 300 ? JSON.stringify(answer.json.changed) : textOf(answer, 'code');
    return `${answer.status} ${what}`;
  }

  /** What somebody is shown of a complaint, by everything recorded so far. */
  async shown(path: string, as: string = OFFICER): Promise<Readonly<Record<string, unknown>>> {
    return (await this.city.server.read(path, { as })).json;
  }

  async fields(path: string, ...names: readonly string[]): Promise<unknown[]> {
    const shown = await this.shown(path);
    return names.map((name) => shown[name]);
  }

  /** The paths of a list, of all its pages. */
  async listed(query: string, as: string = OFFICER): Promise<string[]> {
    const { json } = await this.city.server.read(`${PATH}?limit=200&${query}`, { as });
    return (json.items as unknown as readonly { readonly id: string }[]).map(({ id }) => `${PATH}/${id}`);
  }

  async moveTo(day: string): Promise<void> {
    await this.city.server.ask('/local/clock', { method: 'PUT', body: { now: `${day}T02:00:00Z` } });
  }
}
