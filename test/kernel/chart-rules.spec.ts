import { describe, expect, it } from '@jest/globals';
import { abolish, ChartStory, establish, merge, move, rename, unit } from './chart.stories.js';

describe('a change of the chart (domain.md, 9)', () => {
  it('leaves one root, which stays where it is', () => {
    const story = ChartStory.ofCity('a');
    story.refuses('chart-cycle', 5, establish('town', null));
    story.refuses('chart-cycle', 5, move('city', 'a'));
    story.refuses('chart-cycle', 5, merge('city', 'a'));
    story.refuses('unit-not-empty', 5, abolish('city'));
    ChartStory.ofCity().refuses('unit-not-empty', 5, abolish('city'));
  });

  it('makes no cycle', () => {
    const story = ChartStory.ofCity('a', 'b');
    story.takes(1, establish('a1', 'a'), establish('a11', 'a1'));
    story.refuses('chart-cycle', 5, move('a', 'a11'));
    story.refuses('chart-cycle', 5, move('a', 'a'));
    story.refuses('chart-cycle', 5, merge('a', 'a1'));
    story.refuses('chart-cycle', 5, merge('a', 'a'));
    story.takes(5, move('a1', 'b'));
    story.takes(6, move('a', 'a11'));
  });

  it('makes no cycle on a later day either', () => {
    const story = ChartStory.ofCity('a', 'b');
    story.takes(10, move('a', 'b'));
    story.refuses('chart-cycle', 5, move('b', 'a'));
    story.refuses('chart-cycle', 15, move('b', 'a'));
  });

  it('is judged by the chart that each later day ends with', () => {
    const story = ChartStory.ofCity('a', 'm');
    story.takes(1, establish('x', 'a'));
    story.takes(10, merge('a', 'm'));
    story.takes(10, move('x', 'city'));
    // Until x is moved, that day, a merges into what stands below it.
    story.takes(5, move('m', 'x'));
    expect([9, 10].map((n) => ['m', 'x', 'a'].map((one) => story.on(n).parentOf(unit(one))))).toStrictEqual([
      ['x', 'a', 'city'],
      ['x', 'city', 'city'],
    ]);
    expect(story.on(10).resolve(unit('a'))).toBe('m');
    const other = ChartStory.ofCity('a', 'm');
    other.takes(1, establish('x', 'a'));
    other.takes(10, merge('a', 'm'));
    other.takes(11, move('x', 'city'));
    other.refuses('chart-cycle', 5, move('m', 'x'));
  });

  it('puts no unit below an ended one, or one that is not there yet', () => {
    const story = ChartStory.ofCity('a', 'b', 'c');
    story.takes(5, abolish('a'));
    story.takes(5, merge('b', 'city'));
    story.takes(9, establish('late'));
    for (const parent of ['a', 'b']) {
      story.refuses('unit-ended', 6, establish('new', parent));
      story.refuses('unit-ended', 6, move('c', parent));
      story.refuses('unit-ended', 6, merge('c', parent));
    }
    story.refuses('unit-ended', 6, establish('new', 'late'));
    story.takes(4, establish('old', 'b'));
    expect(story.on(6).parentOf(unit('old'))).toBe('city');
  });

  it('ends a unit once, and changes no ended one', () => {
    const story = ChartStory.ofCity('a', 'b', 'c');
    story.takes(5, merge('a', 'b'));
    for (const change of [abolish('a'), merge('a', 'c'), rename('a', 'A'), move('a', 'b')]) {
      story.refuses('unit-ended', 5, change);
      story.refuses('unit-ended', 9, change);
    }
    story.takes(4, rename('a', 'A'));
    expect(story.on(9).node(unit('a'))?.name).toBe('A');
  });

  it('gives a code to one unit at a time', () => {
    const story = ChartStory.ofCity('a', 'b');
    story.refuses('code-taken', 5, establish('other', 'city', 'a'));
    story.takes(10, abolish('a'));
    story.refuses('code-taken', 9, establish('other', 'city', 'a'));
    story.takes(12, establish('other', 'city', 'a'));
    story.refuses('code-taken', 11, establish('third', 'city', 'a'));
    expect(story.on(11).byCode('a')).toBe(undefined);
    expect(story.on(12).byCode('a')).toBe('other');
  });

  it('applies the changes of a decree in order; the first one refused gives the code', () => {
    const story = ChartStory.ofCity('a', 'b');
    story.refuses('unit-ended', 5, move('a', 'new'), establish('new'));
    story.refuses('unit-ended', 5, abolish('a'), rename('a', 'A'), establish('town', null));
    story.refuses('chart-cycle', 5, establish('town', null), rename('gone', 'G'));
    story.takes(5, establish('new'), move('a', 'new'), merge('b', 'new'), establish('other', 'city', 'b'));
    expect(story.on(5).parentOf(unit('a'))).toBe('new');
    expect(story.on(5).byCode('b')).toBe('other');
  });
});

describe('a merger', () => {
  it('brings children below the receiving unit, and is followed to the end of a chain', () => {
    const story = ChartStory.ofCity('a', 'b', 'c');
    story.takes(1, establish('a1', 'a'));
    story.takes(5, merge('a', 'b'));
    story.takes(10, merge('b', 'c'));
    expect([4, 5, 10].map((n) => story.on(n).resolve(unit('a')))).toStrictEqual(['a', 'b', 'c']);
    expect([4, 5, 10].map((n) => story.on(n).parentOf(unit('a1')))).toStrictEqual(['a', 'b', 'c']);
    expect(story.on(10).within(unit('a1'), unit('c'))).toBeTruthy();
    expect(!story.on(5).exists(unit('a'))).toBeTruthy();
  });

  it('may be recorded late: what was recorded of the unit afterwards is read through it, or has no effect', () => {
    const story = ChartStory.ofCity('a', 'b', 'c');
    story.takes(10, establish('a1', 'a'));
    story.takes(11, move('c', 'a'));
    story.takes(12, rename('a', 'A'));
    story.takes(5, merge('a', 'b'));
    const chart = story.on(20);
    expect([chart.parentOf(unit('a1')), chart.parentOf(unit('c'))]).toStrictEqual(['b', 'b']);
    expect(chart.node(unit('a'))?.name).toBe('a');
  });

  it('may be recorded before or after that of the receiving unit', () => {
    const story = ChartStory.ofCity('a', 'b', 'c');
    story.takes(5, merge('a', 'b'));
    story.takes(3, merge('b', 'c'));
    expect([4, 5].map((n) => story.on(n).resolve(unit('a')))).toStrictEqual(['a', 'c']);
  });

  it('is refused where a recorded one would then lead back', () => {
    const story = ChartStory.ofCity('a', 'b');
    story.takes(5, merge('a', 'b'));
    story.refuses('chart-cycle', 3, merge('b', 'a'));
    story.refuses('unit-ended', 7, merge('b', 'a'));
  });

  it('is refused where staff or a child would come into a unit abolished later', () => {
    const story = ChartStory.ofCity('a', 'b', 'c').hasStaff('a', 1);
    story.takes(1, establish('c1', 'c'));
    story.takes(10, abolish('b'));
    story.refuses('unit-ended', 5, merge('a', 'b'));
    story.refuses('unit-ended', 5, merge('c', 'b'));
    const left = ChartStory.ofCity('a', 'b').hasStaff('a', 1, 10);
    left.takes(10, abolish('b'));
    left.takes(5, merge('a', 'b'));
  });
});
