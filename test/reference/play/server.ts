import { isBody, text } from '../judge/fields.js';
import type { Body } from '../judge/verdict.js';

export type Tokens = { readonly admin: string; readonly office: string };
export type Answer = { readonly status: number; readonly body: Body };

/** The few requests that a history needs of a running server. */
export type Server = {
  readonly post: (path: string, body: Body) => Promise<Answer>;
  readonly get: (path: string, query: Readonly<Record<string, string>>) => Promise<Answer>;
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

export const serverAt = (url: string, { admin, office }: Tokens): Server => {
  const send = async (method: string, path: string, token: string, body?: Body): Promise<Answer> =>
    answerOf(
      await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
  return {
    post: (path, body) => send('POST', `/v1/${path}`, office, body),
    get: (path, query) => send('GET', `/v1/${path}?${new URLSearchParams(query).toString()}`, office),
    moveClock: (now) => send('PUT', '/local/clock', admin, { now }),
  };
};

export const codeOf = ({ body }: Answer): string => text(body, 'code');
