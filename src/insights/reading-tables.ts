import { type Cell, piecesOf, type Row, type Table } from '../platform/reading/table.js';
import { type NameUnit, unitColumns } from '../platform/reading/table-rows.js';
import type { Compared } from './baseline.js';
import type { Reading } from './measures.js';
import { UNIT_COLUMNS, type UnitReading } from './unit-readings.js';

/** What a table shows, for which dates, and how units are called at them. */
type TableOf = Pick<Table, 'name' | 'pair'> & { readonly nameUnit: NameUnit };

type Component = { name: string; numerator: number; denominator: number; rate: number | null } & Readonly<
  Partial<Record<(typeof ALSO)[number], number>>
>;

/** What one component or another tells beside its rate. */
const ALSO = ['exempted', 'selfReported', 'unheard', 'openIssues', 'lapsed', 'failed'] as const;

const COLUMNS = ['population', 'index', 'band', 'provisional', 'weightAvailable'] as const;
const PARTS = ['numerator', 'denominator', 'rate'] as const;

const componentsOf = ({ components }: Counted): Component[] => components as Component[];

const partsOf = (component: Component): readonly (keyof Component)[] => [
  ...PARTS,
  ...ALSO.filter((part) => component[part] !== undefined),
];

type Counted = Pick<Reading, 'components' | 'journey'> & Partial<Pick<Compared, 'baseline' | 'change'>>;

const COMPARED = ['baseline.index', 'baseline.band', 'baseline.population', 'change'];

const comparedCells = ({ baseline, change }: Counted): Cell[] =>
  baseline ? [baseline.index, baseline.band, baseline.population, change] : [];

const headOf = (reading: Counted): string[] => [
  ...componentsOf(reading).flatMap((component) => partsOf(component).map((part) => `${component.name}.${part}`)),
  ...Object.keys(reading.journey ?? {}).map((step) => `journey.${step}`),
  ...(reading.baseline ? COMPARED : []),
];

const cellsOf = (reading: Counted): Cell[] => [
  ...componentsOf(reading).flatMap((component) => partsOf(component).map((part) => component[part])),
  ...Object.values(reading.journey ?? {}),
  ...comparedCells(reading),
];

/** Which readings a row tells: those of a level can be summed, the total being one of its own. */
type Level = 'total' | 'own' | 'subtree';
type Told = { readonly level: Level; readonly reading: Reading; readonly unit?: UnitReading['unit'] };

/** A row for the total, each unit's own staff, and its subtree. */
export const readingTable = (body: object, { nameUnit, ...of }: TableOf): Table => {
  const { total, units } = body as { total: Reading; units: UnitReading[] };
  const told: Told[] = [
    { level: 'total', reading: total },
    ...units.flatMap(({ unit, own, subtree }): Told[] => [
      { level: 'own', reading: own, unit },
      { level: 'subtree', reading: subtree, unit },
    ]),
  ];
  const parentOf = ({ parent }: UnitReading['unit']): Cell[] => {
    const named = parent === null ? undefined : nameUnit(parent);
    return [parent, named?.code, named?.name];
  };
  const row = ({ level, reading, unit }: Told): Row => [
    level,
    ...(unit ? [unit.id, unit.code, unit.name, unit.kind, ...parentOf(unit)] : UNIT_COLUMNS.map(() => null)),
    ...COLUMNS.map((column) => reading[column]),
    ...cellsOf(reading),
  ];
  return { ...of, columns: ['level', ...UNIT_COLUMNS, ...COLUMNS, ...headOf(total)], pieces: piecesOf(told, row) };
};

const SERIES = ['on', 'index', 'band', 'population', 'provisional'] as const;

type Point = Omit<Reading, 'weightAvailable'> & { readonly on: string };

/** A row for each point, of the unit asked for with all below it, or of the total. */
export const seriesTable = (
  points: readonly object[],
  { nameUnit, unit, ...of }: TableOf & { readonly unit: string | undefined },
): Table => {
  const [first] = points as readonly Point[];
  const named = unit === undefined ? undefined : nameUnit(unit);
  const whose = [unit === undefined ? 'total' : 'subtree', unit, named?.code, named?.name];
  return {
    ...of,
    columns: ['level', ...unitColumns('unit'), ...SERIES, ...(first ? headOf(first) : [])],
    pieces: piecesOf(points as readonly Point[], (point) => [
      ...whose,
      ...SERIES.map((column) => point[column]),
      ...cellsOf(point),
    ]),
  };
};
