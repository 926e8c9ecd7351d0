import { describe, expect, it } from '@jest/globals';
import { complaintOf, dueOf, standingAt } from './complaints.js';
import { hiddenIn } from './hiding.js';
import { participationOf } from './participation.js';
import { readingOf } from './readings.js';
import { countOf, surveyOf } from './surveys.js';
import { smallCity, type Telling } from './telling.js';

const course = { title: 'L', hours: 12, units: ['@A'], windowDays: 10, on: '2025-01-06' };

const pass = (city: Telling, staff: string, on: string): string =>
  city.says('2025-02-01', 'courses/@L/completions', { unit: '@C', staff: [staff], on, result: 'passed', source: 'x' });

describe('the reference model of capabilities', () => {
  it('counts who is trained by course, and who has developed by hours of a year', () => {
    const city = smallCity();
    city.says('2025-01-06', 'programmes/@P/courses', course, '@L');
    pass(city, '@inA', '2025-01-20');
    expect(pass(city, '@inA', '2025-01-20')).toBe('already');
    expect(pass(city, '@inB', '2025-01-20')).toBe('staff-not-targeted');
    city.says('2025-02-01', 'trainings', { title: 'T', hours: 8, on: '2025-01-22', staff: ['@inA'] }, '@T');
    const at = (day: string): unknown =>
      readingOf('competency', { known: city.known('2025-02-01'), programme: '@P', day }).total.components.map(
        ({ numerator, denominator }) => [numerator, denominator],
      );
    expect([at('2025-01-21'), at('2025-01-30'), at('2026-01-20')]).toStrictEqual([
      [
        [1, 2],
        [0, 4],
      ],
      [
        [0, 2],
        [1, 4],
      ],
      [
        [0, 2],
        [0, 4],
      ],
    ]);
  });

  it('runs a clock over a weekend and a holiday that is known', () => {
    const city = smallCity();
    city.says('2025-01-09', 'complaints', { receivedOn: '2025-01-09', channel: 'web', text: 'x' }, '@K1');
    city.says('2025-01-10', 'holidays', { on: '2025-01-13', name: 'Libur' }, '@H');
    const due = ['2025-01-09', '2025-01-10'].map((day) => {
      const known = city.known(day);
      const told = complaintOf(known, '@K1');
      return told && dueOf(standingAt(known, told, '2025-01-10'));
    });
    expect(due).toStrictEqual(['2025-01-14', '2025-01-15']);
  });

  it('hides what few answered, and what would tell of them', () => {
    const city = smallCity();
    const survey = { kind: 'satisfaction', title: 'S', units: ['@C'], opensOn: '2025-01-06', closesOn: '2025-01-10' };
    city.says('2025-01-06', 'surveys', survey, '@S');
    const answer = (unit: string, many: number): string =>
      city.says('2025-01-06', 'surveys/@S/responses', {
        unit,
        responses: Array.from({ length: many }, () => [1, 2, 3, 4, 1, 2, 3, 4, 1]),
      });
    answer('@A', 9);
    answer('@A1', 2);
    answer('@B', 7);
    const told = surveyOf(city.known('2025-01-06'), '@S');
    const count = told && countOf(city.known('2025-01-11'), told);
    // Of A its own nine, too: with the eleven of its subtree they would tell of the two.
    expect([...(count ? hiddenIn(count) : [])].sort()).toStrictEqual(['own @A', 'own @A1', 'subtree @A1']);
  });

  it('counts a suggestion as adopted from the day of the answer that stands', () => {
    const city = smallCity();
    const body = { unit: '@A', receivedOn: '2025-01-07', source: 'forum', text: 'x' };
    city.says('2025-01-07', 'programmes/@P/suggestions', body, '@G');
    city.says('2025-01-10', 'suggestions/@G/adopt', { on: '2025-01-10', practice: '@K' });
    expect(city.says('2025-01-10', 'suggestions/@G/decline', { reason: 'x' })).toBe('suggestion-answered');
    const known = city.known('2025-01-10');
    const at = (day: string) => participationOf({ known, raw: known, programme: '@P', units: ['@A'], day });
    expect([at('2025-01-09'), at('2025-01-10')]).toMatchObject([
      { waiting: 1, adopted: 0, medianDays: null },
      { waiting: 0, adopted: 1, realised: 1, medianDays: 3 },
    ]);
  });

  it('tells how willing people are as a pulse published it', () => {
    const city = smallCity();
    const days = { opensOn: '2025-01-06', closesOn: '2025-01-10' };
    const pulse = { kind: 'pulse', title: 'S', programme: '@P', units: ['@A'], statements: ['x'], ...days };
    for (const [at, nip] of ['1', '2', '3', '4', '5'].entries()) {
      const who = { nip: `19050115200501200${nip}`, name: nip, unit: '@A', employment: 'PNS', on: '2024-06-01' };
      city.says('2025-01-06', 'staff', { ...who, position: { title: 'X', type: 'functional' } }, `@more${at}`);
    }
    city.says('2025-01-06', 'surveys', pulse, '@S');
    city.says('2025-01-06', 'surveys/@S/responses', { unit: '@A', responses: [[5], [5], [3], [1], [2]] });
    const at = (knownOn: string, under: string | null = null): unknown => {
      const asking = { programme: '@P', day: '2025-01-11', told: { log: city.known(knownOn), knownOn } };
      const reading = readingOf('readiness@2', { ...asking, known: city.known(knownOn) }, under);
      return reading.total.components.find(({ name }) => name === 'willing');
    };
    expect([at('2025-01-10'), at('2025-01-11'), at('2025-01-11', '@A'), at('2025-01-11', '@B')]).toMatchObject([
      { numerator: 0, denominator: 0, rate: null },
      { numerator: 11, denominator: 20, rate: 0.55 },
      { numerator: 11, denominator: 20 },
      { numerator: 0, denominator: 0 },
    ]);
  });
});
