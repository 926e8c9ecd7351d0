import { isDeepStrictEqual } from 'node:util';
import { checksOf } from '../histories/checks.js';
import type { Check } from '../histories/draw.js';
import { chanceOf } from '../histories/random.js';
import { addDays, type Day } from '../days.js';
import { factsOf, type Id, type Known } from '../facts.js';
import { isBody } from '../judge/fields.js';
import type { Playing } from '../play/acceptance.js';
import { allNamed } from '../play/names.js';
import { expectedOf } from '../play/expected.js';
import { ask, beginning, playStep } from '../play/play.js';
import type { Answer, Server } from '../play/server.js';
import type { Line } from './retelling.js';

/** How many readings are asked for before each mend, and in the end. */
const BEFORE = 6;
const IN_THE_END = 60;

const LISTS = ['reforms', 'directives', 'practices', 'courses', 'sessions', 'resistance-issues'] as const;

/** What any later write moves, and what each request has anew. */
const MOVING = ['revision', 'requestId'];

/** And what says how and when it was told. */
const OF_TELLING = [...MOVING, 'history', 'position', 'knownOn'];

const rowKey = (row: unknown): string => {
  if (!isBody(row)) return '';
  return JSON.stringify(row['id'] ?? row['staff'] ?? '');
};

const NAMED = /^(?:@\S+|an id)$/;

const isId = (row: unknown): row is string => typeof row === 'string' && NAMED.test(row);

/**
 * Rows of things and of people stand in the order of ids, which each server gives anew; and a mend that names the same
 * units in another order mends nothing.
 */
const inOrder = (rows: readonly unknown[]): readonly unknown[] => {
  if (rows.every(isId)) return rows.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  return rows.every((row) => rowKey(row) !== '""' && rowKey(row) !== '')
    ? rows.toSorted((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1))
    : rows;
};

const without = (names: readonly string[], value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => without(names, one));
  if (!isBody(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, without(names, inner)]));
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Each server has ids of its own for what has no name yet: units that a reform may come to establish. */
const sorted = (value: unknown): unknown => {
  if (typeof value === 'string') return UUID.test(value) ? 'an id' : value;
  if (Array.isArray(value)) return inOrder(value.map(sorted));
  if (!isBody(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sorted(inner)]));
};

/** What both histories have to show alike: all but how and when it was told. */
export const shown = (value: unknown): unknown => sorted(without(OF_TELLING, value));

/** What has to be answered for a day that is known once and for all. */
export const still = (value: unknown): unknown => without(MOVING, value);

export type Asked = { readonly check: Check; readonly answer: Answer };

const asked = async (server: Server, playing: Playing, checks: readonly Check[]): Promise<readonly Asked[]> => {
  const all: Asked[] = [];
  for (const check of checks)
    if (allNamed(playing.names, check.path, check.query))
      all.push({ check, answer: await ask(server, playing, check) });
  return all;
};

/** What is asked for without dates is answered as of now, and so are the responses that a survey has. */
const isOfNow = ({ path, today }: Check): boolean => today !== undefined || path.startsWith('surveys');

const yesterdays = ({ log, today }: Playing, seed: number): readonly Check[] =>
  checksOf(log, today, chanceOf(seed), BEFORE)
    .filter((check) => !isOfNow(check))
    .map((check) => {
      const { knownOn = '' } = check.query;
      return { ...check, query: { ...check.query, knownOn: knownOn < today ? knownOn : addDays(today, -1) } };
    });

/** One history on a server of its own. */
export class Telling {
  readonly playing: Playing;
  private readonly before: Asked[] = [];

  constructor(
    private readonly server: Server,
    startsOn: Day,
  ) {
    this.playing = beginning(startsOn);
  }

  /** Tells all lines; before each mend, what was known until the day before is asked for. What went wrong. */
  async tell(lines: readonly Line[]): Promise<readonly string[]> {
    for (const [at, { today, write, part }] of lines.entries()) {
      if (part === 'mend' && today > (lines[0]?.today ?? today))
        this.before.push(...(await asked(this.server, this.playing, yesterdays({ ...this.playing, today }, at))));
      const wrong = await playStep(this.server, this.playing, { today, write });
      if (wrong.length > 0) return [`${today} POST ${write.path} ${JSON.stringify(write.body)}`, ...wrong];
    }
    return [];
  }

  /** Everything that was asked for before a mend, as it was answered then, and as it is answered now. */
  async askedAgain(): Promise<readonly { readonly before: Asked; readonly now: Asked | undefined }[]> {
    const now = await asked(
      this.server,
      this.playing,
      this.before.map(({ check }) => check),
    );
    return this.before.map((before, index) => ({ before, now: now[index] }));
  }

  async answers(checks: readonly Check[]): Promise<readonly Asked[]> {
    return asked(this.server, this.playing, checks);
  }
}

const isPublished = ({ path, query }: Check): boolean =>
  /\/(?:results|outcomes)$/.test(path) || query['formula'] === 'readiness@2';

/** What a survey published of what was known on its last day stays so, though that was mended later. */
export const isKeptOtherwise = (one: Known, other: Known, check: Check): boolean =>
  isPublished(check) && !isDeepStrictEqual(expectedOf(one, check), expectedOf(other, check));

const listsOf = (programmes: readonly Id[], pair: Check['query']): readonly Check[] =>
  programmes.flatMap((programme) => LISTS.map((path) => ({ path, query: { ...pair, programme, limit: '200' } })));

/** Readings of all days as known in the end, of what the right history names, and every list. */
export const finalChecks = ({ log, today }: Playing, seed: number): readonly Check[] => {
  const known = { knownOn: today };
  // An explanation tells what was taken back, too, and when each fact was told.
  const drawn = checksOf(log, today, chanceOf(seed), IN_THE_END)
    .filter(({ path }) => !path.endsWith('/explanation'))
    .map((check) => (check.today === undefined ? { ...check, query: { ...check.query, ...known } } : check));
  const programmes = factsOf(log, 'founded').map(({ programme }) => programme);
  const lists = [
    ...listsOf(programmes, { ...known, asOf: today }),
    { path: 'programmes', query: { ...known, asOf: today } },
  ];
  return [...drawn, ...lists];
};
