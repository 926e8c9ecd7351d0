import { type CorrectionOf, correctionsOf } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { PracticeId, ProgrammeId, StaffId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';

export type PracticeDefined = {
  readonly type: 'PracticeDefined';
  readonly practice: PracticeId;
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly description?: Sealed;
  readonly units: readonly UnitId[];
  /** How many days an observation is in force; without it, for good. */
  readonly windowDays?: number;
  readonly on: CalendarDate;
};

export type PracticeTargeted = {
  readonly type: 'PracticeTargeted';
  readonly practice: PracticeId;
  readonly programme: ProgrammeId;
  readonly units: readonly UnitId[];
  readonly on: CalendarDate;
  readonly reason: Sealed;
};

export type PracticeRetired = {
  readonly type: 'PracticeRetired';
  readonly practice: PracticeId;
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
  readonly reason: Sealed;
};

/** A system record, B document, C seen, D tested; E self-report, which never counts (domain.md, 5). */
export const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof GRADES)[number];

export type PracticeObserved = {
  readonly type: 'PracticeObserved';
  readonly practice: PracticeId;
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly on: CalendarDate;
  readonly grade: Grade;
  /** Of the practice, so that a fold needs no other document. */
  readonly windowDays?: number;
  readonly source: Sealed;
  readonly staff: readonly StaffId[];
};

/** Observations taken back, each named by the revision of the event that recorded it. */
export type ObservationsRetracted = {
  readonly type: 'ObservationsRetracted';
  readonly practice: PracticeId;
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly on: CalendarDate;
  readonly windowDays?: number;
  readonly reason: Sealed;
  readonly taken: readonly { readonly staff: StaffId; readonly observations: readonly number[] }[];
};

export type PracticeFact =
  PracticeDefined | PracticeTargeted | PracticeRetired | PracticeObserved | ObservationsRetracted;

export type PracticeCorrection = CorrectionOf<
  'Practice',
  { readonly practice: PracticeId; readonly programme: ProgrammeId },
  'restore'
>;

export type PracticeEvent = PracticeFact | PracticeCorrection;

/** What a practice consists of, as far as it may be corrected: all but the observations of persons. */
export const PRACTICE_FACTS = [
  'PracticeDefined',
  'PracticeTargeted',
  'PracticeRetired',
] as const satisfies readonly PracticeFact['type'][];

/** What the register keeps of a practice. */
export const PRACTICE_KEPT = [
  ...PRACTICE_FACTS,
  ...correctionsOf('Practice'),
] as const satisfies readonly PracticeEvent['type'][];
