import { describe, expect, it } from '@jest/globals';
import { fraction, rounded } from './fractions.js';
import { readingOf, type Figures } from './readings.js';
import { smallCity, type Telling } from './telling.js';

const total = (city: Telling, measure: 'adoption' | 'readiness', day: string): Figures =>
  readingOf(measure, { known: city.known(day), programme: '@P', day }).total;

const part = (figures: Figures, name: string): unknown => {
  const found = figures.components.find((component) => component['name'] === name);
  return [found?.['numerator'], found?.['denominator']];
};

describe('the figures of the reference model', () => {
  it('count observations within their window, and self-reports beside', () => {
    const city = smallCity();
    const observe = (grade: string, on: string): string =>
      city.says('2025-01-20', 'practices/@K/observations', {
        unit: '@A',
        staff: ['@inA'],
        on,
        grade,
        source: 'x',
      });
    observe('B', '2025-01-08');
    observe('E', '2025-01-10');
    expect(part(total(city, 'adoption', '2025-01-20'), 'practised')).toStrictEqual([0, 2]);
    const known = city.known('2025-01-20');
    const [on17, on18] = ['2025-01-17', '2025-01-18'].map(
      (day) => readingOf('adoption', { known, programme: '@P', day }).total,
    );
    expect([on17 && part(on17, 'practised'), on18 && part(on18, 'practised')]).toStrictEqual([
      [1, 2],
      [0, 2],
    ]);
  });

  it('cap the weight of resistance at each unit of its own', () => {
    const city = smallCity();
    const issue = {
      unit: '@A',
      raisedOn: '2025-01-10',
      cause: 'other',
      reach: 9,
      intensity: 'high',
      description: 'x',
    };
    city.says('2025-01-10', 'programmes/@P/resistance-issues', issue, '@I');
    expect(part(total(city, 'readiness', '2025-01-10'), 'calm')).toStrictEqual([3, 4]);
    city.says('2025-01-11', 'staff/@inA/transfer', { unit: '@B', on: '2025-01-11' });
    expect(part(total(city, 'readiness', '2025-01-11'), 'calm')).toStrictEqual([4, 4]);
  });

  it('round half away from zero after the whole computation', () => {
    expect(rounded(fraction(57, 800))).toBe(0.0713);
    expect(rounded(fraction(-57, 800))).toBe(-0.0713);
    expect(rounded(fraction(1, 3))).toBe(0.3333);
  });
});
