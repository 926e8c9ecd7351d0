import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { covers, unitsOn } from '../kernel/organisation/dated.js';
import { isVoid } from '../kernel/facts/correctable.js';
import { Handler } from '../kernel/facts/handle.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { ChartBook } from '../units/chart.queries.js';
import { notFound } from '../platform/problems/problem.js';
import { closedTo, closedToAdditions, type Programme, programmeDecider } from './programme.decider.js';

/** What rules of other capabilities ask about a programme. */
export class ProgrammeRules {
  constructor(
    private readonly programme: Programme,
    private readonly chart: Chart,
    private readonly today: CalendarDate,
  ) {}

  /** It should never have been recorded: nothing is recorded of it or of what is of it. */
  get isVoid(): boolean {
    return isVoid(this.programme);
  }

  /** Nothing is added once the closing is recorded. */
  toAdd(): RuleCode | undefined {
    return closedToAdditions(this.programme);
  }

  /** A fact of `on` about what exists; what has no day of its own is judged by today. */
  toRecord(on: CalendarDate = this.today): RuleCode | undefined {
    return closedTo(this.programme, on);
  }

  /** What names units may name only those covered today (domain.md, 3). */
  outside(units: readonly UnitId[]): RuleCode | undefined {
    if (this.programme.phase === 'absent') return 'unit-outside-programme';
    const scope = unitsOn(this.programme.scopes, this.today);
    return units.every((unit) => covers(this.chart, scope, unit)) ? undefined : 'unit-outside-programme';
  }
}

@Injectable()
export class Programmes {
  constructor(
    private readonly handler: Handler,
    private readonly charts: ChartBook,
  ) {}

  /** The rules of a programme as they stand today; 404 where there is none. */
  async rules(id: ProgrammeId): Promise<ProgrammeRules> {
    const programme = await this.handler.state(programmeDecider, id);
    if (programme.phase === 'absent') throw notFound();
    const { today } = this.handler.moment();
    return new ProgrammeRules(programme, await this.charts.on(today), today);
  }
}
