import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

type Span = { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate };

type Launching = Span & {
  readonly code: string;
  readonly title: string;
  readonly goal?: string;
  readonly units: readonly UnitId[];
};

export class LaunchProgramme extends DomainCommand<Launching> {}

export class RescheduleProgramme extends DomainCommand<
  Span & { readonly programme: ProgrammeId; readonly reason: string }
> {}

/** `on` is today by default. */
export class ScopeProgramme extends DomainCommand<{
  readonly programme: ProgrammeId;
  readonly units: readonly UnitId[];
  readonly on?: CalendarDate;
}> {}

/** `on` is today by default. */
export class CloseProgramme extends DomainCommand<{
  readonly programme: ProgrammeId;
  readonly on?: CalendarDate;
  readonly outcome: string;
}> {}

/** What is told otherwise of a programme; what is left out stays. */
export class AmendProgramme extends DomainCommand<
  Partial<Pick<Launching, 'code' | 'title' | 'goal'>> & { readonly programme: ProgrammeId; readonly reason: string }
> {}

/** Takes the closing back. */
export class ReopenProgramme extends DomainCommand<{ readonly programme: ProgrammeId; readonly reason: string }> {}

export class VoidProgramme extends DomainCommand<{ readonly programme: ProgrammeId; readonly reason: string }> {}
