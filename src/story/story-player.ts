import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { ClockHand } from './clock-hand.js';
import { checkAnswer, isLater, stepText } from './expectation.js';
import { KnownThings, type Learnt } from './known-things.js';
import { type Reference, referencesOf, withoutNumbers, withReferences } from './references.js';
import { valueAt } from './shown.js';
import { readStory, type Story, StoryFault, type StoryStep } from './story.js';
import { jsonBody, type StoryAnswer, StoryClient, type StoryRequest } from './story-client.js';

/** How far a story has been played: enough to play on after a break. Holds no NIP and no name. */
export type StoryProgress = Learnt & {
  /** Index of the step that comes next. */
  readonly next: number;
  /** Of the last write. */
  readonly position?: string;
};

export type StepPlayed = {
  readonly index: number;
  readonly total: number;
  readonly status: number;
  readonly progress: StoryProgress;
};

export type PlayOptions = {
  readonly file: string;
  readonly url: string;
  readonly tokenOf: (subject: string) => Promise<string>;
  /** Told of each step once it was answered as expected. */
  readonly onStep?: (played: StepPlayed) => void;
  /** Told once of the moment of a step that the server's clock has passed already. */
  readonly onClockAhead?: (at: string) => void;
  readonly from?: StoryProgress;
  /** Stops the play after the step that is under way. */
  readonly signal?: AbortSignal;
};

export type StoryPlayed = {
  /** Steps of the story, and how many of them this call played. */
  readonly total: number;
  readonly played: number;
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly progress: StoryProgress;
};

/** Reads that take no `after`, or mean something else by it. */
const WITHOUT_AFTER = /^\/(?!v1\/)|^\/v1\/(me|events|changes|access-log)\b|[?&]after=/;

const TYPES: Readonly<Record<string, string>> = { '.csv': 'text/csv', '.json': 'application/json' };

/** Plays a story against a running server, step by step (api.md, 7); throws StoryFault where it goes otherwise. */
export const playStory = async (options: PlayOptions): Promise<StoryPlayed> =>
  new Player(await readStory(options.file), options).play();

class Player {
  private readonly client: StoryClient;
  private readonly clock: ClockHand;
  private readonly known: KnownThings;
  private readonly statuses: Record<string, number> = {};
  private next: number;
  private position: string | undefined;

  constructor(
    private readonly story: Story,
    private readonly options: PlayOptions,
  ) {
    const { url, tokenOf, from, onClockAhead } = options;
    this.client = new StoryClient(url, tokenOf);
    this.clock = new ClockHand(this.client, onClockAhead);
    this.known = new KnownThings(this.client, from);
    this.next = from?.next ?? 0;
    this.position = from?.position;
  }

  async play(): Promise<StoryPlayed> {
    const { steps } = this.story;
    const first = this.next;
    for (const [offset, step] of steps.slice(first).entries()) {
      if (this.options.signal?.aborted) break;
      await this.playStep(step, first + offset);
    }
    const { statuses } = this;
    return { total: steps.length, played: this.next - first, statuses, progress: this.progress() };
  }

  private async playStep(step: StoryStep, index: number): Promise<void> {
    if (step.at !== undefined) await this.clock.moveTo(step.at);
    const filled = await this.filled(step, index);
    const answer = await this.client.send(await this.requestOf(filled, index));
    checkAnswer({ ...filled, do: step.do }, index, answer);
    this.keep(step, index, answer);
    const { status } = answer;
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    this.next = index + 1;
    this.options.onStep?.({ index, total: this.story.steps.length, status, progress: this.progress() });
  }

  private async filled(step: StoryStep, index: number): Promise<StoryStep> {
    const now = { instant: this.clock.now(), position: this.position };
    await this.known.learn(referencesOf(step), now);
    return withReferences(step, (reference) => {
      const id = this.known.idOf(reference);
      if (id === undefined) throw new StoryFault(`${stepText(step, index)}\n${unknownText(reference)}`);
      return id;
    });
  }

  private async requestOf(step: StoryStep, index: number): Promise<StoryRequest> {
    const [method = '', path = ''] = step.do.split(' ');
    const body = await this.bodyOf(step);
    const request = { as: step.as, method, path, ...(body ? { body } : {}) };
    const once = isLater(step.expect);
    if (method === 'GET') return { ...request, path: this.seeingAll(path), once };
    return { ...request, key: this.keyOf(step, index), once };
  }

  private async bodyOf(step: StoryStep): Promise<StoryRequest['body']> {
    if (step.file === undefined) return step.with === undefined ? undefined : jsonBody(step.with);
    const file = resolve(dirname(this.options.file), step.file);
    const content = await readFile(file).catch(() => {
      throw new StoryFault(`the file ${file} cannot be read`);
    });
    return { type: TYPES[extname(file)] ?? 'application/octet-stream', content: Uint8Array.from(content) };
  }

  private seeingAll(path: string): string {
    if (this.position === undefined || WITHOUT_AFTER.test(path)) return path;
    return `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(this.position)}`;
  }

  /** The same step of the same story is the same request: to repeat it records nothing twice. */
  private keyOf({ at = '', as: subject, do: wish }: StoryStep, index: number): string {
    const hash = createHash('sha256').update(
      JSON.stringify([this.story.title, index, at, subject, withoutNumbers(wish)]),
    );
    return `story-${hash.digest('hex')}`;
  }

  private keep({ name, take, do: wish }: StoryStep, index: number, { status, body }: StoryAnswer): void {
    if (status >= 300) return;
    if (typeof body.position === 'string' && !wish.startsWith('GET ')) this.position = body.position;
    if (name === undefined) return;
    const id = valueAt(body, take ?? '/id');
    if (typeof id !== 'string') throw new StoryFault(`/steps/${index}: the answer names no id for ${name}`);
    this.known.name(name, id);
  }

  private progress(): StoryProgress {
    const { next, position } = this;
    return { ...this.known.learnt(), next, ...(position === undefined ? {} : { position }) };
  }
}

const unknownText = ({ kind, name, place }: Reference): string => {
  if (kind === 'staff') return `${place}: nobody has the number that stands here`;
  if (kind === 'unit') return `${place}: @unit:${name} is neither on today's chart nor on the one two years ahead`;
  return `${place}: no earlier step has the name ${kind}:${name}`;
};
