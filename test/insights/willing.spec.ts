import { describe, expect, it } from '@jest/globals';
import { treeOf } from '../../src/insights/tree.js';
import { willingIn } from '../../src/insights/willing.js';
import { asId, type SurveyId } from '../../src/kernel/words/ids.js';
import { coveredUnits } from '../../src/surveys/covered-tree.js';
import { PublishedSurvey } from '../../src/surveys/published-survey.js';
import { type Counts, resultsOf } from '../../src/surveys/results.js';
import { ChartStory, day, establish, merge, unit } from '../kernel/chart.stories.js';
import { PROGRAMME } from '../projections/registers/recording.js';

const story = ChartStory.ofCity('a', 'b', 'c');
story.takes(0, establish('a1', 'a'));
story.takes(20, merge('b', 'a'));

/** Of two statements, so many answers of 1 to 5 each. */
const alike = (answers: readonly number[]): Counts => [answers, answers];

/** Five of unit A answered 5, three of A1 3: both are hidden; five of B answered 1, and unit C was not asked. */
const published = (): PublishedSurvey => {
  const chart = story.on(10);
  const covered = coveredUnits(chart, [unit('a'), unit('b')]);
  const counted: Readonly<Record<string, Counts>> = {
    a: alike([0, 0, 0, 0, 5]),
    a1: alike([0, 0, 3, 0, 0]),
    b: alike([5, 0, 0, 0, 0]),
  };
  const asked = { kind: 'pulse', statements: 2 } as const;
  const tree = {
    parents: covered.parents,
    codes: covered.nodes.map(({ code }) => code),
  };
  const counts = covered.nodes.map(({ code }) => counted[code]);
  const results = resultsOf(asked, tree, {
    counts,
    population: covered.nodes.map(() => 9),
  });
  const about = {
    survey: asId<SurveyId>('survey'),
    kind: 'pulse',
    programme: PROGRAMME,
    closesOn: day(10),
    statements: ['x', 'y'],
    weights: undefined,
  } as const;
  return new PublishedSurvey({ about, asked, chart, covered, results });
};

/** Of each unit on a day what is willing of what was asked: itself, and with all below. */
const read = (on: number, under?: string): unknown => {
  const below = under === undefined ? undefined : unit(under);
  const tree = treeOf(story.on(on), [unit('city')], below);
  const { own, subtree, total } = willingIn(tree, published(), below);
  const units = tree.nodes.map(({ code }, place) => [
    code,
    [own.done[place], own.due[place]],
    [subtree.done[place], subtree.due[place]],
  ]);
  return { units, total };
};

describe('how willing people are', () => {
  it('is what was published of each unit: nothing where it is hidden or was not asked, and nothing is summed', () => {
    expect(read(10)).toStrictEqual({
      units: [
        ['city', [0, 0], [0, 0]],
        ['a', [0, 0], [52, 64]],
        ['a1', [0, 0], [0, 0]],
        ['b', [0, 40], [0, 40]],
        ['c', [0, 0], [0, 0]],
      ],
      total: [52, 104],
    });
  });

  it('is in all, below a unit, what was published of that unit', () => {
    expect(read(10, 'a')).toMatchObject({ total: [52, 64] });
    expect(read(10, 'c')).toMatchObject({ total: [0, 0] });
    expect(read(10, 'city')).toMatchObject({ total: [0, 0] });
  });

  it('does not move with restructures', () => {
    expect(read(30)).toMatchObject({
      units: [
        ['city', [0, 0], [0, 0]],
        ['a', [0, 0], [52, 64]],
        ['a1', [0, 0], [0, 0]],
        ['c', [0, 0], [0, 0]],
      ],
      total: [52, 104],
    });
  });

  it('is nothing without a pulse', () => {
    const tree = treeOf(story.on(10), [unit('city')]);
    expect(willingIn(tree, undefined).total).toStrictEqual([0, 0]);
  });
});
