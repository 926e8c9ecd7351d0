import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../src/kernel/words/json.js';
import type { StoryStep } from '../../src/story/story.js';
import { type PlayOptions, playStory, type StoryPlayed } from '../../src/story/story-player.js';
import type { Cleaning } from '../support/cleanup.js';

export type Heard = {
  readonly wish: string;
  readonly as: string;
  readonly key: string | undefined;
  readonly type: string | undefined;
  readonly text: string;
};

export type Said = {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What a fake server says; undefined for what every test takes for granted. */
export type Script = (heard: Heard) => Said | undefined;

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
};

const usual = ({ wish }: Heard): Said => {
  if (wish === 'PUT /local/clock') return { status: 200, body: {} };
  return { status: 200, body: { id: 'id-of-something', revision: 0, position: '00000000000000000007' } };
};

const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

const heardOf = async (request: IncomingMessage): Promise<Heard> => ({
  wish: `${request.method} ${request.url}`,
  as: (headerOf(request, 'authorization') ?? '').replace('Bearer token-of-', ''),
  key: headerOf(request, 'idempotency-key'),
  type: headerOf(request, 'content-type'),
  text: await textOf(request),
});

/** A server that answers as scripted, and what it was asked. */
export const fakeServer = async (
  t: Cleaning,
  script: Script = () => undefined,
): Promise<{ url: string; heard: Heard[] }> => {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void heardOf(request).then((one) => {
      heard.push(one);
      const { status, body = {}, headers = {} } = script(one) ?? usual(one);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      return response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, heard };
};

/** A folder for a story and its files. */
export const folder = async (t: Cleaning): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'story-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
};

const writeStory = async (t: Cleaning, steps: readonly StoryStep[]): Promise<string> => {
  const file = join(await folder(t), 'story.json');
  await writeFile(file, JSON.stringify({ title: 'A test', steps }));
  return file;
};

export const tokenOf = async (subject: string): Promise<string> => `token-of-${subject}`;

/** Plays steps against a scripted server. */
export const play = async (
  t: Cleaning,
  steps: readonly StoryStep[],
  { script, ...options }: Partial<PlayOptions> & { script?: Script } = {},
): Promise<{ heard: Heard[]; played: StoryPlayed }> => {
  const { url, heard } = await fakeServer(t, script);
  const file = await writeStory(t, steps);
  const played = await playStory({ file, url, tokenOf, ...options });
  return { heard, played };
};

export const wishes = (heard: readonly Heard[]): string[] => heard.map(({ wish }) => wish);
