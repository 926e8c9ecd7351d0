import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { piecesOf, type Table } from '../platform/reading/table.js';
import { type NameUnit, RowMaker, unitColumns } from '../platform/reading/table-rows.js';
import type { Counted } from './standing-rows.js';
import { UNIT_COLUMNS } from './unit-readings.js';

type TableOf = Pick<Table, 'name' | 'pair'> & { readonly nameUnit: NameUnit };

/** The columns of figures, where these are not all plain. */
type Figured = { readonly figures?: readonly string[] };

/** How a person stands, with the unit in which the person counts. */
export type StandingPerson = {
  readonly staff: StaffId;
  readonly unit: UnitId;
  readonly name: string | null;
  readonly standing: string;
  readonly on: string | null;
};

/** A row for the total, each unit's own staff, and its subtree. */
export const standingTable = <C extends object>(
  { total, units }: Counted<C>,
  { nameUnit, figures = Object.keys(total), ...of }: TableOf & Figured,
): Table => {
  const { columns, row } = new RowMaker(['level', ...UNIT_COLUMNS, ...figures], nameUnit);
  const rows = [
    { level: 'total', ...total },
    ...units.flatMap(({ unit, own, subtree }) => [
      { level: 'own', unit, ...own },
      { level: 'subtree', unit, ...subtree },
    ]),
  ];
  return { ...of, columns, pieces: piecesOf<object>(rows, row) };
};

export const peopleTable = (people: readonly StandingPerson[], { nameUnit, name, pair }: TableOf): Table => {
  const { columns, row } = new RowMaker(['staff', 'name', ...unitColumns('unit'), 'standing', 'on'], nameUnit);
  return { name: `${name}-people`, ...(pair ? { pair } : {}), columns, pieces: piecesOf(people, row) };
};
