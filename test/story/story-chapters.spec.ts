import { expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { playChapters } from '../../src/story/chapters.js';
import type { StoryStep } from '../../src/story/story.js';
import type { StepPlayed } from '../../src/story/story-player.js';
import { fakeServer, folder, play, type Script, tokenOf, wishes } from './fake-server.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';

const HISTORY = [
  { id: 'f0', kind: 'written' },
  { id: 'f1', kind: 'close', on: '2026-04-09', stands: false },
];

const telling: Script = ({ wish }) =>
  wish.startsWith('GET /v1/a') ? { status: 200, body: { id: 'a1', unit: 'u1', history: HISTORY } } : undefined;

const reading = (shows: NonNullable<StoryStep['shows']>): StoryStep => ({ as: 'office', do: 'GET /v1/a', shows });

const shown = async (t: Cleaning, shows: NonNullable<StoryStep['shows']>): Promise<string> =>
  play(t, [{ as: 'office', do: 'POST /v1/u', with: {}, name: 'unit:u' }, reading(shows)], {
    script: (heard) => (heard.wish === 'POST /v1/u' ? { status: 201, body: { id: 'u1' } } : telling(heard)),
  }).then(
    () => 'as told',
    (fault: Error) => fault.message,
  );

test(
  'what an answer has to show: objects in part, lists as a whole, references as their ids',
  cleaned(async (t) => {
    const good = [{}, { unit: '@unit:u' }, { history: [{ kind: 'written' }, { stands: false, on: '2026-04-09' }] }];
    for (const shows of good) expect(await shown(t, shows)).toBe('as told');
    const told = await shown(t, { history: [{ kind: 'written' }, { kind: 'close', stands: true }] });
    expect(told).toBe(
      '/steps/1 (no time, office): GET /v1/a\n/shows/history/1/stands: the answer shows something else',
    );
    expect(await shown(t, { history: [{ kind: 'written' }] })).toMatch(/^\/shows\/history: /m);
    expect(await shown(t, { history: {} })).toMatch(/^\/shows\/history: /m);
    expect(await shown(t, { id: 'a2' })).toMatch(/^\/shows\/id: /m);
    expect(await shown(t, { closedOn: null })).toMatch(/^\/shows\/closedOn: /m);
  }),
);

test(
  'a step names what stands elsewhere in an answer',
  cleaned(async (t) => {
    const name = 'fact:close';
    const undo: StoryStep = { as: 'office', do: 'POST /v1/a/undo', with: { fact: '@fact:close' } };
    const steps = [{ as: 'office', do: 'GET /v1/a', name, take: '/history/1/id' }, undo];
    const { heard } = await play(t, steps, { script: telling });
    expect(heard.at(-1)?.text).toBe('{"fact":"f1"}');
    const nowhere = [{ as: 'office', do: 'GET /v1/a', name, take: '/history/2/id' }];
    await expect(play(t, nowhere, { script: telling })).rejects.toThrow(/\/steps\/0: the answer names no id for fact/);
  }),
);

const post = (path: string): StoryStep => ({ as: 'office', do: `POST ${path}`, with: {} });

const chapters = async (t: Cleaning, ...told: readonly StoryStep[][]): Promise<readonly string[]> => {
  const path = await folder(t);
  const files = told.map((_, index) => join(path, `${index}.json`));
  for (const [index, file] of files.entries())
    await writeFile(file, JSON.stringify({ title: `Chapter ${index}`, steps: told[index] ?? [] }));
  return files;
};

test(
  'a chapter goes on with what the one before it named, also after a break',
  cleaned(async (t) => {
    const first = [{ ...post('/v1/a'), name: 'thing:a' }, post('/v1/b')];
    const files = await chapters(t, first, [post('/v1/c/@thing:a'), post('/v1/d')]);
    const { url, heard } = await fakeServer(t);
    const steps: StepPlayed[] = [];
    const whole = await playChapters({ files, url, tokenOf, onStep: (step) => steps.push(step) });
    const all = ['POST /v1/a', 'POST /v1/b', 'POST /v1/c/id-of-something', 'POST /v1/d'];
    expect(wishes(heard)).toStrictEqual(all);
    expect([whole.total, whole.played, whole.statuses, whole.progress.next]).toStrictEqual([4, 4, { 200: 4 }, 4]);
    expect(steps.map(({ index, total }) => [index, total])).toStrictEqual([0, 1, 2, 3].map((at) => [at, 4]));
    for (const [index, { progress }] of steps.entries()) {
      const from = heard.length;
      const rest = await playChapters({ files, url, tokenOf, from: progress });
      expect([rest.played, wishes(heard.slice(from))]).toStrictEqual([3 - index, all.slice(index + 1)]);
    }
  }),
);
