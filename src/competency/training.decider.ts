import type { Decider, Decision } from '../kernel/facts/decider.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import type { StaffId } from '../kernel/words/ids.js';
import { type FaultRow, firstOf, refuse } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import type { TrainingEvent, TrainingRecorded, TrainingRetracted } from './training.events.js';

export type Training =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'recorded';
      readonly on: CalendarDate;
      readonly hours: number;
      /** Of whom it still stands. */
      readonly staff: ReadonlySet<StaffId>;
    };

export type KnownTraining = Extract<Training, { phase: 'recorded' }>;

const evolve = (training: Training, event: TrainingEvent): Training => {
  switch (event.type) {
    case 'TrainingRecorded':
      return { phase: 'recorded', on: event.on, hours: event.hours, staff: new Set(event.staff) };
    case 'TrainingRetracted':
      return training.phase === 'absent' ? training : without(training, event);
    default:
      return unreachable(event);
  }
};

const without = (training: KnownTraining, { staff }: TrainingRetracted): KnownTraining => ({
  ...training,
  staff: new Set([...training.staff].filter((id) => !staff.includes(id))),
});

export const trainingDecider: Decider<Training, TrainingEvent> = {
  category: 'training',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

export type TrainingFacts = {
  readonly today: CalendarDate;
  /** Those who were not in service on that day. */
  readonly faults: readonly FaultRow[];
};

/** Records hours that people earned elsewhere: on a day that has come, all of them being in service on it. */
export const recordTraining = (
  training: Training,
  event: TrainingRecorded,
  { today, faults }: TrainingFacts,
): Decision<TrainingEvent> => {
  if (training.phase !== 'absent') return [];
  const future = notInFuture(event.on, today);
  if (future) return refuse(future);
  return firstOf(faults, ['before-enrolment', 'after-departure']) ?? [event];
};

/** Takes a training back, of some people or of all: those of whom it does not stand change nothing. */
export const retractTraining = (
  training: KnownTraining,
  {
    staff = [...training.staff],
    ...told
  }: Omit<TrainingRetracted, 'staff' | 'on' | 'hours'> & {
    readonly staff: readonly StaffId[] | undefined;
  },
): Decision<TrainingEvent> => {
  const taken = staff.filter((id) => training.staff.has(id));
  const { on, hours } = training;
  return taken.length === 0 ? [] : [{ ...told, on, hours, staff: taken }];
};
