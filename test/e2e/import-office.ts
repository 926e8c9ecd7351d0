import { readFile } from 'node:fs/promises';
import { dataDirectory } from '../support/data-directory.js';
import type { RunningServer, StartServer } from '../support/running-server.js';
import { here } from '../support/server-here.js';
import { tokenOf } from '../support/tokens.js';
import { untilReady } from '../support/until-ready.js';
import { type Answer, Caller, type Written } from '../support/caller.js';
import type { Cleaning } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { patiently } from '../support/patiently.js';

/** A report of either import, as far as tests look at it. */
export type Report = {
  readonly dryRun: boolean;
  readonly read: number;
  /** Of a roster. */
  readonly enrolled: number;
  readonly missing: number;
  readonly missingStaff: readonly string[];
  readonly possiblySame: readonly { readonly line: number; readonly staff: string }[];
  readonly refused: readonly { readonly line: number; readonly code: string; readonly detail: string }[];
  readonly droppedColumns: readonly string[];
  readonly position: string | null;
  readonly changed: boolean;
};

type Headers = Readonly<Record<string, string>>;

const CITY = 'examples/sawahlunto';

export const cityFile = async (name: string): Promise<Buffer> => readFile(`${CITY}/${name}`);

/** A server on a data directory, and a reform office that asks it. */
export class ImportOffice {
  private constructor(
    readonly data: string,
    private readonly server: RunningServer,
    private readonly caller: Caller,
  ) {}

  static async open(t: Cleaning, data?: string, start: StartServer = here): Promise<ImportOffice> {
    const directory = data ?? (await dataDirectory(t));
    const server = await start(t, directory);
    await untilReady(server);
    return new ImportOffice(directory, server, new Caller(server.url, await tokenOf(directory, 'local-admin')));
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  async kill(): Promise<void> {
    await this.server.kill();
  }

  async send(path: string, body: Buffer | string, headers: Headers = {}): Promise<Answer> {
    return this.caller.ask(path, { body: Buffer.from(body), headers });
  }

  /** An import that is answered with a report. */
  async import(path: string, body: Buffer | string, headers: Headers = {}): Promise<Report> {
    const { status, text } = await patiently(async () => this.send(`/v1/imports/${path}`, body, headers));
    expectOf(status, text).toBe(200);
    return JSON.parse(text) as Report;
  }

  /** A write of JSON. */
  async write(path: string, body: object): Promise<Written> {
    return this.caller.write(path, body);
  }

  async read<T>(path: string): Promise<T> {
    return this.caller.read(path);
  }
}

/** The figures of a report that are not 0, in short: `enrolled 3, missing 1`. */
export const figuresOf = (report: Report): string =>
  Object.entries(report)
    .flatMap(([name, value]) => (name !== 'read' && typeof value === 'number' && value > 0 ? [`${name} ${value}`] : []))
    .join(', ');

export const refusedOf = ({ refused }: Report): string => refused.map(({ line, code }) => `${line} ${code}`).join(', ');

const BIRTHS = 3_652;

/** A number that nobody in service can have: born between 1900 and 1909. */
export const nipOf = (n: number): string => {
  const birth = new Date(Date.UTC(1900, 0, 1 + (n % BIRTHS))).toISOString().slice(0, 10).replaceAll('-', '');
  return `${birth}2006011${String(Math.floor(n / BIRTHS)).padStart(3, '0')}`;
};

export const rosterOf = (rows: readonly string[], columns = 'nip_baru,nama,unor_kode'): string =>
  [columns, ...rows, ''].join('\n');

/** Made-up people, all in one unit. */
export const peopleOf = (count: number, unit: string): string =>
  rosterOf(Array.from({ length: count }, (_, n) => `${nipOf(n)},Pegawai ${n},${unit}`));
