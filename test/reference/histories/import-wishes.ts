import { chartAt } from '../chart.js';
import { factsOf, type Id, type Known } from '../facts.js';
import { assigned, positionOf } from '../people.js';
import { positionParts, positionText } from '../judge/fields.js';
import { targetsOf, unitsUnder } from '../programmes.js';
import { nipOf, pastDay, someDay, somePosition, someUnit, units, type Maker, type Scene } from './scene.js';

type Row = { readonly cells: readonly string[] };

/** Rows of a file: some as they should be, now and then the same again, or one of which a cell is wrong or missing. */
const rowsBy = (scene: Scene, most: number, rowOf: (index: number) => readonly string[]): readonly Row[] => {
  const { chance } = scene;
  const rows: Row[] = [];
  for (let left = 1 + chance.below(most); left > 0; left -= 1) {
    const again = chance.happens(0.08) ? chance.pick(rows)?.cells : undefined;
    rows.push({ cells: spoilt(scene, again ?? rowOf(left)) });
  }
  return rows;
};

const WRONG = ['', '123', '2025-02-30', '1999-12-31', '1.90501E+17', '=1+1', 'lulus'] as const;

const spoilt = ({ chance }: Scene, cells: readonly string[]): readonly string[] => {
  if (chance.happens(0.03)) return [...cells, 'lebih'];
  if (!chance.happens(0.08)) return cells;
  const at = chance.below(cells.length);
  const wrong = chance.pick(WRONG) ?? '';
  // A line of nothing is no row.
  return cells.map((cell, index) => (index === at ? wrong : cell));
};

const numbersOf = (known: Known, staff: Id): readonly string[] =>
  factsOf(known, 'numbered').flatMap((fact) => (fact.staff === staff ? [fact.nip] : []));

/** Mostly of somebody known, by the last number or an old one. */
const someNumber = ({ known, chance, serial }: Scene, among: readonly Id[]): string => {
  const staff = chance.pick(among);
  const numbers = staff === undefined ? [] : numbersOf(known, staff);
  const nip = chance.happens(0.85) ? numbers.at(-1) : chance.pick(numbers);
  return chance.happens(0.06) || nip === undefined ? nipOf(serial + 300 + chance.below(3)) : nip;
};

const everyNumbered = (known: Known): readonly Id[] => [
  ...new Set(factsOf(known, 'numbered').map(({ staff }) => staff)),
];

const completions: Maker = (scene) => {
  const { chance, known, today } = scene;
  const course = chance.pick(factsOf(known, 'course'));
  if (!course) return null;
  const on = pastDay(scene);
  const targeted = unitsUnder(chartAt(known, on), targetsOf(known, course, on));
  const there = everyNumbered(known).filter((staff) => targeted.includes(assigned(known, staff, on) ?? ''));
  const rowOf = (): readonly string[] => {
    const day = chance.happens(0.6) ? on : chance.happens(0.8) ? pastDay(scene) : today;
    const nip = someNumber(scene, chance.happens(0.85) ? there : everyNumbered(known));
    return [nip, day, chance.happens(0.75) ? 'passed' : 'failed'];
  };
  return { path: `imports/${course.thing}/completions`, body: { rows: rowsBy(scene, 6, rowOf) }, newId: null };
};

const holidays: Maker = (scene) => {
  const { chance, known, serial } = scene;
  const rowOf = (index: number): readonly string[] => {
    const again = chance.happens(0.3) ? chance.pick(factsOf(known, 'holiday')) : undefined;
    return [again?.on ?? someDay(scene), again && chance.happens(0.5) ? again.name : `Cuti ${(serial + index) % 3}`];
  };
  return { path: 'imports/holidays', body: { rows: rowsBy(scene, 4, rowOf) }, newId: null };
};

const TYPES: Readonly<Record<string, string>> = {
  structural: 'Jabatan Struktural',
  functional: 'Fungsional',
  executive: 'Pelaksana',
};

/** The cells of a position as it stands, or of another one. */
const positionCells = (scene: Scene, staff: Id, on: string): readonly string[] => {
  const { chance, known } = scene;
  const [title, type, grade] = positionParts(positionOf(known, staff, on));
  const [otherTitle, otherType, otherGrade] = positionParts(positionText(somePosition(scene)));
  return title !== '' && chance.happens(0.75)
    ? [title, TYPES[type] ?? '', chance.happens(0.8) ? grade : '']
    : [otherTitle, TYPES[otherType] ?? '', otherGrade];
};

/** Mostly as the person is called already. */
const nameFor = ({ chance, known, serial }: Scene, staff: Id): string => {
  const called = factsOf(known, 'named').findLast((fact) => fact.staff === staff)?.name;
  return called !== undefined && chance.happens(0.85) ? called : `Pegawai ${serial}-${chance.below(9)}`;
};

const codeOf = ({ known }: Scene, unit: Id, on: string): string =>
  chartAt(known, on).alive.get(unit)?.code ?? 'U-TIADA';

const unitFor = (scene: Scene, staff: Id, on: string): Id => {
  const here = assigned(scene.known, staff, on);
  if (here !== null && scene.chance.happens(0.6)) return here;
  return scene.chance.pick(units(scene)) ?? someUnit(scene);
};

const rosterRow = (scene: Scene, on: string): readonly string[] => {
  const nip = someNumber(scene, everyNumbered(scene.known));
  const staff = factsOf(scene.known, 'numbered').find((fact) => fact.nip === nip)?.staff ?? '';
  const code = codeOf(scene, unitFor(scene, staff, on), on);
  return [nip, nameFor(scene, staff), code, ...positionCells(scene, staff, on), 'PNS'];
};

const roster: Maker = (scene) => {
  const on = scene.chance.happens(0.5) ? scene.today : someDay(scene);
  return { path: 'imports/roster', body: { on, rows: rowsBy(scene, 7, () => rosterRow(scene, on)) }, newId: null };
};

export const importWishes: readonly (readonly [number, Maker])[] = [
  [8, completions],
  [2, holidays],
  [8, roster],
];
