import { describe, expect, it } from '@jest/globals';
import { chartAt, depthFirst, parentOf } from './chart.js';
import { assigned } from './people.js';
import { standingsOf } from './standings.js';
import { smallCity, type Telling } from './telling.js';

const acknowledge = (city: Telling, today: string, on: string, unit = '@C'): string =>
  city.says(today, 'directives/@D/acknowledgements', { unit, staff: ['@inA'], on, how: 'read' });

const standing = (city: Telling, asOf: string, knownOn: string, staff = '@inA'): string | undefined =>
  standingsOf(city.known(knownOn), '@D', asOf).people.find((person) => person.staff === staff)?.standing;

const restructure = (city: Telling, effectiveOn: string, changes: readonly object[], id = '@R'): string =>
  city.says(
    '2025-01-07',
    'programmes/@P/reforms',
    { kind: 'restructure', title: 'R', units: ['@A'], effectiveOn, changes },
    id,
  );

const decree = (city: Telling, today: string, id = '@R'): string =>
  city.says(today, `reforms/${id}/decree`, { number: '1', signedOn: today });

describe('answers in the reference model', () => {
  it('count from when they were known, and a retraction for no day before it', () => {
    const city = smallCity();
    expect(acknowledge(city, '2025-01-10', '2025-01-08')).toBe('recorded');
    expect(city.says('2025-01-15', 'directives/@D/retractions', { unit: '@C', staff: ['@inA'], reason: 'x' })).toBe(
      'recorded',
    );
    expect(
      ['2025-01-09', '2025-01-10', '2025-01-14', '2025-01-15'].map((known) => standing(city, '2025-01-20', known)),
    ).toStrictEqual(['outstanding', 'acknowledged', 'acknowledged', 'outstanding']);
    expect(city.says('2025-01-16', 'directives/@D/retractions', { unit: '@C', staff: ['@inA'], reason: 'x' })).toBe(
      'already',
    );
  });

  it('lie under an exemption and show again after its last day', () => {
    const city = smallCity();
    acknowledge(city, '2025-01-10', '2025-01-10');
    city.says('2025-01-12', 'directives/@D/exemptions', {
      unit: '@C',
      staff: ['@inA'],
      on: '2025-01-11',
      until: '2025-01-15',
      reason: 'x',
    });
    expect(standing(city, '2025-01-15', '2025-01-20')).toBe('exempted');
    expect(standing(city, '2025-01-16', '2025-01-20')).toBe('acknowledged');
    city.says('2025-01-20', 'directives/@D/retractions', { unit: '@C', staff: ['@inA'], reason: 'x' });
    expect(standing(city, '2025-01-16', '2025-01-20')).toBe('outstanding');
    expect(standing(city, '2025-01-15', '2025-01-20')).toBe('exempted');
  });

  it('belong to the version that was current when they were recorded', () => {
    const city = smallCity();
    acknowledge(city, '2025-01-10', '2025-01-09');
    city.says('2025-01-11', 'directives/@D/revise', {
      issuedOn: '2025-01-08',
      dueOn: '2025-01-31',
      summary: 'x',
    });
    expect(standing(city, '2025-01-10', '2025-01-11')).toBe('superseded');
    expect(acknowledge(city, '2025-01-12', '2025-01-09')).toBe('recorded');
    expect(standing(city, '2025-01-10', '2025-01-12')).toBe('acknowledged');
  });

  it('are judged by unit and target on their own day', () => {
    const city = smallCity();
    expect(acknowledge(city, '2025-01-10', '2025-01-09', '@B')).toBe('staff-not-in-unit');
    expect(acknowledge(city, '2025-01-10', '2025-01-05')).toBe('before-issue');
    expect(acknowledge(city, '2025-01-10', '2025-01-11')).toBe('date-in-future');
  });
});

describe('the chart of the reference model', () => {
  it('follows a chain of mergers, late ones too', () => {
    const city = smallCity();
    expect(city.says('2025-02-01', 'units/@A/merge', { into: '@B', on: '2025-02-01' })).toBe('recorded');
    expect(city.says('2025-02-05', 'units/@A1/merge', { into: '@A', on: '2025-01-20' })).toBe('recorded');
    expect(assigned(city.known('2025-02-05'), '@inA1', '2025-01-20')).toBe('@A');
    expect(assigned(city.known('2025-02-05'), '@inA1', '2025-02-01')).toBe('@B');
    expect(assigned(city.known('2025-02-04'), '@inA1', '2025-02-01')).toBe('@A1');
    const chart = chartAt(city.known('2025-02-04'), '2025-02-04');
    expect(parentOf(chart, '@A1')).toBe('@B');
    expect(depthFirst(chart)).toStrictEqual(['@C', '@B', '@A1']);
  });

  it('refuses what would leave somebody in a unit abolished later', () => {
    const city = smallCity();
    expect(city.says('2025-02-01', 'units/@A1/abolish', { on: '2025-03-01' })).toBe('unit-not-empty');
    expect(city.says('2025-02-01', 'staff/@inA1/transfer', { unit: '@A', on: '2025-02-10' })).toBe('recorded');
    expect(city.says('2025-02-01', 'units/@A1/abolish', { on: '2025-02-09' })).toBe('unit-not-empty');
    expect(city.says('2025-02-01', 'units/@A1/abolish', { on: '2025-03-01' })).toBe('recorded');
    expect(city.says('2025-02-01', 'staff/@inB/transfer', { unit: '@A1', on: '2025-02-15' })).toBe('unit-ended');
    expect(city.says('2025-02-01', 'units/@B/move', { parent: '@A1', on: '2025-02-15' })).toBe('unit-ended');
  });

  it('moves a decree with its postponement, for what is known from then on', () => {
    const city = smallCity();
    restructure(city, '2025-02-01', [{ change: 'merge', unit: '@A', into: '@B' }]);
    expect(decree(city, '2025-01-10')).toBe('recorded');
    expect(city.says('2025-01-20', 'reforms/@R/postpone', { effectiveOn: '2025-02-01', reason: 'x' })).toBe('already');
    expect(city.says('2025-01-25', 'reforms/@R/postpone', { effectiveOn: '2025-03-01', reason: 'x' })).toBe('recorded');
    expect(assigned(city.known('2025-01-24'), '@inA', '2025-02-10')).toBe('@B');
    expect(assigned(city.known('2025-01-25'), '@inA', '2025-02-10')).toBe('@A');
    expect(city.says('2025-03-01', 'reforms/@R/postpone', { effectiveOn: '2025-04-01', reason: 'x' })).toBe(
      'reform-in-effect',
    );
    expect(city.says('2025-03-01', 'reforms/@R/cancel', { reason: 'x' })).toBe('reform-in-effect');
  });

  it('applies the changes of a decree in order and refuses it as a whole', () => {
    const city = smallCity();
    restructure(city, '2025-02-01', [
      { change: 'abolish', unit: '@A1' },
      { change: 'merge', unit: '@A1', into: '@B' },
    ]);
    expect(decree(city, '2025-01-10')).toBe('unit-not-empty');
    const changes = [
      { change: 'establish', code: 'N', name: 'N', kind: 'section', parent: '@B' },
      { change: 'move', unit: '@A1', parent: { code: 'N' } },
    ];
    restructure(city, '2025-02-01', changes, '@S');
    expect(decree(city, '2025-01-10', '@S')).toBe('recorded');
    expect(depthFirst(chartAt(city.known('2025-01-10'), '2025-02-01'))).toStrictEqual([
      '@C',
      '@A',
      '@B',
      '@S~N',
      '@A1',
    ]);
  });
});
