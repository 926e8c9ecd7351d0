import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alreadyNamed, covers, type DatedUnits, unitsOn } from '../../src/kernel/dated.js';
import { abolish, ChartStory, day, establish, merge, unit } from './chart.stories.js';

const named = (on: number, ...units: readonly string[]): DatedUnits => ({ on: day(on), units: units.map(unit) });

describe('units named from a day on', () => {
  it('hold before that day too where they are the first', () => {
    assert.deepEqual(unitsOn([named(10, 'a')], day(3)), ['a']);
    assert.deepEqual(unitsOn([named(10, 'a'), named(5, 'b')], day(4)), ['a']);
  });

  it('replace those named before from their day on', () => {
    const all = [named(10, 'a'), named(20, 'b'), named(30, 'c')];
    assert.deepEqual(
      [19, 20, 29, 30].map((n) => unitsOn(all, day(n))),
      [['a'], ['b'], ['b'], ['c']],
    );
  });

  it('give way to those recorded later of the same day, and not to those of an earlier day', () => {
    assert.deepEqual(unitsOn([named(10, 'a'), named(20, 'b'), named(20, 'c')], day(20)), ['c']);
    assert.deepEqual(unitsOn([named(10, 'a'), named(20, 'b'), named(15, 'c')], day(20)), ['b']);
    assert.deepEqual(unitsOn([named(10, 'a'), named(20, 'b'), named(15, 'c')], day(15)), ['c']);
  });

  it('replace the first ones though they are dated before these', () => {
    assert.deepEqual(unitsOn([named(10, 'a'), named(5, 'b')], day(12)), ['b']);
  });

  it('are none where none are named', () => {
    assert.deepEqual(unitsOn([], day(1)), []);
  });

  it('are named already where the last list of that day is the same, in whatever order', () => {
    const all = [named(10, 'a'), named(20, 'b', 'c')];
    assert.ok(alreadyNamed(all, day(20), [unit('c'), unit('b')]));
    assert.ok(!alreadyNamed(all, day(20), [unit('b')]));
    assert.ok(!alreadyNamed(all, day(21), [unit('b'), unit('c')]));
    assert.ok(!alreadyNamed(all, day(10), [unit('a')]));
    assert.ok(!alreadyNamed([...all, named(20, 'a')], day(20), [unit('b'), unit('c')]));
  });
});

describe('units that cover others', () => {
  const story = ChartStory.ofCity('a', 'b');
  story.takes(1, establish('a1', 'a'), establish('a11', 'a1'));
  story.takes(5, merge('a', 'b'));
  story.takes(8, abolish('a11'));

  it('cover all below them', () => {
    assert.ok(covers(story.on(4), [unit('a')], unit('a11')));
    assert.ok(covers(story.on(4), [unit('a')], unit('a')));
    assert.ok(!covers(story.on(4), [unit('b')], unit('a11')));
  });

  it('cover nobody once they have ended', () => {
    assert.ok(!covers(story.on(5), [unit('a')], unit('a1')));
    assert.ok(covers(story.on(5), [unit('b')], unit('a1')));
    assert.ok(!covers(story.on(8), [unit('b')], unit('a11')));
  });
});
