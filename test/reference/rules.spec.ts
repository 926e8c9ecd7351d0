import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
    assert.equal(acknowledge(city, '2025-01-10', '2025-01-08'), 'recorded');
    assert.equal(
      city.says('2025-01-15', 'directives/@D/retractions', { unit: '@C', staff: ['@inA'], reason: 'x' }),
      'recorded',
    );
    assert.deepEqual(
      ['2025-01-09', '2025-01-10', '2025-01-14', '2025-01-15'].map((known) => standing(city, '2025-01-20', known)),
      ['outstanding', 'acknowledged', 'acknowledged', 'outstanding'],
    );
    assert.equal(
      city.says('2025-01-16', 'directives/@D/retractions', { unit: '@C', staff: ['@inA'], reason: 'x' }),
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
    assert.equal(standing(city, '2025-01-15', '2025-01-20'), 'exempted');
    assert.equal(standing(city, '2025-01-16', '2025-01-20'), 'acknowledged');
    city.says('2025-01-20', 'directives/@D/retractions', { unit: '@C', staff: ['@inA'], reason: 'x' });
    assert.equal(standing(city, '2025-01-16', '2025-01-20'), 'outstanding');
    assert.equal(standing(city, '2025-01-15', '2025-01-20'), 'exempted');
  });

  it('belong to the version that was current when they were recorded', () => {
    const city = smallCity();
    acknowledge(city, '2025-01-10', '2025-01-09');
    city.says('2025-01-11', 'directives/@D/revise', {
      issuedOn: '2025-01-08',
      dueOn: '2025-01-31',
      summary: 'x',
    });
    assert.equal(standing(city, '2025-01-10', '2025-01-11'), 'superseded');
    assert.equal(acknowledge(city, '2025-01-12', '2025-01-09'), 'recorded');
    assert.equal(standing(city, '2025-01-10', '2025-01-12'), 'acknowledged');
  });

  it('are judged by unit and target on their own day', () => {
    const city = smallCity();
    assert.equal(acknowledge(city, '2025-01-10', '2025-01-09', '@B'), 'staff-not-in-unit');
    assert.equal(acknowledge(city, '2025-01-10', '2025-01-05'), 'before-issue');
    assert.equal(acknowledge(city, '2025-01-10', '2025-01-11'), 'date-in-future');
  });
});

describe('the chart of the reference model', () => {
  it('follows a chain of mergers, late ones too', () => {
    const city = smallCity();
    assert.equal(city.says('2025-02-01', 'units/@A/merge', { into: '@B', on: '2025-02-01' }), 'recorded');
    assert.equal(city.says('2025-02-05', 'units/@A1/merge', { into: '@A', on: '2025-01-20' }), 'recorded');
    assert.equal(assigned(city.known('2025-02-05'), '@inA1', '2025-01-20'), '@A');
    assert.equal(assigned(city.known('2025-02-05'), '@inA1', '2025-02-01'), '@B');
    assert.equal(assigned(city.known('2025-02-04'), '@inA1', '2025-02-01'), '@A1');
    const chart = chartAt(city.known('2025-02-04'), '2025-02-04');
    assert.equal(parentOf(chart, '@A1'), '@B');
    assert.deepEqual(depthFirst(chart), ['@C', '@B', '@A1']);
  });

  it('refuses what would leave somebody in a unit abolished later', () => {
    const city = smallCity();
    assert.equal(city.says('2025-02-01', 'units/@A1/abolish', { on: '2025-03-01' }), 'unit-not-empty');
    assert.equal(city.says('2025-02-01', 'staff/@inA1/transfer', { unit: '@A', on: '2025-02-10' }), 'recorded');
    assert.equal(city.says('2025-02-01', 'units/@A1/abolish', { on: '2025-02-09' }), 'unit-not-empty');
    assert.equal(city.says('2025-02-01', 'units/@A1/abolish', { on: '2025-03-01' }), 'recorded');
    assert.equal(city.says('2025-02-01', 'staff/@inB/transfer', { unit: '@A1', on: '2025-02-15' }), 'unit-ended');
    assert.equal(city.says('2025-02-01', 'units/@B/move', { parent: '@A1', on: '2025-02-15' }), 'unit-ended');
  });

  it('moves a decree with its postponement, for what is known from then on', () => {
    const city = smallCity();
    restructure(city, '2025-02-01', [{ change: 'merge', unit: '@A', into: '@B' }]);
    assert.equal(decree(city, '2025-01-10'), 'recorded');
    assert.equal(city.says('2025-01-20', 'reforms/@R/postpone', { effectiveOn: '2025-02-01', reason: 'x' }), 'already');
    assert.equal(
      city.says('2025-01-25', 'reforms/@R/postpone', { effectiveOn: '2025-03-01', reason: 'x' }),
      'recorded',
    );
    assert.equal(assigned(city.known('2025-01-24'), '@inA', '2025-02-10'), '@B');
    assert.equal(assigned(city.known('2025-01-25'), '@inA', '2025-02-10'), '@A');
    assert.equal(
      city.says('2025-03-01', 'reforms/@R/postpone', { effectiveOn: '2025-04-01', reason: 'x' }),
      'reform-in-effect',
    );
    assert.equal(city.says('2025-03-01', 'reforms/@R/cancel', { reason: 'x' }), 'reform-in-effect');
  });

  it('applies the changes of a decree in order and refuses it as a whole', () => {
    const city = smallCity();
    restructure(city, '2025-02-01', [
      { change: 'abolish', unit: '@A1' },
      { change: 'merge', unit: '@A1', into: '@B' },
    ]);
    assert.equal(decree(city, '2025-01-10'), 'unit-not-empty');
    const changes = [
      { change: 'establish', code: 'N', name: 'N', kind: 'section', parent: '@B' },
      { change: 'move', unit: '@A1', parent: { code: 'N' } },
    ];
    restructure(city, '2025-02-01', changes, '@S');
    assert.equal(decree(city, '2025-01-10', '@S'), 'recorded');
    assert.deepEqual(depthFirst(chartAt(city.known('2025-01-10'), '2025-02-01')), ['@C', '@A', '@B', '@S~N', '@A1']);
  });
});
