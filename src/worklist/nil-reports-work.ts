import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import { addDays } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { NIL_REPORTS_RECORD } from '../nil-reports/nil-report.permissions.js';
import { type NilReportAt, nilReportKind } from '../nil-reports/nil-report.register.js';
import { issueKind } from '../resistance/issue.register.js';
import { Registers } from '../registers/registers.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { allOf, type Asking, isIn, type WorkSource } from './asking.js';
import type { Waiting } from './waiting.js';

/** After so many days a nil report is old; after 90 it speaks no more (capabilities.md, 12). */
const GOOD_FOR_DAYS = 60;

type OfUnit = { readonly programme: ProgrammeId; readonly unit: UnitId };

const keyOf = ({ programme, unit }: OfUnit): string => `${programme} ${unit}`;

/** The newest report of each programme for each unit. */
const newestOf = (reports: readonly NilReportAt[]): ReadonlyMap<string, NilReportAt> => {
  const newest = new Map<string, NilReportAt>();
  for (const report of reports) {
    const known = newest.get(keyOf(report));
    if (!known || report.on > known.on) newest.set(keyOf(report), report);
  }
  return newest;
};

/** The newest day on which a report was made for a unit or one above it: such a one speaks for it, too. */
const spokenOn = (newest: ReadonlyMap<string, NilReportAt>, { programme, unit }: OfUnit, chart: Chart): string => {
  let latest = '';
  for (let at: UnitId | null = unit; at !== null; at = chart.parentOf(at)) {
    const on = newest.get(keyOf({ programme, unit: at }))?.on ?? '';
    if (on > latest) latest = on;
  }
  return latest;
};

/** Units that were last said to be quiet long ago, and of which nothing else is open. */
@Injectable()
export class NilReportsWork implements WorkSource {
  constructor(
    private readonly registers: Registers,
    private readonly access: UnitAccess,
  ) {}

  async waiting({ caller, pair, chart, running, areas }: Asking): Promise<readonly Waiting[]> {
    const mine = await areas(NIL_REPORTS_RECORD);
    if (mine.length === 0) return [];
    const theirs = await this.access.theirs(caller, NIL_REPORTS_RECORD);
    const all = await allOf(this.registers, nilReportKind, pair);
    // One for a unit that has ended speaks for nobody.
    const newest = newestOf(all.filter(({ programme, unit }) => running.has(programme) && chart.exists(unit)));
    const troubled = await this.troubled(pair, chart);
    return [...newest.values()].flatMap((report) => {
      const { id: thing, unit } = report;
      const due = addDays(report.on, GOOD_FOR_DAYS);
      const isOld = due < pair.asOf && spokenOn(newest, report, chart) === report.on;
      if (!isOld || troubled.has(keyOf(report)) || !theirs.has(unit)) return [];
      const isMine = mine.some((area) => isIn(chart, area, unit));
      return isMine ? [{ kind: 'nil-report-old', thing, unit, due, count: 1 } as const] : [];
    });
  }

  /** Units with an open issue, which speaks for itself: no nil report is made of them. */
  private async troubled(pair: Pair, chart: Chart): Promise<ReadonlySet<string>> {
    const issues = await allOf(this.registers, issueKind, pair);
    return new Set(
      issues.flatMap(({ open, programme, unit }) => {
        const counted = open ? chart.resolve(unit) : undefined;
        return counted === undefined ? [] : [keyOf({ programme, unit: counted })];
      }),
    );
  }
}
