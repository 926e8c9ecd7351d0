import { type Pair } from '../kernel/words/pair.js';
import { piecesOf, type Table } from '../platform/reading/table.js';
import { type NameUnit, RowMaker, unitColumns } from '../platform/reading/table-rows.js';
import { UNIT_COLUMNS } from './unit-readings.js';

type Counts = { readonly invited: number; readonly attended: number };
type Counted = Counts & { readonly guests: number; readonly units: readonly object[] };

/** A row for the total, which alone has guests, and one for each unit with anyone in it. */
export const attendanceTable = (
  { units, invited, attended, guests }: Counted,
  pair: Pair,
  nameUnit: NameUnit,
): Table => {
  const { columns, row } = new RowMaker(['level', ...UNIT_COLUMNS, 'invited', 'attended', 'guests'], nameUnit);
  const rows = [
    { level: 'total', invited, attended, guests },
    ...units.map((counted) => ({ level: 'own', ...counted })),
  ];
  return { name: 'attendance', pair, columns, pieces: piecesOf<object>(rows, row) };
};

/** A row for each person, with the unit in which the person counts. */
export const peopleTable = (people: readonly object[], pair: Pair, nameUnit: NameUnit): Table => {
  const { columns, row } = new RowMaker(['staff', 'name', ...unitColumns('unit'), 'invited', 'attended'], nameUnit);
  return { name: 'attendance-people', pair, columns, pieces: piecesOf(people, row) };
};
