import type { UnitKind } from '../kernel/organisation/chart-change.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { EventId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

/** What is told otherwise of a unit's establishment; what is left out stays. */
export class AmendUnit extends DomainCommand<{
  readonly unit: UnitId;
  readonly code?: string;
  readonly kind?: UnitKind;
  readonly since?: CalendarDate;
  readonly reason: string;
}> {}

/** Takes back one change of a unit by itself: `change` is its id in the unit's history. */
export class UndoUnitChange extends DomainCommand<{
  readonly unit: UnitId;
  readonly change: EventId;
  readonly reason: string;
}> {}
