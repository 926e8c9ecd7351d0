import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import { addDays } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { NIL_REPORTS_RECORD } from '../nil-reports/nil-report.permissions.js';
import { KeptThings } from '../registers/kept-things.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { type Asking, isIn, type WorkSource } from './asking.js';
import type { Waiting } from './waiting.js';
import { NIL_REPORTS, type NilReport, OPEN_ISSUES } from './waiting-things.js';

/** After so many days a nil report is old; after 90 it speaks no more (capabilities.md, 12). */
const GOOD_FOR_DAYS = 60;

type OfUnit = { readonly programme: ProgrammeId; readonly unit: UnitId };

const keyOf = ({ programme, unit }: OfUnit): string => `${programme} ${unit}`;

/** Of one day the first by id, in whichever order they are kept. */
const isNewer = (one: NilReport, other: NilReport): boolean =>
  one.on > other.on || (one.on === other.on && one.id < other.id);

type Newest = ReadonlyMap<string, NilReport>;

/** The newest report of each programme for each unit. */
const newestOf = (reports: readonly NilReport[]): Newest => {
  const newest = new Map<string, NilReport>();
  for (const report of reports) {
    const known = newest.get(keyOf(report));
    if (!known || isNewer(report, known)) newest.set(keyOf(report), report);
  }
  return newest;
};

/** The newest day on which a report was made for a unit or one above it: such a one speaks for it, too. */
const spokenOn = (newest: Newest, { programme, unit }: OfUnit, chart: Chart): string => {
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
  /** By the list they were found in, which is the same until a report is told of. */
  private readonly newest = new WeakMap<readonly NilReport[], Newest>();

  constructor(
    private readonly things: KeptThings,
    private readonly access: UnitAccess,
  ) {}

  async waiting({ caller, pair, chart, running, areas }: Asking): Promise<readonly Waiting[]> {
    const mine = await areas(NIL_REPORTS_RECORD);
    if (mine.length === 0) return [];
    const theirs = await this.access.theirs(caller, NIL_REPORTS_RECORD);
    const newest = this.newestOf(await this.things.at(NIL_REPORTS, pair));
    const troubled = await this.troubled(pair, chart);
    const before = addDays(pair.asOf, -GOOD_FOR_DAYS);
    return [...newest.values()].flatMap((report) => {
      const { id: thing, unit, on, programme } = report;
      // One for a unit that has ended speaks for nobody.
      const counts = on < before && running.has(programme) && chart.exists(unit) && theirs.has(unit);
      if (!counts || !mine.some((area) => isIn(chart, area, unit))) return [];
      if (troubled.has(keyOf(report)) || spokenOn(newest, report, chart) !== on) return [];
      return [{ kind: 'nil-report-old', thing, unit, due: addDays(on, GOOD_FOR_DAYS), count: 1 } as const];
    });
  }

  private newestOf(reports: readonly NilReport[]): Newest {
    const newest = this.newest.get(reports) ?? newestOf(reports);
    this.newest.set(reports, newest);
    return newest;
  }

  /** Units with an open issue, which speaks for itself: no nil report is made of them. */
  private async troubled(pair: Pair, chart: Chart): Promise<ReadonlySet<string>> {
    const issues = await this.things.at(OPEN_ISSUES, pair);
    return new Set(
      issues.flatMap(({ programme, unit }) => {
        const counted = chart.resolve(unit);
        return counted === undefined ? [] : [keyOf({ programme, unit: counted })];
      }),
    );
  }
}
