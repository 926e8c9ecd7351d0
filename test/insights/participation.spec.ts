import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { chartAt } from '../../src/kernel/organisation/chart-entries.js';
import { medianOf } from '../../src/insights/medians.js';
import { type Participation, participationOf } from '../../src/insights/participation.js';
import { heardIn } from '../../src/insights/participation-register.js';
import { type Tree, treeOf } from '../../src/insights/tree.js';
import { pair, unit } from '../projections/registers/recording.js';
import { must } from '../support/expectation.js';
import {
  ABOLISHED,
  ABOVE,
  CARRIED_OUT,
  CHART,
  COURSE_DONE,
  histories,
  MERGED,
  NAMES,
  REFORM_DONE,
  sessionRecord,
  type SessionTold,
  suggestionRecord,
  type SuggestionTold,
} from './hearing.js';

type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;
type At = Pick<History, 'asOf' | 'knownOn'>;

const hasCome = ({ on, recordedOn }: { on: number; recordedOn: number }, { asOf, knownOn }: At): boolean =>
  on <= asOf && recordedOn <= knownOn;

const stands = (name: string, at: At): boolean =>
  !(name === MERGED.name && hasCome(MERGED, at)) && !(name === ABOLISHED.name && hasCome(ABOLISHED, at));

/** Where what is of a unit counts. */
const countsIn = (name: string, at: At): string | undefined => {
  if (name === MERGED.name && !stands(name, at)) return MERGED.into;
  return stands(name, at) ? name : undefined;
};

const isWithin = (name: string, top: string): boolean => {
  const above = ABOVE[name];
  return name === top || (typeof above === 'string' && isWithin(above, top));
};

const covers = (tops: readonly string[], name: string, at: At): boolean =>
  stands(name, at) && tops.some((top) => stands(top, at) && isWithin(name, top));

const guestsOf = ({ told }: SessionTold, { knownOn }: At): number =>
  told.reduce((last, { recordedOn, guests }) => (recordedOn <= knownOn && guests !== null ? guests : last), 0);

const isHeld = ({ method, on, told }: SessionTold, { asOf, knownOn }: At): boolean =>
  method === 'forum' && on <= asOf && told.some(({ recordedOn }) => recordedOn <= knownOn);

type Step = SuggestionTold['steps'][number];

const doneOn = ({ by }: Step, at: At): number | undefined => {
  if (by === 'reform') return hasCome(REFORM_DONE, at) ? REFORM_DONE.on : undefined;
  const isThere = by === 'course' && hasCome(COURSE_DONE, at) && at.knownOn < COURSE_DONE.voidFrom;
  return isThere ? COURSE_DONE.on : undefined;
};

/** Steps that count, the last answer or step of them, and what was told of it since. */
const standing = (told: SuggestionTold, at: At): { last: Step | undefined; by: Step | undefined } => {
  const known = told.steps.filter(
    ({ on, recordedOn }) => on <= at.asOf && Math.max(recordedOn, told.recordedOn) <= at.knownOn,
  );
  const place = known.findLastIndex(({ type }) => type !== 'SuggestionLinked');
  const last = known[place];
  if (last?.type !== 'SuggestionAdopted') return { last, by: undefined };
  return { last, by: known.slice(place).findLast(({ by }) => by !== 'nothing') };
};

type Counted = { readonly type: string | undefined; readonly isRealised: boolean; readonly days: number | undefined };

const countedAs = (told: SuggestionTold, at: At): Counted => {
  const { last, by } = standing(told, at);
  const isAnswered = last?.type === 'SuggestionAdopted' || last?.type === 'SuggestionDeclined';
  return {
    type: last?.type,
    isRealised: by !== undefined && doneOn(by, at) !== undefined,
    days: isAnswered ? last.on - told.on : undefined,
  };
};

const naiveMedian = (days: readonly number[]): number | null => {
  const left = days.toSorted((a, b) => b - a);
  while (left.length > 2) {
    left.shift();
    left.pop();
  }
  return left.length === 0 ? null : left.reduce((a, b) => a + b) / left.length;
};

/** The figures of some units, counted one by one. */
const naively = (units: readonly string[], { sessions, suggestions, ...at }: History): Participation => {
  const forums = sessions.filter((one) => isHeld(one, at) && units.some((name) => covers(one.units, name, at)));
  const mine = suggestions.filter((told) => {
    const where = countsIn(told.unit, at);
    return hasCome(told, at) && where !== undefined && units.includes(where);
  });
  const counted = mine.map((told) => countedAs(told, at));
  const of = (type: string): number => counted.filter((one) => one.type === type).length;
  const [adopted, declined] = [of('SuggestionAdopted'), of('SuggestionDeclined')];
  return {
    forums: forums.length,
    guests: forums.reduce((sum, one) => sum + guestsOf(one, at), 0),
    suggestions: mine.length,
    waiting: mine.length - adopted - declined,
    adopted,
    realised: counted.filter(({ isRealised }) => isRealised).length,
    declined,
    medianDays: naiveMedian(counted.flatMap(({ days }) => days ?? [])),
  };
};

const finished = <T>(work: Generator<undefined, T>): T => {
  let now = work.next();
  while (now.done !== true) now = work.next();
  return now.value;
};

const read = ({ scope, under, asOf, knownOn, sessions, suggestions }: History) => {
  const at = pair(asOf, knownOn);
  const chart = chartAt(CHART, at.asOf, at.knownOn);
  const tree: Tree = treeOf(chart, scope.map(unit), under === undefined ? undefined : unit(under));
  const records = [...CARRIED_OUT, ...sessions.map(sessionRecord), ...suggestions.map(suggestionRecord)];
  const heard = heardIn({ records }, at);
  return { tree, ...finished(participationOf(tree, heard.forums, heard.suggestions)) };
};

describe('participation', () => {
  it('is what counting one by one comes to, at any pair', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { tree, total, own, subtree } = read(history);
        const { scope, under } = history;
        const wanted = NAMES.filter(
          (name) =>
            covers(scope, name, history) && (under === undefined || (stands(under, history) && isWithin(name, under))),
        );
        const shown = tree.nodes.map(({ id }) => String(id));
        expect(shown.toSorted()).toStrictEqual(wanted.toSorted());
        expect(total).toStrictEqual(naively(wanted, history));
        shown.forEach((name, place) => {
          expect(own[place]).toStrictEqual(naively([name], history));
          const below = wanted.filter((one) => isWithin(one, name));
          expect(subtree[place]).toStrictEqual(naively(below, history));
        });
      }),
      { numRuns: 500 },
    );
  });

  it('has a median of one decimal at most', () => {
    const some = [[], [4], [1, 2], [9, 1, 4], [1, 8, 3, 4]];
    expect(some.map((days) => medianOf(Int32Array.from(days)))).toStrictEqual([null, 4, 1.5, 4, 3.5]);
  });

  it('counts a forum once, of each unit that it names or covers', () => {
    const forum: SessionTold = { method: 'forum', units: ['a1', 'a'], on: 3, told: [{ recordedOn: 3, guests: 7 }] };
    const { tree, own, total } = read({
      scope: ['city'],
      under: undefined,
      asOf: 5,
      knownOn: 5,
      sessions: [forum],
      suggestions: [],
    });
    const place = tree.nodes.findIndex(({ id }) => id === unit('a2'));
    must(place >= 0);
    expect([own[place]?.guests, total.forums, total.guests]).toStrictEqual([7, 1, 7]);
  });
});
