import type { Cell, Table } from '../platform/csv.js';
import type { Compared } from './baseline.js';
import type { Reading } from './measures.js';
import type { UnitReading } from './unit-readings.js';

type Component = { name: string; numerator: number; denominator: number; rate: number | null } & Readonly<
  Partial<Record<(typeof ALSO)[number], number>>
>;

/** What one component or another tells beside its rate. */
const ALSO = ['exempted', 'selfReported', 'openIssues'] as const;

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

/** A row for each unit's own staff, its subtree, and the total. */
export const readingTable = (body: object): Table => {
  const { total, units } = body as { total: Reading; units: UnitReading[] };
  const row = (of: string, reading: Reading, unit?: UnitReading['unit']): Cell[] => [
    unit?.id ?? null,
    unit?.code ?? null,
    unit?.name ?? null,
    of,
    ...COLUMNS.map((column) => reading[column]),
    ...cellsOf(reading),
  ];
  return {
    columns: ['unit', 'code', 'name', 'of', ...COLUMNS, ...headOf(total)],
    rows: [
      row('total', total),
      ...units.flatMap(({ unit, own, subtree }) => [row('own', own, unit), row('subtree', subtree, unit)]),
    ],
  };
};

export const seriesTable = (points: readonly object[]): Table => {
  const rows = points as readonly (Omit<Reading, 'weightAvailable'> & { on: string })[];
  const first = rows[0];
  const columns = ['on', 'index', 'band', 'population', 'provisional'] as const;
  return {
    columns: [...columns, ...(first ? headOf(first) : [])],
    rows: rows.map((point) => [...columns.map((column) => point[column]), ...cellsOf(point)]),
  };
};
