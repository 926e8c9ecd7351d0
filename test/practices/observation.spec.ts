import { describe, it } from '@jest/globals';
import type { StaffId } from '../../src/kernel/words/ids.js';
import type { FaultRow } from '../../src/kernel/words/refusal.js';
import {
  type ObservationFacts,
  observe,
  type RetractionFacts,
  retractObservations,
} from '../../src/practices/observation.rules.js';
import { practiceDecider } from '../../src/practices/practice.decider.js';
import { given } from '../support/given.js';
import { about, ana, bo, day, defined, observed, retired, takenBack } from './practice.stories.js';

const free: ObservationFacts = {
  today: day('2026-02-10'),
  closed: undefined,
  unitEnded: false,
  faults: new Map(),
};

const observing = (event = observed('2026-02-01', [ana]), facts: Partial<ObservationFacts> = {}) =>
  about((practice) => observe(practice, event, { ...free, ...facts }));

describe('an observation', () => {
  it('is recorded, and the same one once more beside it', () => {
    const seen = observed('2026-02-01', [ana]);
    given(practiceDecider, defined()).when(observing()).emits(seen);
    given(practiceDecider, defined(), seen).when(observing()).emits(seen);
  });

  it('is not dated after today, nor before the first day', () => {
    given(practiceDecider, defined())
      .when(observing(observed('2026-02-11', [ana])))
      .refuses('date-in-future');
    given(practiceDecider, defined())
      .when(observing(observed('2026-01-09', [ana])))
      .refuses('before-issue');
    given(practiceDecider, defined())
      .when(observing(observed('2026-01-10', [ana])))
      .emits(observed('2026-01-10', [ana]));
  });

  it('ends with the retirement: before it late facts are still taken', () => {
    const story = given(practiceDecider, defined(), retired('2026-02-01'));
    story.when(observing(observed('2026-02-01', [ana]))).refuses('practice-retired');
    story.when(observing(observed('2026-03-01', [ana]))).refuses('practice-retired');
    story.when(observing(observed('2026-01-31', [ana]))).emits(observed('2026-01-31', [ana]));
  });

  it('after the closing of the programme is refused first of all', () => {
    given(practiceDecider, defined(), retired('2026-02-01'))
      .when(observing(observed('2026-03-01', [ana]), { closed: 'programme-closed' }))
      .refuses('programme-closed');
  });

  it('names a unit that exists on its day', () => {
    const faults = new Map([[ana, { pointer: '/staff/0', code: 'staff-not-targeted' } as const]]);
    given(practiceDecider, defined())
      .when(observing(observed('2026-02-01', [ana]), { unitEnded: true, faults }))
      .refuses('unit-ended');
  });

  it('is refused as a whole, with a row for each person not targeted or elsewhere', () => {
    const elsewhere: FaultRow = { pointer: '/staff/0', code: 'staff-not-in-unit' };
    const untargeted: FaultRow = { pointer: '/staff/1', code: 'staff-not-targeted' };
    const faults = new Map<StaffId, FaultRow>([
      [ana, elsewhere],
      [bo, untargeted],
    ]);
    given(practiceDecider, defined())
      .when(observing(observed('2026-02-01', [ana, bo]), { faults }))
      .refuses('staff-not-targeted', [elsewhere, untargeted]);
  });
});

describe('taking observations back', () => {
  const everywhere: RetractionFacts = { closed: undefined, inUnit: () => true };
  const retracting = (on: string, staff: readonly StaffId[], facts: Partial<RetractionFacts> = {}) =>
    about((practice) => {
      const { taken: _, ...wish } = takenBack(on, []);
      return retractObservations(practice, { ...wish, staff }, { ...everywhere, ...facts });
    });
  const twice = given(
    practiceDecider,
    defined(),
    observed('2026-02-01', [ana, bo]),
    observed('2026-02-01', [ana], 'E'),
    observed('2026-02-02', [ana]),
  );

  it('names each observation of the day by its revision', () => {
    twice.when(retracting('2026-02-01', [ana])).emits(takenBack('2026-02-01', [{ staff: ana, observations: [1, 2] }]));
    twice.when(retracting('2026-02-02', [ana, bo])).emits(takenBack('2026-02-02', [{ staff: ana, observations: [3] }]));
  });

  it('where there is none on that day changes nothing', () => {
    twice.when(retracting('2026-02-03', [ana], { closed: 'programme-closed', inUnit: () => false })).isAlreadySo();
    given(
      practiceDecider,
      defined(),
      observed('2026-02-01', [ana]),
      takenBack('2026-02-01', [{ staff: ana, observations: [1] }]),
    )
      .when(retracting('2026-02-01', [ana]))
      .isAlreadySo();
  });

  it('is refused for people outside the unit, with a row for each', () => {
    twice
      .when(retracting('2026-02-01', [ana, bo], { inUnit: (staff) => staff === ana }))
      .refuses('staff-not-in-unit', [{ pointer: '/staff/1', code: 'staff-not-in-unit' }]);
  });

  it('is judged by that day in a closed programme', () => {
    twice
      .when(retracting('2026-02-01', [ana], { closed: 'programme-closed', inUnit: () => false }))
      .refuses('programme-closed');
  });
});
