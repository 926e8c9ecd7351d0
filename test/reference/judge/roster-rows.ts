import { chartAt } from '../chart.js';
import { factsOf, type Id, type Known } from '../facts.js';
import { assigned, positionOf, serviceOf } from '../people.js';
import { positionParts, positionText, text } from './fields.js';
import { changedRow, holderOf, isNip, refusedRow, rowAs, type ImportedRow } from './import-rows.js';
import { staffRules } from './staff-rules.js';
import { decide, type Body, type Case, type Rule, type Verdict } from './verdict.js';

type Row = {
  readonly nip: string;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly type: string;
  readonly grade: string;
  readonly employment: string;
};

const rowOf = ([
  nip = '',
  name = '',
  unit = '',
  title = '',
  type = '',
  grade = '',
  employment = '',
]: readonly string[]): Row => ({
  nip,
  name,
  unit,
  title,
  type,
  grade,
  employment,
});

const TYPES: Readonly<Record<string, string>> = {
  'Jabatan Struktural': 'structural',
  Fungsional: 'functional',
  Pelaksana: 'executive',
};

/** A number is that of a PNS here; the kind of post is one of those that are drawn, or not told. */
const faultOf = ({ name, type, employment }: Row): string | undefined => {
  if (name === '') return 'missing-name';
  const isTyped = type === '' || TYPES[type] !== undefined;
  return isTyped && ['', 'PNS'].includes(employment) && !/^[=+@]/.test(name) ? undefined : 'bad-value';
};

const unitWith = (known: Known, code: string, on: string): Id | undefined =>
  [...chartAt(known, on).alive.values()].find((unit) => unit.code === code)?.id;

const says = (asked: Case, name: string, { id, body }: { readonly id: Id; readonly body: Body }): Verdict => {
  const rule: Rule | undefined = staffRules[name];
  return decide(rule ? rule({ ...asked, id, body }) : { faults: [], unclear: 'no such rule', record: () => [] });
};

/** The position as it stands with what the row tells of it: an empty cell tells nothing. */
const positionIn = (row: Row, known: string | null): Body => {
  const [title, type, grade] = positionParts(known);
  const told = row.grade === '' ? grade : row.grade;
  return {
    title: row.title === '' ? title : row.title,
    type: row.type === '' ? type : (TYPES[row.type] ?? ''),
    ...(told === '' ? {} : { grade: told }),
  };
};

const nameOf = (known: Known, staff: Id): string | undefined =>
  factsOf(known, 'named').findLast((fact) => fact.staff === staff)?.name;

const changing = (asked: Case, staff: Id, { row, unit }: { readonly row: Row; readonly unit: Id }): ImportedRow => {
  const { known, body } = asked;
  const on = text(body, 'on');
  const stands = positionOf(known, staff, on);
  const position = positionIn(row, stands);
  // What is so already is not told with the transfer.
  const told = positionText(position) === stands ? {} : { position };
  const moves = assigned(known, staff, on) !== unit;
  const verdict = says(asked, 'staff/transfer', { id: staff, body: { unit, on, ...told } });
  const placed = rowAs(moves ? 'transferred' : 'repositioned', verdict, '');
  if (placed.refusals.size > 0 || placed.unclear !== null || nameOf(known, staff) === row.name) return placed;
  const figures = placed.figures.filter((figure) => figure !== 'unchanged');
  return changedRow([...figures, 'renamed'], [...placed.facts, { type: 'named', staff, name: row.name }]);
};

const enrolling = (asked: Case, { row, unit }: { readonly row: Row; readonly unit: Id }): ImportedRow => {
  const { nip, name } = row;
  // A number that is of this kind says so.
  const employment = 'PNS';
  const on = text(asked.body, 'on');
  const body = { nip, name, unit, employment, on, position: positionIn(row, null) };
  return rowAs('enrolled', says(asked, 'staff', { id: '', body }), newcomer(nip));
};

/** How somebody is called whom a file enrols. */
const newcomer = (nip: string): Id => `@staff:nip-${nip}`;

/** A person is in the file by any of their numbers. */
const isRepeated = (known: Known, nip: string, before: readonly (readonly string[])[]): boolean =>
  before.some(
    ([other = '']) => other === nip || (isNip(other) && holderOf(known, other) === (holderOf(known, nip) ?? '-')),
  );

/** The first fault in the order of api.md, 5; else what the single writes would come to. */
export const rosterRow = (
  asked: Case,
  before: readonly (readonly string[])[],
  cells: readonly string[],
): ImportedRow => {
  const { known, body } = asked;
  const row = rowOf(cells);
  if (!isNip(row.nip)) return refusedRow('bad-nip');
  if (isRepeated(known, row.nip, before)) return refusedRow('duplicate-nip');
  const fault = faultOf(row);
  if (fault !== undefined) return refusedRow(fault);
  const on = text(body, 'on');
  const unit = unitWith(known, row.unit, on);
  if (unit === undefined) return refusedRow('unknown-unit');
  const holder = holderOf(known, row.nip);
  const serves = holder !== undefined && serviceOf(known, holder, on) === 'in-service';
  return serves ? changing(asked, holder, { row, unit }) : enrolling(asked, { row, unit });
};
