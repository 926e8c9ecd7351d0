import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import { covers } from '../kernel/organisation/dated.js';
import { addDays, type CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { type IssueSeen, issuesSeen } from '../resistance/issue.register.js';
import { Registers } from '../registers/registers.js';
import { ATTENDANCE_RECORD } from '../socialisation/session.permissions.js';
import { type SessionAt, sessionKind } from '../socialisation/session.register.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { allOf, type Area, type Asking, isIn, unitOf, type WorkSource } from './asking.js';
import type { Waiting } from './waiting.js';
import { ISSUES_WAIT } from './worklist.permissions.js';

/** How long an open issue may be without a step, the raising being one. */
const PATIENCE_DAYS = 14;

const lastStepOn = ({ raisedOn, steps }: IssueSeen): CalendarDate => steps.at(-1)?.event.on ?? raisedOn;

/** Open issues in which nobody has taken a step for long. */
@Injectable()
export class IssuesWork implements WorkSource {
  constructor(
    private readonly registers: Registers,
    private readonly access: UnitAccess,
  ) {}

  async waiting({ caller, pair, chart, running, areas }: Asking): Promise<readonly Waiting[]> {
    const mine = await areas(ISSUES_WAIT);
    if (mine.length === 0) return [];
    // What was in their unit then may be another's today.
    const theirs = await this.access.theirs(caller, ISSUES_WAIT);
    const issues = await allOf(this.registers, issuesSeen, pair);
    return issues.flatMap((issue) => {
      const unit = chart.resolve(issue.unit);
      const due = addDays(lastStepOn(issue), PATIENCE_DAYS);
      const waits = issue.open && due <= pair.asOf && running.has(issue.programme);
      if (!waits || unit === undefined || !theirs.has(issue.unitNow)) return [];
      const isMine = mine.some((area) => isIn(chart, area, unit));
      return isMine ? [{ kind: 'issue-without-step', thing: issue.id, unit, due, count: 1 } as const] : [];
    });
  }
}

/** True where a session is for an area: it names a unit of it, or one above. */
const isFor = (chart: Chart, area: Area, units: readonly UnitId[]): boolean =>
  area === 'everywhere' ||
  covers(chart, units, area) ||
  units.some((unit) => chart.exists(unit) && isIn(chart, area, unit));

/** Its day has passed, and nobody was told to have attended. */
const isUntold = ({ status, on }: SessionAt, asOf: CalendarDate): boolean => status === 'planned' && on < asOf;

/** Sessions of which nobody has told who attended; their own are those of which any unit is theirs. */
@Injectable()
export class SessionsWork implements WorkSource {
  constructor(private readonly registers: Registers) {}

  async waiting({ pair, chart, running, areas }: Asking): Promise<readonly Waiting[]> {
    const mine = await areas(ATTENDANCE_RECORD);
    if (mine.length === 0) return [];
    const all = await allOf(this.registers, sessionKind, pair);
    const untold = all.filter((one) => running.has(one.programme) && isUntold(one, pair.asOf));
    return untold.flatMap(({ id, on, units }) =>
      mine
        .filter((area) => isFor(chart, area, units))
        .map(
          (area) => ({ kind: 'session-without-attendance', thing: id, unit: unitOf(area), due: on, count: 1 }) as const,
        ),
    );
  }
}
