import { beforeAll, describe, expect, it } from '@jest/globals';
import { chartAt } from './chart.js';
import { knownOn, type Known } from './facts.js';
import { isBody, text } from './judge/fields.js';
import type { Body } from './judge/verdict.js';
import { readingOf, type Measure, type Reading } from './readings.js';
import { standingsOf } from './standings.js';
import { playStory, readJson, type Played } from './story.js';
import { expectOf } from '../support/expectation.js';

const folder = new URL('../../../examples/sawahlunto/', import.meta.url);
const listOf = (value: unknown): readonly Body[] => (Array.isArray(value) ? value.filter(isBody) : []);
const bodyOf = (value: unknown): Body => (isBody(value) ? value : {});

const expected = ['expected.json', 'corrections.expected.json', 'heard.expected.json'].flatMap((name) =>
  listOf(bodyOf(readJson(new URL(name, folder)))['readings']),
);

/** The figures of a unit code as expected.json writes them; a unit that is not on the chart is left out there. */
const unitsOf = (known: Known, day: string, reading: Reading, codes: readonly string[]): Body =>
  Object.fromEntries(
    reading.units
      .map(({ unit, own, subtree }) => [chartAt(known, day).alive.get(unit)?.code ?? '', { own, subtree }] as const)
      .filter(([code]) => codes.includes(code)),
  );

const written = (known: Known, measure: Measure, day: string, codes: readonly string[]): unknown => {
  const reading = readingOf(measure, { known, programme: '@programme:pb', day });
  return {
    newestFactOn: reading.newestFactOn,
    unitsInScope: reading.units.length,
    total: reading.total,
    units: unitsOf(known, day, reading, codes),
  };
};

const standingWritten = (known: Known, directive: string, day: string): unknown => {
  const { total } = standingsOf(known, directive, day);
  return total && Object.fromEntries(Object.entries(total).filter(([name]) => name !== 'population'));
};

const sortedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (!isBody(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortedKeys(value[key])]),
  );
};

describe('the reference model on the example story', () => {
  let played: Played;
  beforeAll(() => {
    played = playStory(folder);
  });

  it('judges every write as the story expects', () => {
    expect(played.judged > 230).toBeTruthy();
    expect(played.disagreements).toStrictEqual([]);
  });

  for (const reading of expected) {
    const day = text(reading, 'asOf');
    const known = text(reading, 'knownOn');
    it(`reads ${day} as known on ${known}`, () => {
      const facts = knownOn(played.facts, known);
      for (const measure of ['adoption', 'readiness', 'competency'] as const) {
        if (!(measure in reading)) continue;
        const wanted = bodyOf(reading[measure]);
        const codes = Object.keys(bodyOf(wanted['units']));
        expect(sortedKeys(written(facts, measure, day, [...codes, 'DISBUDPUS']))).toStrictEqual(sortedKeys(wanted));
      }
      for (const [directive, wanted] of Object.entries(bodyOf(reading['standings']))) {
        expectOf(sortedKeys(standingWritten(facts, `@${directive}`, day)), directive).toStrictEqual(sortedKeys(wanted));
      }
    });
  }
});
