import { type CorrectionOf, correctionsOf } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';

export type ProgrammeLaunched = {
  readonly type: 'ProgrammeLaunched';
  readonly programme: ProgrammeId;
  readonly code: string;
  readonly title: string;
  readonly goal?: Sealed;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly units: readonly UnitId[];
};

export type ProgrammeRescheduled = {
  readonly type: 'ProgrammeRescheduled';
  readonly programme: ProgrammeId;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly reason: Sealed;
};

export type ProgrammeScoped = {
  readonly type: 'ProgrammeScoped';
  readonly programme: ProgrammeId;
  readonly units: readonly UnitId[];
  readonly on: CalendarDate;
};

export type ProgrammeClosed = {
  readonly type: 'ProgrammeClosed';
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
  readonly outcome: Sealed;
};

export type ProgrammeFact = ProgrammeLaunched | ProgrammeRescheduled | ProgrammeScoped | ProgrammeClosed;

export type ProgrammeCorrection = CorrectionOf<'Programme', { readonly programme: ProgrammeId }, 'reopen'>;

export type ProgrammeEvent = ProgrammeFact | ProgrammeCorrection;

/** What a programme consists of, as far as it may be corrected. */
export const PROGRAMME_FACTS = [
  'ProgrammeLaunched',
  'ProgrammeRescheduled',
  'ProgrammeScoped',
  'ProgrammeClosed',
] as const satisfies readonly ProgrammeFact['type'][];

/** What the register keeps of a programme. */
export const PROGRAMME_KEPT = [
  ...PROGRAMME_FACTS,
  ...correctionsOf('Programme'),
] as const satisfies readonly ProgrammeEvent['type'][];
