import { isBody, text } from '../judge/fields.js';
import type { Body } from '../judge/verdict.js';

export type Tokens = { readonly admin: string; readonly office: string };
export type Answer = { readonly status: number; readonly body: Body };

/** The few requests that a history needs of a running server. */
export type Server = {
  /** With a key, the same request again gives the same answer and records nothing twice (api.md, 1). */
  readonly post: (path: string, body: Body, key: string) => Promise<Answer>;
  /** Without a token, as whoever has a code asks. */
  readonly tell: (path: string, body: Body) => Promise<Answer>;
  readonly get: (path: string, query: Readonly<Record<string, string>>) => Promise<Answer>;
  /** The same as a table. */
  readonly table: (path: string, query: Readonly<Record<string, string>>) => Promise<string>;
  /** A file of comma-separated values. */
  readonly upload: (path: string, file: string, key: string) => Promise<Answer>;
  readonly moveClock: (instant: string) => Promise<Answer>;
};

const answerOf = async (response: Response): Promise<Answer> => {
  const raw = await response.text();
  let body: unknown = null;
  try {
    body = JSON.parse(raw);
  } catch {
    body = { unreadable: raw.slice(0, 200) };
  }
  return { status: response.status, body: isBody(body) ? body : { value: body } };
};

type Sent = { readonly method: string; readonly body?: Body; readonly file?: string; readonly key?: string };

const requestOf = (token: string | null, { method, body, file, key }: Sent): RequestInit => ({
  method,
  headers: {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(file === undefined ? {} : { 'content-type': 'text/csv' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  },
  ...(body ? { body: JSON.stringify(body) } : {}),
  ...(file === undefined ? {} : { body: file }),
});

export const serverAt = (url: string, { admin, office }: Tokens): Server => {
  const send = async (path: string, token: string | null, sent: Sent): Promise<Answer> =>
    answerOf(await fetch(`${url}${path}`, requestOf(token, sent)));
  return {
    post: (path, body, key) => send(`/v1/${path}`, office, { method: 'POST', body, key }),
    tell: (path, body) => send(`/v1/${path}`, null, { method: 'POST', body }),
    get: (path, query) => send(`/v1/${path}?${new URLSearchParams(query).toString()}`, office, { method: 'GET' }),
    table: async (path, query) => {
      const asked = new URLSearchParams({ ...query, format: 'csv' }).toString();
      const response = await fetch(`${url}/v1/${path}?${asked}`, requestOf(office, { method: 'GET' }));
      return response.text();
    },
    upload: (path, file, key) => send(`/v1/${path}`, office, { method: 'POST', file, key }),
    moveClock: (now) => send('/local/clock', admin, { method: 'PUT', body: { now } }),
  };
};

export const codeOf = ({ body }: Answer): string => text(body, 'code');
