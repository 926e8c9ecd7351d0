import type { Json } from '../kernel/words/json.js';
import type { StoryStep } from './story.js';

/** `@kind:name` somewhere in a step; `place` is the JSON pointer of the text that holds it. */
export type Reference = { readonly kind: string; readonly name: string; readonly place: string };

type Change = (text: string, place: string) => string;

/** A text that is a reference and nothing else: its name may hold anything. */
const WHOLE = /^@([a-z][a-z-]*):([^@]+)$/u;
/** References within a longer text: a name ends in a letter or a digit. */
const WITHIN = /(?<![\p{L}\p{N}.])@([a-z][a-z-]*):([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)/gu;
const IN_PATH = /@([a-z][a-z-]*):([^/?&#]+)/gu;

const changedText = (text: string, resolve: (kind: string, name: string) => string): string => {
  const shape = WHOLE.test(text) ? WHOLE : WITHIN;
  return text.replace(shape, (_, kind: string, name: string) => resolve(kind, name));
};

const changedTexts = (value: Json, place: string, change: Change): Json => {
  if (typeof value === 'string') return change(value, place);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item, index) => changedTexts(item, `${place}/${index}`, change));
  const entries = Object.entries(value).map(([field, item = null]) => [
    field,
    changedTexts(item, `${place}/${field}`, change),
  ]);
  return Object.fromEntries(entries) as Json;
};

/** A step with every reference replaced by what `resolve` says of it. */
export const withReferences = (step: StoryStep, resolve: (reference: Reference) => string): StoryStep => {
  const path = step.do.replace(IN_PATH, (_, kind: string, name: string) =>
    encodeURIComponent(resolve({ kind, name, place: '/do' })),
  );
  const filled = (value: Json, at: string): Json =>
    changedTexts(value, at, (text, place) => changedText(text, (kind, name) => resolve({ kind, name, place })));
  return {
    ...step,
    do: path,
    ...(step.with === undefined ? {} : { with: filled(step.with, '/with') }),
    ...(step.shows === undefined ? {} : { shows: filled(step.shows, '/shows') }),
  };
};

/** Every reference of a step, in order. */
export const referencesOf = (step: StoryStep): readonly Reference[] => {
  const found: Reference[] = [];
  withReferences(step, (reference) => {
    found.push(reference);
    return '';
  });
  return found;
};

/** A text as it may be shown: the numbers of persons left out. */
export const withoutNumbers = (text: string): string => text.replace(/@staff:[^/?&#\s"]*/gu, '@staff:...');
