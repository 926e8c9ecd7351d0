import { readFile } from 'node:fs/promises';
import type { Json, JsonObject } from '../kernel/words/json.js';

/** What an office did at one moment: one request (api.md, 7). */
export type StoryStep = {
  /** RFC 3339; without it the clock stays where it is. */
  readonly at?: string;
  /** The subject who asks. */
  readonly as: string;
  /** As it stands in the story: method and path, with references. */
  readonly do: string;
  readonly with?: Json;
  /** Sent as the body; relative to the story. */
  readonly file?: string;
  /** `kind:name`: how later steps refer to the id that this one answers. */
  readonly name?: string;
  /** JSON pointer of that id in the answer; by default `/id`. */
  readonly take?: string;
  /** A status, or the code of a problem; by default any 2xx. */
  readonly expect?: number | string;
  /** What the answer shows, among other things: objects in part, lists as a whole. */
  readonly shows?: Json;
};

export type Story = { readonly title: string; readonly steps: readonly StoryStep[] };

/** A story that cannot be played, or did not go as it says: the place in the story and what is wrong. */
export class StoryFault extends Error {
  override readonly name = 'StoryFault';
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;
const WISH = /^(GET|POST|PUT|DELETE|PATCH) \/\S*$/;
const NAME = /^[a-z][a-z-]*:\S+$/;
const POINTER = /^(\/[^/]+)+$/;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: Json | undefined): boolean => typeof value === 'string' && value !== '';
const isTextOrAbsent = (value: Json | undefined): boolean => value === undefined || isText(value);
const fits = (value: Json | undefined, shape: RegExp): boolean => typeof value === 'string' && shape.test(value);

const isInstant = (value: Json | undefined): boolean =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));

const isExpectation = (value: Json | undefined): boolean =>
  value === undefined || (typeof value === 'number' && value >= 100 && value <= 599) || fits(value, /^[a-z][a-z-]*$/);

/** What each field may be, in words and as a check. */
const FIELDS: Readonly<Record<keyof StoryStep, readonly [maybe: string, (step: JsonObject) => boolean]>> = {
  at: ['an instant such as 2025-10-09T09:00:00+07:00', ({ at }) => at === undefined || isInstant(at)],
  as: ['a subject', ({ as }) => isText(as)],
  do: ['a method and a path, such as "POST /v1/units"', (step) => fits(step.do, WISH)],
  with: [
    'absent in a GET and beside a file',
    (step) => step.with === undefined || (step.file === undefined && !fits(step.do, /^GET /)),
  ],
  file: ['a path relative to the story', ({ file }) => isTextOrAbsent(file)],
  name: ['a kind and a name, such as "programme:pb"', ({ name }) => name === undefined || fits(name, NAME)],
  take: [
    'a JSON pointer, such as "/history/1/id", beside a name',
    ({ take, name }) => take === undefined || (name !== undefined && fits(take, POINTER)),
  ],
  expect: ['a status or the code of a problem', ({ expect }) => isExpectation(expect)],
  shows: ['an object', ({ shows }) => shows === undefined || isObject(shows)],
};

const checkStep = (step: Json, index: number): StoryStep => {
  if (!isObject(step)) throw new StoryFault(`/steps/${index}: a step is an object`);
  for (const [field, [maybe, isGood]] of Object.entries(FIELDS)) {
    if (!isGood(step)) throw new StoryFault(`/steps/${index}/${field}: ${maybe}`);
  }
  return step as StoryStep;
};

const jsonOf = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new StoryFault('the story is not JSON');
  }
};

/** The story that a text spells; throws StoryFault with the place of the first fault. */
export const parseStory = (text: string): Story => {
  const story = jsonOf(text);
  if (!isObject(story)) throw new StoryFault('a story is an object with "title" and "steps"');
  const { title, steps } = story;
  if (typeof title !== 'string') throw new StoryFault('/title: a text');
  if (!Array.isArray(steps)) throw new StoryFault('/steps: a list of steps');
  return { title, steps: steps.map(checkStep) };
};

export const readStory = async (file: string): Promise<Story> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StoryFault(`the story ${file} cannot be read`);
  });
  return parseStory(text);
};
