import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';
import { ChartBook } from '../units/chart.queries.js';
import { type Sight, UnitAccess } from '../staff/unit-access.queries.js';
import type { Caller } from '../platform/callers/caller.js';
import type { Permission } from '../platform/callers/permissions.js';
import { Problem } from '../platform/problems/problem.js';
import type { Pair } from '../kernel/words/pair.js';
import type { UnitPeopleQuery } from './insights.dto.js';

/** The unit that a reading is asked for: whether there is one, and whether the caller may see it. */
@Injectable()
export class Reach {
  constructor(
    private readonly charts: ChartBook,
    private readonly access: UnitAccess,
  ) {}

  async chart({ asOf, knownOn }: Pair): Promise<Chart> {
    return this.charts.at(asOf, knownOn);
  }

  /** How units are called at a pair. */
  async naming(pair: Pair): ReturnType<ChartBook['naming']> {
    return this.charts.naming(pair);
  }

  /** 404 for an id that no unit has, 403 for one that is not theirs who are to name a unit of theirs. */
  async must(
    caller: Caller,
    permission: Permission,
    { unit, knownOn }: { readonly unit: UnitId | undefined; readonly knownOn: CalendarDate },
  ): Promise<void> {
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/query/unit', knownOn);
    await this.access.mustSee(caller, permission, unit);
  }

  /** Whether a unit, or all of them, is the caller's for a permission. */
  async has(caller: Caller, permission: Permission, unit: UnitId | undefined): Promise<boolean> {
    return (await this.access.theirs(caller, permission)).has(unit);
  }

  /** Whom an answer about a unit names; undefined where it is not theirs, and names nobody. */
  async people(
    caller: Caller,
    permission: Permission,
    { unit, asOf }: { readonly unit: UnitId | undefined; readonly asOf: CalendarDate },
  ): Promise<Sight | undefined> {
    const theirs = await this.access.theirs(caller, permission);
    return theirs.has(unit) ? this.access.sight(caller, permission, asOf) : undefined;
  }

  /** People are told of a unit, or where a table of them is asked for: 403 there where none may be named. */
  async standingPeople(
    caller: Caller,
    permission: Permission,
    { unit, rows, asOf }: Pick<UnitPeopleQuery, 'unit' | 'rows'> & Pick<Pair, 'asOf'>,
  ): Promise<Sight | undefined> {
    const isAsked = rows === 'people';
    if (unit === undefined && !isAsked) return undefined;
    const sees = await this.people(caller, permission, { unit, asOf });
    if (isAsked && !sees) throw new Problem('forbidden');
    return sees;
  }
}
