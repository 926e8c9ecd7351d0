import { describe, expect, it } from '@jest/globals';
import { alreadyNamed, covers, type DatedUnits, unitsOn } from '../../src/kernel/organisation/dated.js';
import { abolish, ChartStory, day, establish, merge, unit } from './chart.stories.js';

const named = (on: number, ...units: readonly string[]): DatedUnits => ({ on: day(on), units: units.map(unit) });

describe('units named from a day on', () => {
  it('hold before that day too where they are the first', () => {
    expect(unitsOn([named(10, 'a')], day(3))).toStrictEqual(['a']);
    expect(unitsOn([named(10, 'a'), named(5, 'b')], day(4))).toStrictEqual(['a']);
  });

  it('replace those named before from their day on', () => {
    const all = [named(10, 'a'), named(20, 'b'), named(30, 'c')];
    expect([19, 20, 29, 30].map((n) => unitsOn(all, day(n)))).toStrictEqual([['a'], ['b'], ['b'], ['c']]);
  });

  it('give way to those recorded later of the same day, and not to those of an earlier day', () => {
    expect(unitsOn([named(10, 'a'), named(20, 'b'), named(20, 'c')], day(20))).toStrictEqual(['c']);
    expect(unitsOn([named(10, 'a'), named(20, 'b'), named(15, 'c')], day(20))).toStrictEqual(['b']);
    expect(unitsOn([named(10, 'a'), named(20, 'b'), named(15, 'c')], day(15))).toStrictEqual(['c']);
  });

  it('replace the first ones though they are dated before these', () => {
    expect(unitsOn([named(10, 'a'), named(5, 'b')], day(12))).toStrictEqual(['b']);
  });

  it('are none where none are named', () => {
    expect(unitsOn([], day(1))).toStrictEqual([]);
  });

  it('are named already where the last list of that day is the same, in whatever order', () => {
    const all = [named(10, 'a'), named(20, 'b', 'c')];
    expect(alreadyNamed(all, day(20), [unit('c'), unit('b')])).toBeTruthy();
    expect(!alreadyNamed(all, day(20), [unit('b')])).toBeTruthy();
    expect(!alreadyNamed(all, day(21), [unit('b'), unit('c')])).toBeTruthy();
    expect(!alreadyNamed(all, day(10), [unit('a')])).toBeTruthy();
    expect(!alreadyNamed([...all, named(20, 'a')], day(20), [unit('b'), unit('c')])).toBeTruthy();
  });
});

describe('units that cover others', () => {
  const story = ChartStory.ofCity('a', 'b');
  story.takes(1, establish('a1', 'a'), establish('a11', 'a1'));
  story.takes(5, merge('a', 'b'));
  story.takes(8, abolish('a11'));

  it('cover all below them', () => {
    expect(covers(story.on(4), [unit('a')], unit('a11'))).toBeTruthy();
    expect(covers(story.on(4), [unit('a')], unit('a'))).toBeTruthy();
    expect(!covers(story.on(4), [unit('b')], unit('a11'))).toBeTruthy();
  });

  it('cover nobody once they have ended', () => {
    expect(!covers(story.on(5), [unit('a')], unit('a1'))).toBeTruthy();
    expect(covers(story.on(5), [unit('b')], unit('a1'))).toBeTruthy();
    expect(!covers(story.on(8), [unit('b')], unit('a11'))).toBeTruthy();
  });
});
