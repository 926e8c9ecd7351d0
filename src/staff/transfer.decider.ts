import type { Decider, Decision } from '../kernel/facts/decider.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { StaffId } from '../kernel/words/ids.js';
import { type FaultRow, type Refusal, refuse } from '../kernel/words/refusal.js';
import { type Charts, isThere, type PlacementFault, rankedTransferFault } from './placement.rules.js';
import type { Posted } from './position.rules.js';
import type { Move, StaffMovedTogether } from './staff.events.js';

/** A bulk transfer is one event in a stream of its own: recorded or not, all of it. */
export type BulkTransfer = { readonly phase: 'absent' | 'recorded' };

export const transferDecider: Decider<BulkTransfer, StaffMovedTogether> = {
  category: 'transfer',
  initial: () => ({ phase: 'absent' }),
  evolve: () => ({ phase: 'recorded' }),
};

export type TransferFacts = {
  readonly people: ReadonlyMap<StaffId, Posted>;
  readonly today: CalendarDate;
  readonly charts: Charts;
};

type Moving = { readonly move: Move; readonly index: number; readonly person: Posted };
type RankedRow = FaultRow & PlacementFault;

const NOBODY: Posted = { career: [], posts: [] };
const RANKS: readonly PlacementFault['rank'][] = ['unit', 'person', 'chart'];

/** Moves whoever is not there yet, or nobody. */
export const moveTogether = (
  event: StaffMovedTogether,
  { people, today, charts }: TransferFacts,
): Decision<StaffMovedTogether> => {
  const { moves, on } = event;
  const all = moves.map((move, index) => ({ move, index, person: people.get(move.staff) ?? NOBODY }));
  const fresh = all.filter(({ move, person }) => !isThere(person, { ...move, on }, charts));
  if (fresh.length === 0) return [];
  const far = notTooFar(on, today);
  if (far) return refuse(far);
  const rows = fresh.flatMap((one) => rowOf(one, { on, today, charts }) ?? []);
  return refusalOf(rows) ?? [{ ...event, moves: fresh.map(({ move }) => move) }];
};

const rowOf = (
  { move: { unit }, index, person }: Moving,
  { on, today, charts }: Omit<TransferFacts, 'people'> & { readonly on: CalendarDate },
): RankedRow | undefined => {
  const fault = rankedTransferFault(person.career, { unit, on, today }, charts);
  return fault && { ...fault, pointer: `/moves/${index}/${fault.code === 'unit-ended' ? 'unit' : 'staff'}` };
};

/** Where rows differ, the first in the order of checks is named (api.md, 1): a unit may be ended for two reasons. */
const refusalOf = (rows: readonly RankedRow[]): Refusal | undefined => {
  const first = RANKS.flatMap((rank) => rows.filter((row) => row.rank === rank)).at(0);
  return (
    first &&
    refuse(
      first.code,
      rows.map(({ pointer, code }) => ({ pointer, code })),
    )
  );
};
