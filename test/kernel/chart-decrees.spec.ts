import { describe, expect, it } from '@jest/globals';
import { abolish, ChartStory, establish, merge, move, rename, unit } from './chart.stories.js';

describe('abolishing a unit', () => {
  it('waits until children and staff are elsewhere', () => {
    const story = ChartStory.ofCity('a', 'b').hasStaff('b', 1, 8);
    story.takes(1, establish('a1', 'a'));
    story.refuses('unit-not-empty', 5, abolish('a'));
    story.refuses('unit-not-empty', 5, abolish('b'));
    story.refuses('unit-not-empty', 7, abolish('b'));
    story.takes(8, abolish('b'));
    story.takes(9, abolish('a1'), abolish('a'));
  });

  it('is refused late where staff, a child or a merged unit came later', () => {
    const story = ChartStory.ofCity('a', 'b', 'c', 'd', 'e').hasStaff('a', 20).hasStaff('d', 1);
    story.takes(10, establish('b1', 'b'));
    story.takes(10, move('e', 'c'));
    story.refuses('unit-not-empty', 5, abolish('a'));
    story.refuses('unit-not-empty', 5, abolish('b'));
    story.refuses('unit-not-empty', 5, abolish('c'));
    const merging = ChartStory.ofCity('a', 'b').hasStaff('b', 1);
    merging.takes(5, merge('b', 'a'));
    merging.refuses('unit-not-empty', 10, abolish('a'));
    merging.refuses('unit-not-empty', 3, abolish('a'));
  });

  it('is no hindrance before it takes effect but for what would stay', () => {
    const story = ChartStory.ofCity('a', 'b');
    story.takes(10, abolish('a'));
    story.refuses('unit-ended', 5, establish('a1', 'a'));
    story.refuses('unit-ended', 5, move('b', 'a'));
    story.takes(5, rename('a', 'A'));
    story.takes(5, establish('b1', 'b'));
  });
});

describe('a decree put off or taken back', () => {
  it('keeps its place among the changes of the new day', () => {
    const story = ChartStory.ofCity('a');
    const first = story.takes(5, rename('a', 'first'));
    story.takes(10, rename('a', 'second'));
    story.putsOff(first, 10);
    expect(story.on(9).node(unit('a'))?.name).toBe('a');
    expect(story.on(10).node(unit('a'))?.name).toBe('second');
    story.putsOff(first, 11);
    expect(story.on(11).node(unit('a'))?.name).toBe('first');
  });

  it('is judged as the decree was', () => {
    const story = ChartStory.ofCity('a', 'b').hasStaff('new', 6);
    const ending = story.takes(5, abolish('a'));
    story.takes(7, establish('other', 'city', 'a'));
    const founding = story.takes(6, establish('new'));
    story.takes(8, move('b', 'new'));
    story.refusesToPutOff('code-taken', ending, 8);
    story.putsOff(ending, 7);
    story.refusesToPutOff('unit-ended', founding, 9);
    story.refusesToPutOff('unit-ended', founding, 7);
    story.refusesToRevoke('unit-ended', founding);
  });

  it('leaves no one in a unit that is then not there yet, or never', () => {
    const story = ChartStory.ofCity().hasStaff('new', 6);
    const founding = story.takes(5, establish('new'));
    story.refusesToPutOff('unit-ended', founding, 7);
    story.refusesToRevoke('unit-ended', founding);
    story.putsOff(founding, 6);
  });

  it('brings back what it had ended, if nothing speaks against it', () => {
    const story = ChartStory.ofCity('a', 'b');
    const merger = story.takes(5, merge('a', 'b'));
    const again = story.takes(7, establish('other', 'city', 'a'));
    story.refusesToRevoke('code-taken', merger);
    story.revokes(again);
    story.revokes(merger);
    expect(story.on(9).exists(unit('a'))).toBeTruthy();
  });

  it('lets changes count again that had no effect while it held', () => {
    const story = ChartStory.ofCity('a', 'b');
    story.takes(10, rename('a', 'A'));
    const merger = story.takes(5, merge('a', 'b'));
    expect(story.on(10).node(unit('a'))?.name).toBe('a');
    story.revokes(merger);
    expect(story.on(10).node(unit('a'))?.name).toBe('A');
  });
});
