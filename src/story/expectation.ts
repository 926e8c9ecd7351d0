import type { Json } from '../kernel/words/json.js';
import { withoutNumbers } from './references.js';
import { otherwiseAt } from './shown.js';
import { StoryFault, type StoryStep } from './story.js';
import type { StoryAnswer } from './story-client.js';

/** Steps are sent under keys made of the story's title and their places, so that a story can be played on. */
const KEY_REUSED = [
  '',
  'Another story of this title was played on this server: give this one another title, or the server another directory.',
  'Cerita lain dengan judul ini sudah dimainkan di server ini: beri judul lain, atau pakai direktori data lain.',
].join('\n');

const LATER = new Set<StoryStep['expect']>([429, 503, 'too-busy', 'view-behind', 'store-unavailable']);

/** Whether a step is to be told to come back later. */
export const isLater = (expect: StoryStep['expect']): boolean => LATER.has(expect);

const isMet = (expect: StoryStep['expect'], { status, code }: StoryAnswer): boolean => {
  if (expect === undefined) return status >= 200 && status < 300;
  return typeof expect === 'number' ? status === expect : code === expect;
};

const rowText = (row: Json): string => {
  if (typeof row !== 'object' || row === null || !('pointer' in row)) return '';
  const { pointer, code } = row;
  return typeof pointer === 'string' && typeof code === 'string' ? `\n  ${pointer}: ${code}` : '';
};

const answerText = ({ status, code, body }: StoryAnswer): string => {
  const { requestId, errors } = body;
  const request = typeof requestId === 'string' ? `, request ${requestId}` : '';
  const rows = Array.isArray(errors) ? errors.map(rowText).join('') : '';
  return `${status}${code === undefined ? '' : ` ${code}`}${request}${rows}`;
};

/** What was shown instead is not told: it may be somebody's name. */
const checkShown = (step: StoryStep, index: number, { body }: StoryAnswer): void => {
  const place = step.shows === undefined ? undefined : otherwiseAt(step.shows, body, '/shows');
  if (place !== undefined) throw new StoryFault(`${stepText(step, index)}\n${place}: the answer shows something else`);
};

/** Names a step for people: its place in the story, its moment, who and what; no number of a person. */
export const stepText = (step: StoryStep, index: number): string =>
  `/steps/${index} (${step.at ?? 'no time'}, ${step.as}): ${withoutNumbers(step.do)}`;

/** Throws StoryFault where a step was not answered as the story says. */
export const checkAnswer = (step: StoryStep, index: number, answer: StoryAnswer): void => {
  if (isMet(step.expect, answer)) return checkShown(step, index, answer);
  const expected = step.expect ?? 'any 2xx';
  const why = answer.code === 'idempotency-key-reused' ? KEY_REUSED : '';
  throw new StoryFault(`${stepText(step, index)}\nexpected ${expected}, answered ${answerText(answer)}${why}`);
};

/** What the player itself asked was refused. */
export const refusedText = (wish: string, answer: StoryAnswer): string => `${wish} was answered ${answerText(answer)}`;
