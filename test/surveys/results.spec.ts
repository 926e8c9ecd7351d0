import { describe, expect, it } from '@jest/globals';
import { type Asked, type Counts, type Figure, resultsOf, type ShownFigure } from '../../src/surveys/results.js';
import { must } from '../support/expectation.js';

const ONE = { parents: [-1], codes: ['A'] };

const pulse = (statements: number): Asked => ({ kind: 'pulse', statements });
const service = (weights: 'ninth' | '0.11' = 'ninth'): Asked => ({ kind: 'satisfaction', weights });

const shown = (figure: Figure | undefined): ShownFigure => {
  must(figure && !('hidden' in figure));
  return figure;
};

const ownOf = (asked: Asked, counts: Counts, population?: number): ShownFigure =>
  shown(resultsOf(asked, ONE, { counts: [counts], population: [population ?? 0] }).units[0]?.own);

/** All nine elements answered alike. */
const nine = (...counts: number[]): Counts => Array.from({ length: 9 }, () => counts);

/** 10,000 answers that have so many points more than if all were 1. */
const rowOf = (extra: number): number[] => {
  const [highest, rest] = [Math.floor(extra / 3), extra % 3];
  const row = [10_000 - highest - (rest > 0 ? 1 : 0), 0, 0, highest];
  if (rest > 0) row[rest] = 1;
  return row;
};

/** Of 10,000 responses that gave so many points together: the index is points / 10,000 / 9 x 25. */
const graded = (points: number): ShownFigure => {
  const above = points - 9 * 10_000;
  const rows = Array.from({ length: 9 }, (_, at) => Math.min(30_000, Math.max(0, above - at * 30_000)));
  return ownOf(
    service(),
    rows.map((extra) => rowOf(extra)),
  );
};

describe('figures of a pulse', () => {
  it('tells counts, means and the index with its band', () => {
    const counts = [
      [1, 0, 2, 3, 1],
      [0, 0, 0, 0, 7],
    ];
    expect(ownOf(pulse(2), counts, 9)).toStrictEqual({
      responses: 7,
      population: 9,
      responseRate: 0.7778,
      elements: [
        { name: 'S1', mean: 3.4286, counts: counts[0] },
        { name: 'S2', mean: 5, counts: counts[1] },
      ],
      // (17 + 28) / (4 x 14)
      index: 0.8036,
      band: 'high',
    });
  });

  it('rounds half away from zero, and takes the band from the index that was not rounded', () => {
    // 1 / (4 x 8) = 0.03125
    expect(ownOf(pulse(1), [[7, 1, 0, 0, 0]]).index).toBe(0.0313);
    expect(ownOf(pulse(1), [[1, 0, 0, 0, 4]])).toMatchObject({ index: 0.8, band: 'high' });
    const justBelow = ownOf(pulse(1), [[2_000, 1, 0, 0, 7_999]]);
    expect(justBelow).toMatchObject({ index: 0.7999, band: 'moderate' });
    const rounded = ownOf(pulse(1), [[20_001, 0, 0, 0, 80_000]]);
    expect(rounded).toMatchObject({ index: 0.8, band: 'moderate' });
  });

  it('has no mean, index and band without responses, and no rate without people', () => {
    const none = [[0, 0, 0, 0, 0]];
    expect(ownOf(pulse(1), none, 0)).toStrictEqual({
      responses: 0,
      population: 0,
      responseRate: null,
      elements: [{ name: 'S1', mean: null, counts: none[0] }],
      index: null,
      band: null,
    });
    const results = resultsOf(pulse(1), ONE, { counts: [undefined], population: [4] });
    expect(shown(results.total)).toMatchObject({ responses: 0, population: 4, responseRate: 0 });
  });
});

describe('figures of a satisfaction survey', () => {
  it('weighs exact means, names U1 to U9, and knows no population', () => {
    const figure = ownOf(service(), nine(0, 1, 2, 4), 12);
    expect(figure.elements.map(({ name }) => name)).toStrictEqual(Array.from({ length: 9 }, (_, at) => `U${at + 1}`));
    expect(figure.elements[0]).toStrictEqual({ name: 'U1', mean: 3.4286, counts: [0, 1, 2, 4] });
    // 24 / 7 x 25
    expect(figure).toMatchObject({ responses: 7, index: 85.71, band: 'B' });
    expect(Object.keys(figure)).toStrictEqual(['responses', 'elements', 'index', 'band']);
    // 24 / 7 x 9 x 0.11 x 25
    expect(ownOf(service('0.11'), nine(0, 1, 2, 4))).toMatchObject({ index: 84.86, band: 'B' });
  });

  it('rounds once, half away from zero', () => {
    // One point above 3 in one of nine elements of 8 responses: (27 + 1/8) / 9 x 25 = 75.3472...
    const counts = [...nine(0, 0, 8, 0).slice(1), [0, 0, 7, 1]];
    expect(ownOf(service(), counts).index).toBe(75.35);
    // (27 + 1/8) x 0.11 x 25 = 74.59375
    expect(ownOf(service('0.11'), counts).index).toBe(74.59);
    // (27 + 2/10) x 2.75 = 74.8, (27 + 6/20) x 2.75 = 75.075
    expect(ownOf(service('0.11'), [...nine(0, 0, 20, 0).slice(1), [0, 0, 14, 6]]).index).toBe(75.08);
  });

  it('takes the grade from the rounded index', () => {
    expect(graded(317_916)).toMatchObject({ index: 88.31, band: 'A' });
    expect(graded(317_897)).toMatchObject({ index: 88.3, band: 'B' });
    expect(graded(275_796)).toMatchObject({ index: 76.61, band: 'B' });
    expect(graded(275_770)).toMatchObject({ index: 76.6, band: 'C' });
    expect(graded(234_000)).toMatchObject({ index: 65, band: 'C' });
    expect(graded(233_970)).toMatchObject({ index: 64.99, band: 'D' });
    expect(graded(233_985)).toMatchObject({ index: 65, band: 'C' });
  });
});

describe('figures of units', () => {
  const tree = { parents: [-1, 0, 0, -1], codes: ['A', 'B', 'C', 'D'] };

  it('adds up what is below a unit, and hides what has few', () => {
    const counts = [[[6, 0, 0, 0, 0]], [[0, 0, 0, 0, 3]], [[0, 9, 0, 0, 0]], undefined];
    const results = resultsOf(pulse(1), tree, { counts, population: [10, 3, 9, 2] });
    expect(shown(results.units[0]?.subtree)).toMatchObject({ responses: 18, population: 22 });
    expect(shown(results.units[0]?.subtree).elements[0]?.counts).toStrictEqual([6, 9, 0, 0, 3]);
    expect(results.units[0]?.own).toStrictEqual({ hidden: true });
    expect(results.units[1]).toStrictEqual({ own: { hidden: true }, subtree: { hidden: true } });
    expect(shown(results.units[2]?.subtree).responses).toBe(9);
    expect(shown(results.units[3]?.own)).toMatchObject({ responses: 0, population: 2 });
    expect(shown(results.total)).toMatchObject({ responses: 18, population: 24 });
  });

  it('has a total of nothing where a survey covers nothing', () => {
    const results = resultsOf(service(), { parents: [], codes: [] }, { counts: [] });
    expect(results.units).toStrictEqual([]);
    expect(shown(results.total)).toMatchObject({ responses: 0, index: null, band: null });
  });
});
