import { describe, expect, it } from '@jest/globals';
import { KeptTrees } from '../../src/insights/kept-trees.js';
import { type Tree, treeOf } from '../../src/insights/tree.js';
import { ChartStory, establish, merge, unit } from '../kernel/chart.stories.js';

const [CITY, A, A1, B] = [unit('city'), unit('a'), unit('a1'), unit('b')];
/** More than are kept. */
const MANY = 20;

const story = ChartStory.ofCity('a', 'b');
story.takes(1, establish('a1', 'a'));
story.takes(10, merge('b', 'a'));
const [before, after] = [story.on(9), story.on(10)];

const namesIn = ({ nodes }: Tree): readonly string[] => nodes.map(({ code }) => code);

/** The units of a tree that some cover. */
const coveredIn = (tree: Tree, tops: Parameters<Tree['covered']>[0]): readonly string[] =>
  namesIn(tree).filter((_, place) => tree.covered(tops)[place]);

describe('the trees kept', () => {
  it('are handed out again for the same chart, units and unit above them, and for nothing else', () => {
    const trees = new KeptTrees();
    const asked = [
      { chart: before, tops: [CITY] },
      { chart: after, tops: [CITY] },
      { chart: before, tops: [A] },
      { chart: before, tops: [A, B] },
      { chart: before, tops: [CITY], under: A },
      { chart: before, tops: [CITY], under: B },
      { chart: before, tops: [A1], under: A },
    ];
    const made = asked.map(({ chart, tops, under }) => trees.of(chart, tops, { under }));
    expect(new Set(made).size).toBe(asked.length);
    for (const [index, { chart, tops, under }] of asked.entries()) {
      const again = trees.of(chart, [...tops], { under });
      expect(again).toBe(made[index]);
      expect(namesIn(again)).toStrictEqual(namesIn(treeOf(chart, tops, under)));
    }
  });

  it('cover the same units however often they are asked, also by more sets than they remember', () => {
    const tree = new KeptTrees().of(before, [CITY], { under: A });
    for (let round = 0; round < 2; round += 1) {
      expect(coveredIn(tree, [CITY])).toStrictEqual(['a', 'a1']);
      expect(coveredIn(tree, [A1])).toStrictEqual(['a1']);
      expect(coveredIn(tree, [B])).toStrictEqual([]);
      for (let n = 0; n < 300; n += 1) expect(coveredIn(tree, [unit(`x${n}`), A1])).toStrictEqual(['a1']);
    }
  });

  it('do not take from whoever goes on the tree that they had before, though many others ask meanwhile', () => {
    const trees = new KeptTrees();
    const mine = trees.of(before, [CITY], { under: A });
    for (let n = 0; n < MANY; n += 1) trees.of(before, [CITY, unit(`x${n}`)]);
    expect(trees.of(before, [CITY], { under: A, before: mine })).toBe(mine);
    expect(namesIn(trees.of(after, [CITY], { under: A, before: mine }))).toStrictEqual(['a', 'a1']);
    expect(trees.of(after, [CITY], { under: A, before: mine })).not.toBe(mine);
  });
});
