import { type Cell, piecesOf, type Row, type Table } from '../platform/reading/table.js';
import { type NameUnit, unitColumns } from '../platform/reading/table-rows.js';
import type { PublishedSurvey, ShownFigures } from './published-survey.js';
import type { Figure } from './results.js';
import { shapeOf } from './response.rules.js';

type Unit = ShownFigures['units'][number]['unit'];
type Told = { readonly level: 'total' | 'own' | 'subtree'; readonly figure: Figure; readonly unit?: Unit };

const UNIT_COLUMNS = [...unitColumns('unit'), 'unit.kind', ...unitColumns('unit.parent')];
const COLUMNS = ['hidden', 'responses', 'population', 'responseRate', 'index', 'band'];

const unitCells = (unit: Unit | undefined, nameUnit: NameUnit): readonly Cell[] => {
  if (!unit) return UNIT_COLUMNS.map(() => null);
  const { id, code, name, kind, parent } = unit;
  const above = parent === null ? undefined : nameUnit(parent);
  return [id, code, name, kind, parent, above?.code, above?.name];
};

/** A row for the total, each unit's own responses and its subtree: of a hidden figure nothing but that. */
export const resultsTable = (published: PublishedSurvey, { total, units }: ShownFigures, nameUnit: NameUnit): Table => {
  const { kind, statements, closesOn } = published.about;
  const shape = shapeOf({ kind, statements });
  const answers = Array.from({ length: shape.highest }, (_, answer) => `${answer + 1}`);
  const elements = Array.from({ length: shape.statements }, (_, at) => `${kind === 'pulse' ? 'S' : 'U'}${at + 1}`);
  const heads = elements.flatMap((name) => ['mean', ...answers].map((column) => `${name}.${column}`));
  const cellsOf = (figure: Figure): readonly Cell[] => {
    if ('hidden' in figure) return [true, ...COLUMNS.slice(1).map(() => null), ...heads.map(() => null)];
    const { responses, population, responseRate, index, band } = figure;
    const told = figure.elements.flatMap(({ mean, counts }) => [mean, ...counts]);
    return [false, responses, population, responseRate, index, band, ...told];
  };
  const told: Told[] = [
    { level: 'total', figure: total },
    ...units.flatMap(({ unit, own, subtree }): Told[] => [
      { level: 'own', figure: own, unit },
      { level: 'subtree', figure: subtree, unit },
    ]),
  ];
  const row = ({ level, figure, unit }: Told): Row => [level, ...unitCells(unit, nameUnit), ...cellsOf(figure)];
  return {
    name: 'survey-results',
    pair: { asOf: closesOn, knownOn: closesOn },
    columns: ['level', ...UNIT_COLUMNS, ...COLUMNS, ...heads],
    pieces: piecesOf(told, row),
  };
};
