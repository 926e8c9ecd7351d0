import type { StaffId, UnitId } from '../kernel/ids.js';
import { piecesOf, type Table } from '../platform/csv.js';
import { type NameUnit, RowMaker, unitColumns } from '../platform/table-rows.js';
import { NO_STANDING, type StandingCounts, type StandingName } from './standing.js';
import { UNIT_COLUMNS } from './unit-readings.js';

type TableOf = Pick<Table, 'name' | 'pair'> & { readonly nameUnit: NameUnit };

export type Counted = {
  readonly total: StandingCounts;
  readonly units: readonly {
    readonly unit: object;
    readonly own: StandingCounts;
    readonly subtree: StandingCounts;
  }[];
};

/** How a person stands, with the unit in which the person counts. */
export type StandingPerson = {
  readonly staff: StaffId;
  readonly unit: UnitId;
  readonly name: string | null;
  readonly standing: StandingName;
  readonly on: string | null;
};

/** A row for the total, each unit's own staff, and its subtree. */
export const standingTable = ({ total, units }: Counted, { nameUnit, ...of }: TableOf): Table => {
  const { columns, row } = new RowMaker(['level', ...UNIT_COLUMNS, ...Object.keys(NO_STANDING)], nameUnit);
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
