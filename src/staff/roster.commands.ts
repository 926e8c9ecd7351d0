import type { Nip } from '../kernel/organisation/nip.js';
import type { EmploymentKind, StaffPosition } from '../kernel/organisation/position.js';
import type { Position } from '../kernel/ports/event-store.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

/** A person as a roster shows them, number and name in clear. `held`: the number is theirs already. */
export type ShownPerson = {
  readonly staff: StaffId;
  readonly held: boolean;
  readonly nip: Nip;
  readonly name: string;
  readonly unit: UnitId;
  readonly employment: EmploymentKind;
  readonly position: StaffPosition;
};

/** `joined`: enrolled, and nobody had the number before. */
export type ShownChange = 'joined' | 'enrolled' | 'transferred' | 'repositioned' | 'renamed';

/** What became of one who was shown, by the id under which they are known now. */
export type Settled =
  | { readonly kind: 'refused'; readonly code: RuleCode }
  | {
      readonly kind: 'settled';
      readonly staff: StaffId;
      readonly changes: readonly ShownChange[];
      /** Of the last fact; undefined where nothing was recorded. */
      readonly position: Position | undefined;
    };

/**
 * Brings some hundred people to what is shown of them on a day, each in a stream of their own, and answers in order what
 * it came to, or with `dryRun` would come to. Harmless to repeat.
 */
export class ShowStaff extends DomainCommand<
  { readonly on: CalendarDate; readonly dryRun: boolean; readonly people: readonly ShownPerson[] },
  readonly Settled[]
> {}
