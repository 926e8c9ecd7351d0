import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { notFound, Problem } from '../platform/problems/problem.js';
import { type ProgrammeRules, Programmes } from '../programmes/programme-rules.queries.js';
import { ChartBook } from '../units/chart.queries.js';

const NOT_THERE = '/programme';

/** Which units a survey may name: a pulse those that its programme covers today, any other those that exist today. */
@Injectable()
export class UnitsOfSurveys {
  constructor(
    private readonly programmes: Programmes,
    private readonly charts: ChartBook,
  ) {}

  /** The rules of a programme that a survey names: 404 where there is none, or a void one. */
  async mustTake(programme: ProgrammeId): Promise<ProgrammeRules> {
    const rules = await this.programmes.rules(programme).catch((fault: unknown) => {
      throw fault instanceof Problem && fault.code === 'not-found' ? notFound(NOT_THERE) : fault;
    });
    if (rules.isVoid) throw notFound(NOT_THERE);
    return rules;
  }

  /** Why it cannot name some units; 404 for one that nobody knows. */
  async fault(
    programme: ProgrammeId | undefined,
    units: readonly UnitId[],
    today: CalendarDate,
  ): Promise<RuleCode | undefined> {
    await this.charts.mustKnow(units, (index) => `/units/${index}`);
    if (programme !== undefined) return (await this.programmes.rules(programme)).outside(units);
    return (await this.charts.anyEnded(units, today)) ? 'unit-ended' : undefined;
  }
}
