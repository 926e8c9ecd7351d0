import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type PracticeId, type ProgrammeId, type StaffId, type UnitId } from '../../src/kernel/words/ids.js';
import type { Defined, Practice } from '../../src/practices/practice.decider.js';
import type {
  Grade,
  ObservationsRetracted,
  PracticeDefined,
  PracticeEvent,
  PracticeObserved,
  PracticeRetired,
  PracticeTargeted,
} from '../../src/practices/practice.events.js';
import { must } from '../support/expectation.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;

export const [ana, bo] = ['ana', 'bo'].map((name) => asId<StaffId>(name)) as [StaffId, StaffId];
export const [permits, archive] = ['permits', 'archive'].map((name) => asId<UnitId>(name)) as [UnitId, UnitId];

const sealed = { key: 'practice:practice', box: 'c2VhbGVk' };
const named = { practice: asId<PracticeId>('practice'), programme: asId<ProgrammeId>('programme') };

export const defined = (on = '2026-01-10'): PracticeDefined => ({
  type: 'PracticeDefined',
  ...named,
  title: 'Izin diterbitkan lewat alur baru',
  units: [permits],
  windowDays: 90,
  on: day(on),
});

export const targeted = (on: string, ...units: readonly UnitId[]): PracticeTargeted => ({
  type: 'PracticeTargeted',
  ...named,
  units,
  on: day(on),
  reason: sealed,
});

export const retired = (on: string): PracticeRetired => ({
  type: 'PracticeRetired',
  ...named,
  on: day(on),
  reason: sealed,
});

export const observed = (on: string, staff: readonly StaffId[], grade: Grade = 'B'): PracticeObserved => ({
  type: 'PracticeObserved',
  ...named,
  unit: permits,
  on: day(on),
  grade,
  windowDays: 90,
  source: sealed,
  staff,
});

export const takenBack = (on: string, taken: ObservationsRetracted['taken']): ObservationsRetracted => ({
  type: 'ObservationsRetracted',
  ...named,
  unit: permits,
  on: day(on),
  windowDays: 90,
  reason: sealed,
  taken,
});

/** A wish about a practice that there is. */
export const about =
  (decide: (known: Defined) => Decision<PracticeEvent>) =>
  (state: Practice): Decision<PracticeEvent> => {
    must(state.phase !== 'absent');
    return decide(state);
  };
