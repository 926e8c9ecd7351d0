import { Caller, type LoggedEvent } from './caller.js';
import { dataDirectory } from './data-directory.js';
import type { RunningServer, StartServer } from './running-server.js';
import { here } from './server-here.js';
import { untilReady } from './until-ready.js';
import { tokenOf } from './tokens.js';
import { nipOf, numbers, rosterOf } from './toy-roster.js';
import type { Cleaning } from './cleanup.js';

export const UNITS = ['DINAS-A', 'DINAS-B', 'DINAS-C'] as const;
export type UnitCode = (typeof UNITS)[number] | 'KOTA';
export const STAFF_A_UNIT = 10;

/** A directory with a server on it, which may end and start again. */
export class StaffedCity {
  readonly units = new Map<string, string>();
  /** In the order of UNITS, STAFF_A_UNIT in each. */
  staff: string[] = [];
  programme = '';
  private readonly callers: Caller[] = [];

  private constructor(
    readonly data: string,
    public server: RunningServer,
    readonly office: Caller,
    private readonly start: (args: readonly string[]) => Promise<RunningServer>,
  ) {
    this.callers.push(office);
  }

  /** On an empty directory: units, staff and a programme for all of them; in this process, unless it is to be killed. */
  static async found(t: Cleaning, args: readonly string[] = [], start: StartServer = here): Promise<StaffedCity> {
    const data = await dataDirectory(t);
    const startAgain = async (again: readonly string[]): Promise<RunningServer> => start(t, data, again);
    const server = await startAgain(args);
    const office = new Caller(server.url, await tokenOf(data, 'local-admin'));
    const city = new StaffedCity(data, server, office, startAgain);
    await city.settle();
    return city;
  }

  unit(code: UnitCode): string {
    return this.units.get(code) ?? '';
  }

  /** Somebody with a role. */
  async someone(subject: string, role: string, unit?: UnitCode): Promise<Caller> {
    const grant = { subject, role, ...(unit === undefined ? {} : { unit: this.unit(unit) }) };
    await this.office.write('/v1/grants', grant);
    const caller = new Caller(this.server.url, await tokenOf(this.data, subject));
    this.callers.push(caller);
    return caller;
  }

  /** A server on the same directory, and everybody asks it from now on. */
  async restart(args: readonly string[] = []): Promise<void> {
    this.goOnWith(await this.start(args));
    await untilReady(this.server);
  }

  goOnWith(server: RunningServer): void {
    this.server = server;
    for (const caller of this.callers) caller.url = this.server.url;
  }

  async log(auditor: Caller): Promise<LoggedEvent[]> {
    return auditor.all<LoggedEvent>('/v1/events?');
  }

  private async settle(): Promise<void> {
    const { office, units } = this;
    const establish = async (code: string, parent: string | null): Promise<void> => {
      const unit = { code, name: `Unit ${code}`, kind: parent === null ? 'city' : 'agency', parent };
      units.set(code, (await office.write('/v1/units', { ...unit, on: '2024-01-01' })).id);
    };
    await establish('KOTA', null);
    for (const code of UNITS) await establish(code, this.unit('KOTA'));
    const nips = numbers(0, UNITS.length * STAFF_A_UNIT);
    const rows = nips.map((n) => ({ n, unit: UNITS[Math.floor(n / STAFF_A_UNIT)] ?? 'KOTA' }));
    await office.write('/v1/imports/roster?on=2024-02-01', rosterOf(rows));
    const { items } = (await office.post('/v1/staff/lookup', { nips: nips.map(nipOf) })).json as unknown as {
      items: { nip: string; staff: string }[];
    };
    const found = new Map(items.map(({ nip, staff }) => [nip, staff]));
    this.staff = nips.map((n) => found.get(nipOf(n)) ?? '');
    const programme = { code: 'P', title: 'Program', startsOn: '2024-01-01', endsOn: '2030-12-31' };
    this.programme = (await office.write('/v1/programmes', { ...programme, units: [this.unit('KOTA')] })).id;
  }

  async directive(title: string): Promise<string> {
    const dates = { issuedOn: '2024-03-01', dueOn: '2024-12-31' };
    const path = `/v1/programmes/${this.programme}/directives`;
    return (await this.office.write(path, { title, reference: title, units: [this.unit('KOTA')], ...dates })).id;
  }

  async session(title: string): Promise<string> {
    const path = `/v1/programmes/${this.programme}/sessions`;
    const plan = { title, method: 'meeting', startsAt: '2024-04-01T02:00:00Z', minutes: 60 };
    return (await this.office.write(path, { ...plan, units: [this.unit('KOTA')] })).id;
  }
}
