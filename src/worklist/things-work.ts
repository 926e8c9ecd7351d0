import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import { covers } from '../kernel/organisation/dated.js';
import { addDays } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { KeptThings } from '../registers/kept-things.js';
import { ATTENDANCE_RECORD } from '../socialisation/session.permissions.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { type Area, type Asking, isIn, unitOf, type WorkSource } from './asking.js';
import type { Waiting } from './waiting.js';
import { OPEN_ISSUES, UNTOLD_SESSIONS } from './waiting-things.js';
import { ISSUES_WAIT } from './worklist.permissions.js';

/** How long an open issue may be without a step, the raising being one. */
const PATIENCE_DAYS = 14;

/** Open issues in which nobody has taken a step for long. */
@Injectable()
export class IssuesWork implements WorkSource {
  constructor(
    private readonly things: KeptThings,
    private readonly access: UnitAccess,
  ) {}

  async waiting({ caller, pair, chart, running, areas }: Asking): Promise<readonly Waiting[]> {
    const mine = await areas(ISSUES_WAIT);
    if (mine.length === 0) return [];
    // What was in their unit then may be another's today.
    const theirs = await this.access.theirs(caller, ISSUES_WAIT);
    const issues = await this.things.at(OPEN_ISSUES, pair);
    const since = addDays(pair.asOf, -PATIENCE_DAYS);
    return issues.flatMap(({ id: thing, lastStepOn, programme, unit: named, unitNow }) => {
      const waits = lastStepOn <= since && running.has(programme) && theirs.has(unitNow);
      const unit = waits ? chart.resolve(named) : undefined;
      if (unit === undefined || !mine.some((area) => isIn(chart, area, unit))) return [];
      const due = addDays(lastStepOn, PATIENCE_DAYS);
      return [{ kind: 'issue-without-step', thing, unit, due, count: 1 } as const];
    });
  }
}

/** True where a session is for an area: it names a unit of it, or one above. */
const isFor = (chart: Chart, area: Area, units: readonly UnitId[]): boolean =>
  area === 'everywhere' ||
  covers(chart, units, area) ||
  units.some((unit) => chart.exists(unit) && isIn(chart, area, unit));

/** Sessions of which nobody has told who attended; their own are those of which any unit is theirs. */
@Injectable()
export class SessionsWork implements WorkSource {
  constructor(private readonly things: KeptThings) {}

  async waiting({ pair, chart, running, areas }: Asking): Promise<readonly Waiting[]> {
    const mine = await areas(ATTENDANCE_RECORD);
    if (mine.length === 0) return [];
    const all = await this.things.at(UNTOLD_SESSIONS, pair);
    const untold = all.filter(({ programme }) => running.has(programme));
    return untold.flatMap(({ id, on, units }) =>
      mine
        .filter((area) => isFor(chart, area, units))
        .map(
          (area) => ({ kind: 'session-without-attendance', thing: id, unit: unitOf(area), due: on, count: 1 }) as const,
        ),
    );
  }
}
