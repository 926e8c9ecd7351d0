import type { Kind } from '../../projections/registers/kind.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { JsonObject } from '../kernel/words/json.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Permission } from '../platform/callers/permissions.js';
import type { ByPlace } from './standing-rows.js';
import type { Sums } from './sums.js';
import type { Tree } from './tree.js';

/** How one person stands at a pair of dates, and the day of the fact that gives it. */
export type PersonStanding = { readonly standing: string; readonly on: CalendarDate | null };

/** How the staff of the targeted units stand towards things of one kind (api.md, 4). */
export type Standing<T, C> = Pick<Kind<T>, 'kind' | 'counted'> & {
  /** Who may read the figures, and who is shown the people. */
  readonly readers: Permission;
  readonly namers: Permission;
  /** Of a table's file. */
  readonly name: string;
  /** What an answer begins with. */
  readonly head: (thing: T) => object;
  /** The units of which it asks something; none where it asks nothing of anybody. */
  readonly asks: (thing: T, pair: Pair) => readonly UnitId[];
  /** What has to be summed. */
  readonly subjects: (id: string) => readonly string[];
  readonly counts: (thing: T, summed: { readonly tree: Tree; readonly sums: Sums }, pair: Pair) => ByPlace<C>;
  /** Where the ledger keeps what a person did about it. */
  readonly keyOf: (id: string, staff: StaffId) => string;
  readonly person: (thing: T, doc: JsonObject | undefined, pair: Pair) => PersonStanding;
};
