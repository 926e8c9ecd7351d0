import type { JsonObject } from '../../src/kernel/words/json.js';
import { expectOf } from './expectation.js';

export type Json = Readonly<Record<string, unknown>>;

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON object that it says, empty for anything else. */
  readonly json: JsonObject;
};

/** The answer to a write. */
export type Written = { readonly id: string; readonly revision: number; readonly position: string };

export type Sent = {
  readonly method?: string;
  /** Sent as JSON; bytes as the CSV that they are. */
  readonly body?: unknown;
  /** Sent as it stands. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
};

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

const typeOf = (body: unknown): string => (Buffer.isBuffer(body) ? 'text/csv' : 'application/json');

const headersOf = ({ body, headers = {} }: Sent, token: string | undefined): Record<string, string> => ({
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(body === undefined ? {} : { 'content-type': typeOf(body) }),
  ...headers,
});

const bodyOf = ({ body, raw }: Sent): Pick<RequestInit, 'body'> => {
  if (raw !== undefined) return { body: raw };
  if (body === undefined) return {};
  return { body: Buffer.isBuffer(body) ? Uint8Array.from(body) : JSON.stringify(body) };
};

const answerOf = async (response: Response): Promise<Answer> => {
  const { status, headers } = response;
  const streams = headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (streams) await response.body?.cancel();
  const text = streams ? '' : await response.text();
  return { status, headers, text, json: jsonIn(text) };
};

const following = (path: string, parameter: string): string => `${path}${path.includes('?') ? '&' : '?'}${parameter}`;

/** Somebody who asks a server, with a token or with none. */
export class Caller {
  constructor(
    public url: string,
    private readonly token: string | undefined,
  ) {}

  async ask(path: string, sent: Sent = {}): Promise<Answer> {
    const body = bodyOf(sent);
    const response = await fetch(`${this.url}${path}`, {
      ...body,
      method: sent.method ?? (body.body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: headersOf(sent, this.token),
    });
    return answerOf(response);
  }

  /** A write, under a key if one is given, however it is answered. */
  async post(path: string, body: unknown, key?: string): Promise<Answer> {
    return this.ask(path, { body, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) });
  }

  /** A write that must succeed. */
  async write(path: string, body: unknown, key?: string): Promise<Written> {
    const { status, json, text } = await this.post(path, body, key);
    expectOf(status < 300, `POST ${path}: ${status} ${text}`).toBeTruthy();
    return json as unknown as Written;
  }

  /** A read that must succeed. */
  async read<T>(path: string): Promise<T> {
    const { status, json, text } = await this.ask(path);
    expectOf(status, `GET ${path}: ${text}`).toBe(200);
    return json as T;
  }

  /** The position of the log's last event. */
  async head(): Promise<string> {
    return textOf(await this.ask('/health/ready'), 'position');
  }

  /** A path that is read as of everything recorded so far. */
  async now(path: string): Promise<string> {
    return following(path, `after=${await this.head()}`);
  }

  /** As `read`, of everything recorded so far. */
  async readNow<T>(path: string): Promise<T> {
    return this.read(await this.now(path));
  }

  /** Every item of a list. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const page: { items: T[]; next: string | null } = await this.read(`${path}limit=200${cursor}`);
      items.push(...page.items);
      next = page.next;
    }
    return items;
  }
}

export type LoggedEvent = {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly actor: string;
  readonly data: Json;
};
