import type { ChartChange, UnitKind } from '../kernel/organisation/chart-change.js';
import type { Chart, UnitNode } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';

/** What it comes to, to bring a unit to what is shown of it; it counts in each. */
export type UnitCount = 'established' | 'renamed' | 'moved' | 'unchanged';

export type PlannedUnit = {
  readonly kind: 'planned';
  readonly counts: readonly UnitCount[];
  readonly changes: readonly ChartChange[];
};

/** Why a unit is not brought to what is shown of it, beside what the rules of the chart say. */
export type ShownUnitFault = 'unknown-parent' | 'other-kind';

export type UnitPlan = { readonly kind: 'refused'; readonly fault: ShownUnitFault | RuleCode } | PlannedUnit;

/** `parentCode` is '' for the root. */
export type Shown = {
  readonly code: string;
  readonly name: string;
  readonly unitKind: UnitKind;
  readonly parentCode: string;
};

const refused = (fault: ShownUnitFault | RuleCode): UnitPlan => ({ kind: 'refused', fault });

const establishing = (row: Shown, unit: UnitId, parent: UnitId | null): UnitPlan => {
  const { code, name, unitKind: kind } = row;
  return {
    kind: 'planned',
    counts: ['established'],
    changes: [{ change: 'establish', unit, code, name, kind, parent }],
  };
};

/** The unit as it stands; `fresh` as in `planUnit`. */
type Standing = { readonly node: UnitNode; readonly parent: UnitId | null; readonly fresh: UnitId };

const changing = (row: Shown, { node, parent, fresh }: Standing, wanted: UnitId | null): UnitPlan => {
  if (wanted === null && parent !== null) return refused('chart-cycle');
  const { id: unit } = node;
  const changes: ChartChange[] = [];
  if (row.name !== node.name) changes.push({ change: 'rename', unit, name: row.name });
  if (wanted !== null && wanted !== parent) changes.push({ change: 'move', unit, parent: wanted });
  const counts = changes.map(({ change }) => (change === 'rename' ? 'renamed' : 'moved'));
  if (counts.length > 0) return { kind: 'planned', counts, changes };
  return { kind: 'planned', counts: [unit === fresh ? 'established' : 'unchanged'], changes };
};

/**
 * What is shown changes on the chart of its day. `fresh` is the id that the unit gets, or got when the same was begun
 * before: then the unit counts as established though it is there.
 */
export const planUnit = (row: Shown, chart: Chart, fresh: UnitId): UnitPlan => {
  const wanted = row.parentCode === '' ? null : chart.byCode(row.parentCode);
  if (wanted === undefined) return refused('unknown-parent');
  const unit = chart.byCode(row.code);
  const node = unit && chart.node(unit);
  if (!node) return establishing(row, fresh, wanted);
  if (node.kind !== row.unitKind) return refused('other-kind');
  return changing(row, { node, parent: chart.parentOf(node.id), fresh }, wanted);
};
