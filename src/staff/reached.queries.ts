import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { Callers } from '../platform/callers/callers.js';
import type { Permission } from '../platform/callers/permissions.js';
import { ChartBook } from '../units/chart.queries.js';
import type { People } from './directory.queries.js';
import { PeopleBook, type Whereabouts } from './people.queries.js';
import { UnitAccess } from './unit-access.queries.js';

/** People whom a write names, the unit it names for them, and for each the days of the facts. */
export type PeopleOfWrite = {
  readonly actor: string;
  readonly permission: Permission;
  readonly unit: UnitId;
  readonly staff: readonly StaffId[];
  readonly days: (staff: StaffId) => readonly CalendarDate[];
  readonly today: CalendarDate;
};

type NoUnit = Omit<PeopleOfWrite, 'unit'>;

/** A unit that a write names, on the day of its fact. */
export type NamedUnit = Pick<PeopleOfWrite, 'actor' | 'permission' | 'unit' | 'today'> & { readonly on: CalendarDate };

/** What every write about a unit or its people begins with. */
@Injectable()
export class Reached {
  constructor(
    private readonly charts: ChartBook,
    private readonly people: PeopleBook,
    private readonly access: UnitAccess,
    private readonly callers: Callers,
  ) {}

  /** Where they are those days and today; 404 for whom or what nobody knows, 403 for whom or what is not the actor's. */
  async must({ actor, permission, unit, staff, days, today }: PeopleOfWrite): Promise<Whereabouts> {
    await this.charts.mustKnow([unit], () => '/unit');
    const all = staff.flatMap(days);
    const where = await this.people.whereabouts(staff, [...all, today]);
    const caller = await this.callers.of(actor, today);
    await this.access.mustCover(caller, permission, unit, all);
    await this.access.mustReach(caller, permission, { people: where.people, staff, days });
    return where;
  }

  /** As `must`, of people alone: who they are. */
  async mustReach({ actor, permission, staff, days, today }: NoUnit): Promise<People> {
    const { people } = await this.people.whereabouts(staff, []);
    await this.access.mustReach(await this.callers.of(actor, today), permission, { people, staff, days });
    return people;
  }

  /** The chart of a fact's day; 404 for a unit that nobody knows, 403 for one that is not the actor's then or today. */
  async mustCover(named: NamedUnit): Promise<Chart> {
    await this.charts.mustKnow([named.unit], () => '/unit');
    await this.mustBeTheirs(named);
    return this.charts.on(named.on);
  }

  /** As `mustCover`, of the unit that a thing was told of, which a correction of the chart may have taken away since. */
  async mustBeTheirs({ actor, permission, unit, on, today }: NamedUnit): Promise<void> {
    await this.access.mustCover(await this.callers.of(actor, today), permission, unit, [on]);
  }

  /** Whether a role of the actor's has a permission. */
  async may(actor: string, permission: Permission, today: CalendarDate): Promise<boolean> {
    return (await this.callers.of(actor, today)).may(permission);
  }
}
