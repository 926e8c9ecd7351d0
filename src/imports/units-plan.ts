import type { ChartChange } from '../kernel/organisation/chart-change.js';
import type { Chart, UnitNode } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';
import { type Reason, ruleReason } from './import-report.js';
import type { UnitRow } from './units-file.js';

/** What a row comes to; it counts in each. */
export type UnitCount = 'established' | 'renamed' | 'moved' | 'unchanged';

export type PlannedUnit = {
  readonly kind: 'planned';
  readonly counts: readonly UnitCount[];
  readonly changes: readonly ChartChange[];
};

export type UnitPlan = { readonly kind: 'refused'; readonly reason: Reason } | PlannedUnit;

const UNKNOWN_PARENT: Reason = {
  code: 'unknown-unit',
  detail: {
    id: 'Unit induk tidak ada pada hari itu; perbaiki parent_code atau tanggalnya.',
    en: 'The unit above does not exist on that day; correct parent_code or the date.',
  },
};

/** The row of the unit above is refused: this one goes with it. */
export const BELOW_REFUSED: Reason = {
  code: 'unknown-unit',
  detail: {
    id: 'Baris unit induknya ditolak; perbaiki baris itu dahulu.',
    en: 'The row of the unit above is refused; correct that one first.',
  },
};

const OTHER_KIND: Reason = {
  code: 'bad-value',
  detail: {
    id: 'Unit dengan kode ini berjenis lain, dan jenis tidak berubah; pakai jenis semula atau kode baru.',
    en: 'The unit of this code is of another kind, and kinds do not change; use that kind or a new code.',
  },
};

const refused = (reason: Reason): UnitPlan => ({ kind: 'refused', reason });

const establishing = (row: UnitRow, unit: UnitId, parent: UnitId | null): UnitPlan => {
  const { code, name, unitKind: kind } = row;
  return {
    kind: 'planned',
    counts: ['established'],
    changes: [{ change: 'establish', unit, code, name, kind, parent }],
  };
};

/** The unit as it stands; `fresh` as in `planUnit`. */
type Standing = { readonly node: UnitNode; readonly parent: UnitId | null; readonly fresh: UnitId };

const changing = (row: UnitRow, { node, parent, fresh }: Standing, wanted: UnitId | null): UnitPlan => {
  if (wanted === null && parent !== null) return refused(ruleReason('chart-cycle'));
  const { id: unit } = node;
  const changes: ChartChange[] = [];
  if (row.name !== node.name) changes.push({ change: 'rename', unit, name: row.name });
  if (wanted !== null && wanted !== parent) changes.push({ change: 'move', unit, parent: wanted });
  const counts = changes.map(({ change }) => (change === 'rename' ? 'renamed' : 'moved'));
  if (counts.length > 0) return { kind: 'planned', counts, changes };
  return { kind: 'planned', counts: [unit === fresh ? 'established' : 'unchanged'], changes };
};

/**
 * What a row changes on the chart of its day. `fresh` is the id that its unit gets, or got when this import was
 * begun before: then the unit counts as established though it is there.
 */
export const planUnit = (row: UnitRow, chart: Chart, fresh: UnitId): UnitPlan => {
  const wanted = row.parentCode === '' ? null : chart.byCode(row.parentCode);
  if (wanted === undefined) return refused(UNKNOWN_PARENT);
  const unit = chart.byCode(row.code);
  const node = unit && chart.node(unit);
  if (!node) return establishing(row, fresh, wanted);
  if (node.kind !== row.unitKind) return refused(OTHER_KIND);
  return changing(row, { node, parent: chart.parentOf(node.id), fresh }, wanted);
};
