import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../../src/kernel/words/json.js';
import { importOutside } from '../outside.js';
import type * as Outside from './server-here.js';
import type { ServerHere } from './server-here.js';

const { startHere, tokenKeyOf, signed, signToken } = await importOutside<typeof Outside>(
  new URL('./server-here.js', import.meta.url).href,
);

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON object that it says, empty for anything else. */
  readonly json: JsonObject;
};

export type Asked = {
  /** Whose token it carries; null for none. */
  readonly as?: string | null;
  readonly token?: string;
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it stands. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A token that is signed with any key. */
export const tokenUnder = signToken;

const OFFICE = 'local-admin';
const HOUR_S = 3_600;

const jsonIn = (text: string): JsonObject => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
};

/** A text of an answer; empty where there is none. */
export const textOf = ({ json }: Pick<Answer, 'json'>, field: string): string => {
  const value = json[field];
  return typeof value === 'string' ? value : '';
};

const headersOf = ({ body, headers = {} }: Asked, token: string | undefined): Record<string, string> => ({
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...headers,
});

const bodyOf = ({ body, raw }: Asked): Pick<RequestInit, 'body'> => {
  if (raw !== undefined) return { body: raw };
  return body === undefined ? {} : { body: JSON.stringify(body) };
};

const answerOf = async (response: Response): Promise<Answer> => {
  const { status, headers } = response;
  const streams = headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (streams) await response.body?.cancel();
  const text = streams ? '' : await response.text();
  return { status, headers, text, json: jsonIn(text) };
};

/** A server in this process, on a directory of its own and real stores, asked over HTTP. */
export class CityServer {
  private server: ServerHere | undefined;
  private logged = '';
  url = '';

  private constructor(
    readonly data: string,
    private readonly now: string,
  ) {}

  /** Its clock starts at an instant and runs. */
  static async open(now: string): Promise<CityServer> {
    const server = new CityServer(await mkdtemp(join(tmpdir(), 'penataan-http-')), now);
    await server.start();
    return server;
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.data, { recursive: true, force: true });
  }

  async restart(): Promise<void> {
    const { json } = await this.ask('/health/ready', { as: null });
    await this.stop();
    await this.start(new Date(Date.parse(this.now) + HOUR_S * 1_000).toISOString());
    if (!('position' in json)) throw new Error('it was not ready');
  }

  /** Everything it logged so far. */
  log(): string {
    return this.logged;
  }

  async key(): Promise<Uint8Array> {
    return tokenKeyOf(this.data);
  }

  async token(subject: string, ttlSeconds = HOUR_S): Promise<string> {
    return signed(this.data, subject, ttlSeconds);
  }

  async ask(path: string, asked: Asked = {}): Promise<Answer> {
    const { as = OFFICE, token = as === null ? undefined : await this.token(as) } = asked;
    const sent = bodyOf(asked);
    const response = await fetch(`${this.url}${path}`, {
      ...sent,
      method: asked.method ?? (sent.body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: headersOf(asked, token),
    });
    return answerOf(response);
  }

  /** As `ask`, of a write that is accepted. */
  async write(path: string, body: unknown, asked: Asked = {}): Promise<Answer> {
    const answer = await this.ask(path, { ...asked, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  /** The id of what a write creates. */
  async create(path: string, body: unknown, asked: Asked = {}): Promise<string> {
    return textOf(await this.write(path, body, asked), 'id');
  }

  /** As `ask`, of a read that holds everything recorded so far. */
  async read(path: string, asked: Asked = {}): Promise<Answer> {
    return this.ask(`${path}${path.includes('?') ? '&' : '?'}after=${await this.head()}`, asked);
  }

  /** The position of the log's last event. */
  async head(): Promise<string> {
    return textOf(await this.ask('/health/ready', { as: null }), 'position');
  }

  private async start(now = this.now): Promise<void> {
    this.server = await startHere({ data: this.data, now }, (line) => (this.logged += line));
    this.url = this.server.url;
  }

  private async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    await server?.close();
  }
}
