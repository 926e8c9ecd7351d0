import { describe, expect, it } from '@jest/globals';
import { type CoveredTree, type Hidden, hiddenIn } from '../../src/surveys/hidden.js';
import { leaksOf, sumsOf } from './attack.js';

/** A unit with its code, its own responses, and what is below it. */
type Unit = readonly [code: string, own: number, ...below: Unit[]];

type Planted = { readonly tree: CoveredTree; readonly own: number[]; readonly codes: string[] };

const planted = (...tops: readonly Unit[]): Planted => {
  const [parents, codes, own]: [number[], string[], number[]] = [[], [], []];
  const plant = ([code, responses, ...below]: Unit, above: number): void => {
    const place = parents.push(above) - 1;
    codes.push(code);
    own.push(responses);
    for (const unit of below) plant(unit, place);
  };
  for (const unit of tops) plant(unit, -1);
  return { tree: { parents, codes }, own, codes };
};

/** What is hidden, as `code own`, `code subtree` and `total`. */
const hiddenOf = (...tops: readonly Unit[]): string[] => {
  const { tree, own, codes } = planted(...tops);
  const hidden = hiddenIn(tree, own);
  return [
    ...codes.flatMap((code, place) => [
      ...(hidden.own[place] ? [`${code} own`] : []),
      ...(hidden.subtree[place] ? [`${code} subtree`] : []),
    ]),
    ...(hidden.total ? ['total'] : []),
  ];
};

describe('what a survey hides', () => {
  it('shows what has no responses, and what has five', () => {
    expect(hiddenOf()).toStrictEqual([]);
    expect(hiddenOf(['A', 0, ['B', 0]])).toStrictEqual([]);
    expect(hiddenOf(['A', 5, ['B', 5], ['C', 0]])).toStrictEqual([]);
  });

  it('hides one to four responses of a unit itself, and of all together (rules 1 and 2)', () => {
    for (const few of [1, 4]) {
      expect(hiddenOf(['A', few])).toStrictEqual(['A own', 'A subtree', 'total']);
      expect(hiddenOf(['A', 0, ['B', few]])).toStrictEqual(['A subtree', 'B own', 'B subtree', 'total']);
    }
    expect(hiddenOf(['A', 2, ['B', 2]])).toStrictEqual(['A own', 'A subtree', 'B own', 'B subtree', 'total']);
  });

  it('hides the shown part with the fewest responses beside parts that have one to four (rule 3)', () => {
    expect(hiddenOf(['A', 30, ['B', 3], ['C', 20], ['D', 10]])).toStrictEqual([
      'B own',
      'B subtree',
      'D own',
      'D subtree',
    ]);
    expect(hiddenOf(['A', 3, ['B', 0], ['C', 9]])).toStrictEqual(['A own', 'C own', 'C subtree']);
  });

  it('hides no more where the hidden parts together have five or more', () => {
    expect(hiddenOf(['A', 30, ['B', 3], ['C', 2], ['D', 10]])).toStrictEqual([
      'B own',
      'B subtree',
      'C own',
      'C subtree',
    ]);
    expect(hiddenOf(['A', 4, ['B', 1]])).toStrictEqual(['A own', 'B own', 'B subtree']);
  });

  it('takes a unit itself before those below it, and these by code (rule 3)', () => {
    expect(hiddenOf(['A', 7, ['B', 3], ['C', 7]])).toStrictEqual(['A own', 'B own', 'B subtree']);
    expect(hiddenOf(['A', 9, ['C', 7], ['B', 7], ['D', 1]])).toStrictEqual([
      'B own',
      'B subtree',
      'D own',
      'D subtree',
    ]);
    expect(hiddenOf(['T2', 7], ['T1', 7], ['T3', 2])).toStrictEqual(['T1 own', 'T1 subtree', 'T3 own', 'T3 subtree']);
  });

  it('hides on within a subtree that it hid, down to a unit itself (rule 4)', () => {
    expect(hiddenOf(['A', 40, ['B', 3], ['C', 9, ['D', 8, ['E', 5], ['F', 6]]]])).toStrictEqual([
      'B own',
      'B subtree',
      'C own',
      'C subtree',
    ]);
    expect(hiddenOf(['A', 40, ['B', 3], ['C', 0, ['D', 0, ['E', 5], ['F', 6]]]])).toStrictEqual([
      'B own',
      'B subtree',
      'C subtree',
      'D subtree',
      'E own',
      'E subtree',
    ]);
  });

  it('stops within a subtree where a part with responses is hidden already (rule 4)', () => {
    expect(hiddenOf(['A', 40, ['B', 3], ['C', 20, ['D', 4], ['E', 1], ['F', 6]]])).toStrictEqual([
      'B own',
      'B subtree',
      'C subtree',
      'D own',
      'D subtree',
      'E own',
      'E subtree',
    ]);
  });

  it('hides a topmost unit beside another one', () => {
    expect(hiddenOf(['A', 3], ['B', 20, ['C', 6]])).toStrictEqual([
      'A own',
      'A subtree',
      'B subtree',
      'C own',
      'C subtree',
    ]);
  });
});

/** A small generator of its own: the same trees in every run. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const TREES = 10_000;
const LARGEST = 16;

/** Trees of every shape, in which few, just enough and many answered, and in many units nobody. */
const someTree = (random: (below: number) => number): Planted => {
  const size = 1 + random(LARGEST);
  const [parents, codes, own, path]: [number[], string[], number[], number[]] = [[], [], [], []];
  const [bushy, silent] = [1 + random(4), random(4)];
  for (let place = 0; place < size; place += 1) {
    while (path.length > 0 && random(bushy + 1) === 0) path.pop();
    parents.push(path.at(-1) ?? -1);
    path.push(place);
    codes.push(String(random(100)));
    own.push(random(4) < silent ? 0 : ([random(6), 4 + random(3), random(30)][random(3)] ?? 0));
  }
  return { tree: { parents, codes }, own, codes };
};

const isFew = (responses: number): boolean => responses >= 1 && responses <= 4;

/** Figures with one to four responses, or none, that are not as they should be. */
const wrongOf = ({ tree, own }: Planted, hidden: Hidden): string[] => {
  const { subtree, total } = sumsOf(tree);
  const responses = (row: readonly number[]): number => row.reduce((sum, one, at) => sum + one * (own[at] ?? 0), 0);
  const figures = [
    ...own.map((count, place) => [`own ${place}`, count, hidden.own[place]] as const),
    ...subtree.map((row, place) => [`subtree ${place}`, responses(row), hidden.subtree[place]] as const),
    ['total', responses(total), hidden.total] as const,
  ];
  return figures.flatMap(([name, count, isHidden]) =>
    (isFew(count) && !isHidden) || (count === 0 && isHidden) ? [name] : [],
  );
};

describe('who works out what a survey hides', () => {
  it(`finds nothing hidden in any of ${TREES} random trees, from all that is shown together`, () => {
    const random = randomFrom(11);
    const found: object[] = [];
    let hiddenInAll = 0;
    for (let n = 0; n < TREES; n += 1) {
      const some = someTree(random);
      const hidden = hiddenIn(some.tree, some.own);
      const [wrong, leaks] = [wrongOf(some, hidden), leaksOf(some.tree, hidden)];
      if (wrong.length + leaks.length > 0) found.push({ n, ...some.tree, own: some.own, wrong, leaks });
      hiddenInAll += [...hidden.own, ...hidden.subtree].filter(Boolean).length;
    }
    expect(found).toStrictEqual([]);
    expect(hiddenInAll).toBeGreaterThan(TREES);
  });

  it('would find what is hidden beside too little', () => {
    const { tree } = planted(['A', 30, ['B', 3], ['C', 20]]);
    const hidden = { own: [false, true, false], subtree: [false, true, false], total: false };
    expect(leaksOf(tree, hidden)).toStrictEqual([
      { of: 'own', place: 1 },
      { of: 'subtree', place: 1 },
    ]);
  });
});
