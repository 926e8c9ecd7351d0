import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import type { NameUnit } from '../platform/reading/table-rows.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { ChartBook } from '../units/chart.queries.js';
import { RESULTS_READ } from './survey.permissions.js';

/** The unit whose results are asked for: whether there is one, and whether the caller may see it. */
@Injectable()
export class ResultsReach {
  constructor(
    private readonly charts: ChartBook,
    private readonly access: UnitAccess,
  ) {}

  /** 404 for an id that no unit has, 403 for one that is not theirs who are to name a unit of theirs. */
  async must(caller: Caller, unit: UnitId | undefined): Promise<void> {
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/query/unit');
    await this.access.mustSee(caller, RESULTS_READ, unit);
  }

  /** How units were called on a day, as known then. */
  async naming(day: CalendarDate): Promise<NameUnit> {
    return this.charts.naming({ asOf: day, knownOn: day });
  }
}
