import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { dataDirectory, runCli, startCli } from '../cli/run-cli.js';
import type { Cleaning } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';

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
};

export type Answer = { readonly status: number; readonly text: string };

type Headers = Readonly<Record<string, string>>;

const CITY = 'examples/sawahlunto';

export const cityFile = async (name: string): Promise<Buffer> => readFile(`${CITY}/${name}`);

/** A server on a data directory, and a reform office that asks it. */
export class ImportOffice {
  private constructor(
    readonly data: string,
    readonly url: string,
    readonly token: string,
    private readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>,
  ) {}

  static async open(t: Cleaning, data?: string): Promise<ImportOffice> {
    const directory = data ?? (await dataDirectory(t));
    const child = startCli(['serve', '--data', directory, '--port', '0']);
    const closed = once(child, 'close');
    t.after(() => child.kill('SIGKILL'));
    child.stderr.resume();
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { stdout } = await runCli(['token', '--data', directory, '--subject', 'local-admin']);
    return new ImportOffice(directory, line.slice('listening on '.length), stdout.trim(), async (signal) => {
      child.kill(signal);
      await closed;
    });
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async send(path: string, body: Buffer | string, headers: Headers = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(body)),
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'text/csv', ...headers },
    });
    return { status: response.status, text: await response.text() };
  }

  /** An import that is answered with a report. */
  async import(path: string, body: Buffer | string, headers: Headers = {}): Promise<Report> {
    const { status, text } = await this.send(`/v1/imports/${path}`, body, headers);
    expectOf(status, text).toBe(200);
    return JSON.parse(text) as Report;
  }

  /** A write of JSON. */
  async write(path: string, body: object): Promise<{ readonly id: string; readonly position: string }> {
    const answer = await this.send(path, JSON.stringify(body), { 'content-type': 'application/json' });
    expectOf(answer.status < 300, answer.text).toBeTruthy();
    return JSON.parse(answer.text) as { id: string; position: string };
  }

  async read<T>(path: string): Promise<T> {
    const response = await fetch(`${this.url}${path}`, { headers: { authorization: `Bearer ${this.token}` } });
    const text = await response.text();
    expectOf(response.status, text).toBe(200);
    return JSON.parse(text) as T;
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
