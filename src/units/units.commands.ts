import type { UnitKind } from '../kernel/organisation/chart-change.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

/** `on` is today by default, here and below. */
export class EstablishUnit extends DomainCommand<{
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: UnitId | null;
  readonly on?: CalendarDate;
}> {}

export class RenameUnit extends DomainCommand<{
  readonly unit: UnitId;
  readonly name: string;
  readonly on?: CalendarDate;
}> {}

export class MoveUnit extends DomainCommand<{
  readonly unit: UnitId;
  readonly parent: UnitId;
  readonly on?: CalendarDate;
}> {}

export class MergeUnit extends DomainCommand<{
  readonly unit: UnitId;
  readonly into: UnitId;
  readonly on?: CalendarDate;
}> {}

export class AbolishUnit extends DomainCommand<{ readonly unit: UnitId; readonly on?: CalendarDate }> {}
