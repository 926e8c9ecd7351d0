import { TIERS } from '../complaints/complaint.events.js';
import type { Pair } from '../kernel/words/pair.js';
import { piecesOf, type Table } from '../platform/reading/table.js';
import { type NameUnit, RowMaker } from '../platform/reading/table-rows.js';
import type { ComplaintFigure, WholeFigure } from './complaint-figures.js';
import { type ShownUnit, UNIT_COLUMNS } from './unit-readings.js';

/** Figures as they are answered. */
export type ShownFigures = {
  readonly total: WholeFigure;
  readonly unassigned?: WholeFigure;
  readonly units: readonly {
    readonly unit: ShownUnit;
    readonly own: ComplaintFigure;
    readonly subtree: ComplaintFigure;
  }[];
};

const COLUMNS = [
  'level',
  ...UNIT_COLUMNS,
  'received',
  'open',
  'late',
  'answered',
  'onTime',
  'onTimeRate',
  'medianDays',
  'forwarded',
  'rejected',
  'withdrawn',
  ...TIERS.flatMap((tier) => [`byTier.${tier}.answered`, `byTier.${tier}.onTime`]),
];

/** A row for the total, for what is in no unit, and for each unit's own complaints and those of its subtree. */
export const complaintTable = ({ total, unassigned, units }: ShownFigures, pair: Pair, nameUnit: NameUnit): Table => {
  const { columns, row } = new RowMaker(COLUMNS, nameUnit);
  const rows: object[] = [{ level: 'total', ...total }];
  if (unassigned) rows.push({ level: 'unassigned', ...unassigned });
  for (const { unit, own, subtree } of units)
    rows.push({ level: 'own', unit, ...own }, { level: 'subtree', unit, ...subtree });
  return { name: 'complaint-figures', pair, columns, pieces: piecesOf(rows, row) };
};
