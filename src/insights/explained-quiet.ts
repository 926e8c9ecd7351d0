import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { nilReportKind, type NilReportAt } from '../nil-reports/nil-report.register.js';
import { COUNTS, type Explained, type Explaining, type Judged, not } from './explained.js';
import { unheardBy } from './heard.js';
import type { Placed } from './places.js';

/** The units that are read, and those above them. */
const around = ({ tree: { nodes }, chart }: Placed): ReadonlySet<UnitId> => {
  const units = new Set(nodes.map(({ id }) => id));
  for (const { id } of nodes) {
    for (let at = chart.parentOf(id); at !== null && !units.has(at); at = chart.parentOf(at)) units.add(at);
  }
  return units;
};

const judge = ({ on, status }: NilReportAt, asOf: CalendarDate): Judged => {
  if (status === 'retracted') return not('retracted');
  return on > unheardBy(asOf) ? COUNTS : not('run-out');
};

/** Nil reports by which the units that are read are heard, or are not (capabilities.md, 12). */
export async function* nilReported(explaining: Explaining): AsyncGenerator<readonly Explained[]> {
  const { pair } = explaining.registers;
  const units = around(explaining.placed);
  for await (const record of explaining.nilReports()) {
    const report = nilReportKind.at(record, pair);
    if (report && units.has(report.unit)) yield rowsOf(record, report, pair.asOf);
  }
}

const rowsOf = ({ facts: [told] }: RegisterRecord, report: NilReportAt, asOf: CalendarDate): Explained[] => {
  if (!told) return [];
  const { id: thing, unit, on } = report;
  const row = {
    component: 'calm',
    fact: 'nil-report',
    thing,
    on,
    recordedOn: told.recordedOn,
    event: told.id,
  } as const;
  return [{ ...row, unit, weight: 1, ...judge(report, asOf) }];
};
