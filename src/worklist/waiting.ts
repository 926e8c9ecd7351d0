import { type CalendarDate, dayOf, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';

/** What can wait for somebody; of one day the first of them is the most urgent. */
export const WAITING_KINDS = [
  'complaint-late',
  'complaint-due',
  'directive-overdue',
  'directive-outstanding',
  'exception-requested',
  'issue-without-step',
  'session-without-attendance',
  'nil-report-old',
  'suggestion-waiting',
  'course-lapsed',
  'course-outstanding',
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** Something that waits: a thing, whose it is, until when, and how many people or things it is about. */
export type Waiting = {
  readonly kind: WaitingKind;
  readonly thing: string;
  /** Null: of all units. */
  readonly unit: UnitId | null;
  /** Null: there is no day by which. */
  readonly due: CalendarDate | null;
  readonly count: number;
};

/** As it is answered. */
export type WaitingRow = Waiting & { readonly overdueDays: number };

const NO_UNIT = '';

/** The place in the order of urgency: what was due first, then by kind. It stays a place whatever the list becomes. */
export const placeOf = ({ due, kind, thing, unit }: Waiting): string => {
  const rank = String(WAITING_KINDS.indexOf(kind)).padStart(2, '0');
  return [due ?? LAST_DAY, rank, thing, unit ?? NO_UNIT].join('.');
};

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
export const PLACE = new RegExp(`^[0-9]{4}-[0-9]{2}-[0-9]{2}\\.[0-9]{2}\\.${UUID}\\.(${UUID})?$`);

const overdueDays = (due: CalendarDate | null, asOf: CalendarDate): number =>
  due === null || due >= asOf ? 0 : dayOf(asOf) - dayOf(due);

/** What waits on a day, the most urgent first. */
export const byUrgency = (waiting: readonly Waiting[], asOf: CalendarDate): readonly WaitingRow[] =>
  waiting
    .map(({ kind, thing, unit, due, count }) => ({
      place: placeOf({ kind, thing, unit, due, count }),
      row: { kind, thing, unit, due, overdueDays: overdueDays(due, asOf), count },
    }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ row }) => row);
