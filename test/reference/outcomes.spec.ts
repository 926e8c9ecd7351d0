import { describe, expect, it } from '@jest/globals';
import { outcomesOf } from './outcomes.js';
import { expectedOf } from './play/expected.js';
import { countOf, manyOf, surveyOf } from './surveys.js';
import { smallCity, type Telling } from './telling.js';

const DAYS = { opensOn: '2025-01-06', closesOn: '2025-01-10' };

const answers = (answer: number): readonly number[] => Array.from({ length: 9 }, () => answer);

const survey = (city: Telling, id: string, units: readonly string[], more: object = {}): string =>
  city.says('2025-01-06', 'surveys', { kind: 'satisfaction', title: 'S', units, ...DAYS, ...more }, id);

const five = (city: Telling, id: string, unit: string, answer: number): string =>
  city.says('2025-01-06', `surveys/${id}/responses`, {
    unit,
    responses: Array.from({ length: 5 }, () => answers(answer)),
  });

describe('the reference model of outcomes', () => {
  it('shows the newest survey that covered each unit, and its change', () => {
    const city = smallCity();
    survey(city, '@S1', ['@C'], { closesOn: '2025-01-08' });
    survey(city, '@S2', ['@A']);
    survey(city, '@S3', ['@A'], { weights: '0.11', closesOn: '2025-01-12' });
    five(city, '@S1', '@A', 2);
    five(city, '@S1', '@B', 4);
    five(city, '@S2', '@A', 3);
    five(city, '@S3', '@A', 4);
    const felt = (day: string, under: string | null = null): unknown => {
      const log = city.known(day);
      const { total, units } = outcomesOf({ known: log, programme: '@P', day, told: { log, knownOn: day } }, under);
      return [total, ...['@A', '@A1', '@B'].map((id) => units.find(({ unit }) => unit === id)?.own)].map((figure) => {
        const { survey: id, index, change } = figure?.satisfaction ?? {};
        return [id, index, change];
      });
    };
    const none = [undefined, undefined, undefined];
    expect(felt('2025-01-08')).toStrictEqual([none, none, none, none]);
    expect(felt('2025-01-11')).toStrictEqual([
      ['@S2', 75, 0],
      ['@S2', 75, 25],
      ['@S2', null, null],
      ['@S1', 100, null],
    ]);
    expect(felt('2025-01-13', '@B')).toStrictEqual([['@S1', 100, null], none, none, ['@S1', 100, null]]);
    // It weighs otherwise than the one before.
    expect(felt('2025-01-13', '@A')).toStrictEqual([['@S3', 99, null], ['@S3', 99, null], ['@S3', null, null], none]);
  });

  it('counts complaints of the 90 days that end on the day in the covered units', () => {
    const city = smallCity();
    city.says('2025-01-06', 'complaints', { receivedOn: '2025-01-06', channel: 'web', text: 'x' }, '@K1');
    city.says('2025-01-06', 'complaints/@K1/verify', { tier: 'light', unit: '@A' });
    const at = (day: string): unknown => {
      const log = city.known('2025-01-06');
      const { total, units } = outcomesOf({ known: log, programme: '@P', day, told: { log, knownOn: day } }, '@A');
      return [total.complaints.received, units.map(({ own }) => own.complaints.received)];
    };
    expect([at('2025-04-05'), at('2025-04-06')]).toStrictEqual([
      [1, [1, 0]],
      [0, [0, 0]],
    ]);
  });
});

/** What is counted of A. */
const inA = (city: Telling): unknown => {
  const known = city.known('2025-01-11');
  const told = surveyOf(known, '@S');
  return told && countOf(known, told)?.of('@A');
};

describe('the reference model of codes', () => {
  it('takes one response under each, and none under one that is void', () => {
    const city = smallCity();
    survey(city, '@S', ['@A']);
    expect(city.says('2025-01-06', 'surveys/@S/codes', { unit: '@A', count: 3 })).toBe('recorded');
    const phone = (day: string, code: string): string => city.says(day, 'responses', { code, answers: answers(3) });
    const page = (code: string): unknown =>
      expectedOf(city.known('2025-01-06'), { path: 'responses/lookup', query: { code }, today: '2025-01-06' })?.body;
    const [used, lost] = ['@codes:S:0:0', '@codes:S:0:1'];
    expect([phone('2025-01-06', used), phone('2025-01-06', used)]).toStrictEqual(['recorded', 'code-used']);
    expect([page(used), page(lost)]).toMatchObject([{ used: true }, { used: false }]);
    const takeBack = (): string => city.says('2025-01-06', 'surveys/@S/codes/void', { unit: '@A' });
    expect([takeBack(), takeBack()]).toStrictEqual(['recorded', 'already']);
    expect([phone('2025-01-06', lost), phone('2025-01-06', 'K0DE-YANG-T1AD')]).toStrictEqual([
      'code-unknown',
      'code-unknown',
    ]);
    expect(phone('2025-01-11', used)).toBe('survey-closed');
    expect([inA(city), manyOf(city.known('2025-01-11'), '@S')]).toStrictEqual([[answers(3)], 1]);
  });

  it('lets unused codes and responses of a pulse be no more than its staff', () => {
    const city = smallCity();
    const pulse = { kind: 'pulse', title: 'S', programme: '@P', units: ['@C'], statements: ['x'], ...DAYS };
    city.says('2025-01-06', 'surveys', pulse, '@S');
    const codes = (count: number): string => city.says('2025-01-06', 'surveys/@S/codes', { unit: '@A', count });
    expect([codes(2), codes(1), codes(1)]).toStrictEqual(['too-many-responses', 'recorded', 'too-many-responses']);
    expect(city.says('2025-01-06', 'surveys/@S/responses', { unit: '@A', responses: [[1]] })).toBe(
      'too-many-responses',
    );
    city.says('2025-01-06', 'surveys/@S/codes/void', { unit: '@A' });
    expect(city.says('2025-01-06', 'surveys/@S/responses', { unit: '@A', responses: [[1]] })).toBe('recorded');
  });
});
