import { setTimeout as after } from 'node:timers/promises';
import type { Json, JsonObject } from '../kernel/words/json.js';
import { StoryFault } from './story.js';

export type StoryBody = { readonly type: string; readonly content: string | Uint8Array<ArrayBuffer> };

export type StoryRequest = {
  readonly as: string;
  readonly method: string;
  readonly path: string;
  readonly body?: StoryBody;
  readonly key?: string;
  /** Takes "come back later" for an answer. */
  readonly once?: boolean;
};

/** What a server said: the JSON object it answered, empty for anything else, and the code of a problem. */
export type StoryAnswer = {
  readonly status: number;
  readonly body: JsonObject;
  readonly code?: string;
};

/** Times that a request is sent again when the server says to come back later. */
const RETRIES = 8;
const LATER = new Set([429, 503]);
const LONGEST_WAIT_S = 10;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const jsonIn = (text: string): JsonObject => {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};

const waitOf = (response: Response): number =>
  Math.min(Number(response.headers.get('retry-after') ?? 1) || 1, LONGEST_WAIT_S) * 1_000;

export const jsonBody = (value: Json): StoryBody => ({
  type: 'application/json',
  content: JSON.stringify(value),
});

/** Sends the requests of a story, each as its subject. */
export class StoryClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly url: string,
    private readonly tokenOf: (subject: string) => Promise<string>,
  ) {}

  async send(request: StoryRequest): Promise<StoryAnswer> {
    for (let attempt = 0; ; attempt += 1) {
      const response = await this.sendOnce(request);
      const body = jsonIn(await response.text());
      const { status } = response;
      if (request.once || !LATER.has(status) || attempt >= RETRIES) {
        return { status, body, ...(typeof body.code === 'string' ? { code: body.code } : {}) };
      }
      await after(waitOf(response));
    }
  }

  private async sendOnce({ as, method, path, body, key }: StoryRequest): Promise<Response> {
    const headers = new Headers({ authorization: `Bearer ${await this.token(as)}` });
    if (body) headers.set('content-type', body.type);
    if (key !== undefined) headers.set('idempotency-key', key);
    try {
      return await fetch(`${this.url.replace(/\/+$/, '')}${path}`, {
        method,
        headers,
        ...(body ? { body: body.content } : {}),
      });
    } catch {
      throw new StoryFault(`no server answers at ${this.url}`);
    }
  }

  private token(subject: string): Promise<string> {
    const known = this.tokens.get(subject) ?? this.tokenOf(subject);
    this.tokens.set(subject, known);
    return known;
  }
}
