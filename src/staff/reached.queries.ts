import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { Callers } from '../platform/callers/callers.js';
import type { Permission } from '../platform/callers/permissions.js';
import { ChartBook } from '../units/chart.queries.js';
import { PeopleBook, type Whereabouts } from './people.queries.js';
import { UnitAccess } from './unit-access.queries.js';

/** People whom a write names, and the unit it names for them, on the day of a fact. */
export type NamedPeople = {
  readonly actor: string;
  readonly permission: Permission;
  readonly unit: UnitId;
  readonly staff: readonly StaffId[];
  readonly on: CalendarDate;
  readonly today: CalendarDate;
};

/** What every write about people of a unit begins with. */
@Injectable()
export class Reached {
  constructor(
    private readonly charts: ChartBook,
    private readonly people: PeopleBook,
    private readonly access: UnitAccess,
    private readonly callers: Callers,
  ) {}

  /** Where they are that day and today; 404 for whom or what nobody knows, 403 for whom or what is not the actor's. */
  async must({ actor, permission, unit, staff, on, today }: NamedPeople): Promise<Whereabouts> {
    await this.charts.mustKnow([unit], () => '/unit');
    const where = await this.people.whereabouts(staff, [on, today]);
    const caller = await this.callers.of(actor, today);
    await this.access.mustCover(caller, permission, unit, [on]);
    await this.access.mustReach(caller, permission, { people: where.people, staff, days: () => [on] });
    return where;
  }
}
