import { type Tier, TIERS } from '../complaints/complaint.events.js';
import { COMPLAINT_STATUSES, type ComplaintStatus } from '../complaints/complaint.register.js';
import type { WorkingDays } from '../kernel/organisation/working-days.js';
import { type Day, dayOf, FIRST_DAY } from '../kernel/words/calendar-date.js';
import { type ComplaintBook, NONE, type Span, type Standing } from './complaint-book.js';
import { ByPlace } from './medians.js';
import type { Tree } from './tree.js';
import { WorkingSpan } from './working-span.js';

const PLAIN = ['received', 'open', 'late', 'answered', 'onTime', 'forwarded', 'rejected', 'withdrawn'] as const;

const answeredOf = <T extends Tier>(tier: T) => `${tier}.answered` as const;
const onTimeOf = <T extends Tier>(tier: T) => `${tier}.onTime` as const;

/** What is counted of the complaints of a tier. */
export const OF_TIER = {
  light: [answeredOf('light'), onTimeOf('light')],
  normative: [answeredOf('normative'), onTimeOf('normative')],
  'not-supervisory': [answeredOf('not-supervisory'), onTimeOf('not-supervisory')],
  supervisory: [answeredOf('supervisory'), onTimeOf('supervisory')],
} as const satisfies Readonly<Record<Tier, readonly [string, string]>>;

/** What is counted of complaints. */
export const COUNTED = [...PLAIN, ...TIERS.flatMap((tier) => OF_TIER[tier])] as const;
export type Counted = (typeof COUNTED)[number];

/** By place in a tree, and at its end what counts in no unit of it. */
export type Counts = Readonly<Record<Counted, Float64Array>>;

export type Counting = { readonly counts: Counts; readonly days: ByPlace };

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

type Column = 'open' | 'answered' | 'forwarded' | 'rejected' | 'withdrawn';

const COLUMN_OF: Readonly<Record<ComplaintStatus, Column | undefined>> = {
  received: 'open',
  returned: 'open',
  verified: 'open',
  answered: 'answered',
  closed: 'answered',
  forwarded: 'forwarded',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  void: undefined,
};

/** By the places of statuses, and of tiers, in their lists. */
const COLUMNS = COMPLAINT_STATUSES.map((status) => COLUMN_OF[status]);
const TIER_COLUMNS = TIERS.map((tier) => OF_TIER[tier]);

const addAt = (counts: Float64Array | undefined, place: number): void => {
  if (counts) counts[place] = (counts[place] ?? 0) + 1;
};

class Counter {
  readonly counts = {} as Record<Counted, Float64Array>;
  readonly days = new ByPlace();
  private readonly places: readonly number[];
  private readonly nowhere: number;
  private readonly asOf: Day;
  private readonly working: WorkingSpan;

  constructor({ tree, unassigned, working, span }: Wanted, units: readonly string[]) {
    for (const name of COUNTED) this.counts[name] = new Float64Array(tree.size + 1);
    this.nowhere = unassigned ? tree.size : NONE;
    this.places = units.map((unit) => tree.placeOf(unit) ?? NONE);
    this.asOf = span.asOf;
    this.working = new WorkingSpan(working, dayOf(FIRST_DAY), span.asOf);
  }

  readonly take = (standing: Standing): void => {
    const place = this.placeOf(standing);
    const column = COLUMNS[standing.status];
    if (place === NONE || column === undefined) return;
    addAt(this.counts.received, place);
    addAt(this.counts[column], place);
    if (column === 'open') this.open(standing, place);
    if (column === 'answered') this.answered(standing, place);
  };

  private placeOf({ unit }: Standing): number {
    const place = unit === NONE ? NONE : (this.places[unit] ?? NONE);
    return place === NONE ? this.nowhere : place;
  }

  private open(standing: Standing, place: number): void {
    if (standing.started !== NONE && !this.isWithin(standing, this.asOf)) addAt(this.counts.late, place);
  }

  private answered(standing: Standing, place: number): void {
    const { started, answered, tier } = standing;
    const [all, onTime] = TIER_COLUMNS[tier] ?? [];
    this.days.add(place, this.working.between(started, answered));
    if (all) addAt(this.counts[all], place);
    if (!this.isWithin(standing, answered)) return;
    addAt(this.counts.onTime, place);
    if (onTime) addAt(this.counts[onTime], place);
  }

  /** The day is not after the last working day that the clock allows, which is due. */
  private isWithin({ started, allowed }: Standing, day: Day): boolean {
    return this.working.between(started, day - 1) < allowed;
  }
}

/** Counts the complaints of a book; rests on the way. */
export function* counting(book: ComplaintBook, wanted: Wanted): Generator<undefined, Counting> {
  const counter = new Counter(wanted, book.units.names);
  yield* book.standing(wanted.span, wanted.programme, counter.take);
  return counter;
}
