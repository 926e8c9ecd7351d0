import { describe, it } from '@jest/globals';
import {
  recordTraining,
  retractTraining,
  type Training,
  trainingDecider,
  type TrainingFacts,
} from '../../src/competency/training.decider.js';
import type { TrainingEvent, TrainingRecorded } from '../../src/competency/training.events.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type StaffId, type TrainingId } from '../../src/kernel/words/ids.js';
import type { FaultRow } from '../../src/kernel/words/refusal.js';
import { must } from '../support/expectation.js';
import { given } from '../support/given.js';
import { ana, bo, day } from './course.stories.js';

const training = asId<TrainingId>('training');
const reason = { key: 'training:training', box: 'c2VhbGVk' };

const recorded = (on = '2026-02-01'): TrainingRecorded => ({
  type: 'TrainingRecorded',
  training,
  title: 'Diklat di provinsi',
  hours: 20,
  on: day(on),
  staff: [ana, bo],
});
const retracted = (...staff: readonly StaffId[]): TrainingEvent => ({
  type: 'TrainingRetracted',
  training,
  on: day('2026-02-01'),
  hours: 20,
  reason,
  staff,
});

const recording = (event: TrainingRecorded, facts: Partial<TrainingFacts> = {}) =>
  given(trainingDecider).when((state) =>
    recordTraining(state, event, { today: day('2026-02-10'), faults: [], ...facts }),
  );

const retracting =
  (staff?: readonly StaffId[]) =>
  (state: Training): Decision<TrainingEvent> => {
    must(state.phase !== 'absent');
    return retractTraining(state, { type: 'TrainingRetracted', training, reason, staff });
  };

describe('a training', () => {
  it('is recorded of a day that has come', () => {
    recording(recorded('2026-02-10')).emits(recorded('2026-02-10'));
    recording(recorded('2026-02-11')).refuses('date-in-future');
  });

  it('is of people in service on that day, all or none', () => {
    const faults: readonly FaultRow[] = [
      { pointer: '/staff/0', code: 'after-departure' },
      { pointer: '/staff/1', code: 'before-enrolment' },
    ];
    recording(recorded(), { faults }).refuses('before-enrolment', faults);
    recording(recorded('2026-02-11'), { faults }).refuses('date-in-future');
  });

  it('is taken back of some, then of all who are left, then of nobody', () => {
    given(trainingDecider, recorded()).when(retracting()).emits(retracted(ana, bo));
    given(trainingDecider, recorded())
      .when(retracting([bo]))
      .emits(retracted(bo));
    given(trainingDecider, recorded(), retracted(bo)).when(retracting()).emits(retracted(ana));
    given(trainingDecider, recorded(), retracted(bo))
      .when(retracting([bo]))
      .isAlreadySo();
    given(trainingDecider, recorded(), retracted(ana, bo)).when(retracting()).isAlreadySo();
  });
});
