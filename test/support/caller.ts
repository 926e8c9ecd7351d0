import { expectOf } from './expectation.js';
import type * as Outside from './http/server-here.js';
import { importOutside } from './outside.js';

const { signed } = await importOutside<typeof Outside>(new URL('./http/server-here.js', import.meta.url).href);

export type Json = Readonly<Record<string, unknown>>;

export type Answer = {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
  readonly headers: Headers;
};

/** The answer to a write. */
export type Written = { readonly id: string; readonly revision: number; readonly position: string };

type Sent = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

const jsonIn = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
};

/** A token of a data directory. */
export const tokenOf = async (data: string, subject: string): Promise<string> => signed(data, subject, 3_600);

/** Somebody who asks a server. */
export class CityCaller {
  constructor(
    public url: string,
    private readonly token: string,
  ) {}

  async ask(method: string, path: string, { body, headers }: Sent = {}): Promise<Answer> {
    const csv = Buffer.isBuffer(body);
    const type = csv ? 'text/csv' : 'application/json';
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: csv ? Uint8Array.from(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: jsonIn(text), text, headers: response.headers };
  }

  /** A write, under a key if one is given, however it is answered. */
  async post(path: string, body: unknown, key?: string): Promise<Answer> {
    return this.ask('POST', path, { body, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) });
  }

  /** A write that must succeed. */
  async write(path: string, body: unknown, key?: string): Promise<Written> {
    const { status, body: written, text } = await this.post(path, body, key);
    expectOf(status < 300, `POST ${path}: ${status} ${text}`).toBeTruthy();
    return written as Written;
  }

  /** A read that must succeed. */
  async read<T>(path: string): Promise<T> {
    const { status, body, text } = await this.ask('GET', path);
    expectOf(status, `GET ${path}: ${text}`).toBe(200);
    return body as T;
  }

  /** As `read`, of everything recorded so far. */
  async readNow<T>(path: string): Promise<T> {
    const { position } = (await this.ask('GET', '/health/ready')).body as { position: string };
    return this.read(`${path}${path.includes('?') ? '&' : '?'}after=${position}`);
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
