import { Injectable } from '@nestjs/common';
import { assignedOn, type Career } from '../kernel/organisation/career.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { FaultRow } from '../kernel/words/refusal.js';
import type { Caller } from '../platform/callers/caller.js';
import { Callers } from '../platform/callers/callers.js';
import type { Permission } from '../platform/callers/permissions.js';
import { type Bilingual, Problem } from '../platform/problems/problem.js';
import { ChartBook } from '../units/chart.queries.js';
import { type People, unitOf } from './directory.queries.js';
import { Theirs } from './theirs.js';

/** Whether a caller is shown a person. */
export type Sight = (person: { readonly career: Career }) => boolean;

/** The people that a write names, and for each the days of the facts. */
export type Named = {
  readonly people: People;
  readonly staff: readonly StaffId[];
  readonly days: (staff: StaffId) => readonly CalendarDate[];
};

const NAME_A_UNIT: Bilingual =
  'Sebutkan unit: salah satu unit Anda, misalnya ?unit=<id>. GET /v1/me menunjukkan unit Anda. | Name a unit of yours, as ?unit=<id>. GET /v1/me shows your units.';

/** Who sees whom, and who may write about whom: 403 by unit (api.md, 2). */
@Injectable()
export class UnitAccess {
  constructor(
    private readonly charts: ChartBook,
    private readonly callers: Callers,
  ) {}

  /** What is a caller's by today's grants and chart, whatever day is asked about. */
  async theirs(caller: Caller, permission: Permission): Promise<Theirs> {
    return this.theirsOn(caller, permission, caller.today);
  }

  /** A read of figures, people or issues names a unit of the caller's, else 403. */
  async mustSee(caller: Caller, permission: Permission, unit: UnitId | undefined): Promise<void> {
    if ((await this.theirs(caller, permission)).has(unit)) return;
    throw new Problem('forbidden', [], unit === undefined ? NAME_A_UNIT : undefined);
  }

  /**
   * Whom a caller is shown on a day: people who are in their units today, or who were that day, if it has come, the
   * unit being theirs by the grants and chart of that day too.
   */
  async sight(caller: Caller, permission: Permission, asOf: CalendarDate): Promise<Sight> {
    if (caller.reach(permission) === 'everywhere') return () => true;
    const { today } = caller;
    const now = await this.theirs(caller, permission);
    if (asOf >= today) return ({ career }) => now.has(assignedOn(career, today));
    const then = new Theirs(
      await this.charts.on(asOf),
      (await this.callers.of(caller.subject, asOf)).reach(permission),
    );
    return ({ career }) => {
      if (now.has(assignedOn(career, today))) return true;
      const unit = assignedOn(career, asOf);
      return now.has(unit) && then.has(unit);
    };
  }

  /** A write names a unit that is the caller's on the fact's day or today, else 403. */
  async mustCover(caller: Caller, permission: Permission, unit: UnitId, days: readonly CalendarDate[]): Promise<void> {
    for (const day of daysIn(caller, days)) {
      if ((await this.theirsOn(caller, permission, day)).has(unit)) return;
    }
    throw new Problem('forbidden', [{ pointer: '/unit', code: 'forbidden' }]);
  }

  /** A write names people who are in a unit of the caller's on the fact's day or today, else 403 with a row for each. */
  async mustReach(caller: Caller, permission: Permission, { people, staff, days }: Named): Promise<void> {
    if (caller.reach(permission) === 'everywhere') return;
    const rows: FaultRow[] = [];
    for (const [index, id] of staff.entries()) {
      const isReached = await this.reaches(caller, permission, { id, people, days: days(id) });
      if (!isReached) rows.push({ pointer: `/staff/${index}`, code: 'forbidden' });
    }
    if (rows.length > 0) throw new Problem('forbidden', rows);
  }

  private async reaches(
    caller: Caller,
    permission: Permission,
    { id, people, days }: { readonly id: StaffId; readonly people: People; readonly days: readonly CalendarDate[] },
  ): Promise<boolean> {
    for (const day of daysIn(caller, days)) {
      if ((await this.theirsOn(caller, permission, day)).has(unitOf(people, id, day))) return true;
    }
    return false;
  }

  /** Of the grants in force today, on another day's chart; one on a unit that has ended by today covers nothing. */
  private async theirsOn(caller: Caller, permission: Permission, day: CalendarDate): Promise<Theirs> {
    const reach = caller.reach(permission);
    const now = await this.charts.on(caller.today);
    const tops = reach === 'everywhere' ? reach : reach.filter((top) => now.exists(top));
    return new Theirs(day === caller.today ? now : await this.charts.on(day), tops);
  }
}

/** Today and those of some days that have come: who will be theirs is not yet. */
const daysIn = ({ today }: Caller, days: readonly CalendarDate[]): readonly CalendarDate[] => [
  ...new Set([today, ...days.filter((day) => day < today)]),
];
