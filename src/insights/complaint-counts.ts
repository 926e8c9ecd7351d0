import { TIERS } from '../complaints/complaint.events.js';
import { COMPLAINT_STATUSES, type ComplaintStatus } from '../complaints/complaint.register.js';
import type { WorkingDays } from '../kernel/organisation/working-days.js';
import type { Day } from '../kernel/words/calendar-date.js';
import {
  ALLOWED,
  ANSWERED,
  type ComplaintBook,
  NONE,
  type Span,
  type Standings,
  STARTED,
  STATUS,
  TIER,
  UNIT,
} from './complaint-book.js';
import { IntRows } from './int-rows.js';
import { ByPlace } from './medians.js';
import type { Tree } from './tree.js';
import { WorkingSpan } from './working-span.js';

/** What is counted of complaints: columns of a row for each place of a tree, and at its end of what counts in no unit of it. */
export const COLUMNS = {
  received: 0,
  open: 1,
  late: 2,
  answered: 3,
  onTime: 4,
  forwarded: 5,
  rejected: 6,
  withdrawn: 7,
} as const;

const FIRST_OF_TIERS = 8;

/** What is counted of those of a tier, by its place in the list of tiers. */
export const answeredOf = (tier: number): number => FIRST_OF_TIERS + 2 * tier;
export const onTimeOf = (tier: number): number => answeredOf(tier) + 1;

export const WIDTH = answeredOf(TIERS.length);

/** By place in a tree; the days that answers took as well. */
export type Counting = { readonly counts: IntRows; readonly days: ByPlace };

/** What is counted, where, and by which working days. */
export type Wanted = {
  readonly span: Span;
  /** Null of a label that nothing has. */
  readonly programme?: string | null | undefined;
  readonly tree: Tree;
  readonly working: WorkingDays;
  /** Whether what counts in no unit of the tree is counted, too. */
  readonly unassigned: boolean;
};

const COLUMN_OF: Readonly<Record<ComplaintStatus, number>> = {
  received: COLUMNS.open,
  returned: COLUMNS.open,
  verified: COLUMNS.open,
  answered: COLUMNS.answered,
  closed: COLUMNS.answered,
  forwarded: COLUMNS.forwarded,
  rejected: COLUMNS.rejected,
  withdrawn: COLUMNS.withdrawn,
  void: NONE,
};

/** By the places of statuses in their list. */
const STATUS_COLUMNS = COMPLAINT_STATUSES.map((status) => COLUMN_OF[status]);

class Counter {
  readonly counts = new IntRows(WIDTH);
  readonly days = new ByPlace();
  private readonly places: number[] = [];
  private readonly nowhere: number;
  private readonly asOf: Day;
  private readonly working: WorkingSpan;

  constructor(
    private readonly tree: Tree,
    { unassigned, working, span }: Wanted,
  ) {
    this.counts.extend(tree.size + 1);
    this.nowhere = unassigned ? tree.size : NONE;
    this.asOf = span.asOf;
    // No clock of those asked for started before.
    this.working = new WorkingSpan(working, span.from, span.asOf);
  }

  /** `units`: those that have a number by now; there may be more than a moment ago. */
  take({ spells, rows, count }: Standings, units: readonly string[]): void {
    for (let known = this.places.length; known < units.length; known += 1)
      this.places.push(this.tree.placeOf(units[known] ?? '') ?? NONE);
    for (let index = 0; index < count; index += 1) this.takeOne(spells, rows[index] ?? 0);
  }

  private takeOne(spells: IntRows, row: number): void {
    const place = this.placeOf(spells.get(row, UNIT));
    const column = STATUS_COLUMNS[spells.get(row, STATUS)] ?? NONE;
    if (place === NONE || column === NONE) return;
    this.counts.add(place, COLUMNS.received);
    this.counts.add(place, column);
    if (column === COLUMNS.open) this.open(spells, row, place);
    if (column === COLUMNS.answered) this.answered(spells, row, place);
  }

  private placeOf(unit: number): number {
    const place = unit === NONE ? NONE : (this.places[unit] ?? NONE);
    return place === NONE ? this.nowhere : place;
  }

  private open(spells: IntRows, row: number, place: number): void {
    const started = spells.get(row, STARTED);
    if (started !== NONE && !this.isWithin(started, spells.get(row, ALLOWED), this.asOf))
      this.counts.add(place, COLUMNS.late);
  }

  private answered(spells: IntRows, row: number, place: number): void {
    const [started, answered, tier] = [spells.get(row, STARTED), spells.get(row, ANSWERED), spells.get(row, TIER)];
    this.days.add(place, this.working.between(started, answered));
    if (tier !== NONE) this.counts.add(place, answeredOf(tier));
    if (!this.isWithin(started, spells.get(row, ALLOWED), answered)) return;
    this.counts.add(place, COLUMNS.onTime);
    if (tier !== NONE) this.counts.add(place, onTimeOf(tier));
  }

  /** The day is not after the last working day that the clock allows, which is due. */
  private isWithin(started: Day, allowed: number, day: Day): boolean {
    return this.working.between(started, day - 1) < allowed;
  }
}

/** Counts the complaints of a book; rests on the way. */
export function* counting(book: ComplaintBook, wanted: Wanted): Generator<undefined, Counting> {
  const counter = new Counter(wanted.tree, wanted);
  for (const some of book.standing(wanted.span, wanted.programme)) {
    counter.take(some, book.units.names);
    yield;
  }
  return counter;
}
