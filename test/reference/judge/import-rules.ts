import { chartAt } from '../chart.js';
import { isDay } from '../days.js';
import { factsOf, knownOn, recordAll, type Happening, type Id, type Known } from '../facts.js';
import { answerRules } from './answer-rules.js';
import { planned } from './checks.js';
import { text } from './fields.js';
import { holidayRules } from './holiday-rules.js';
import { cellsIn, isNip, personWith, refusedRow, rowAs, type ImportedRow } from './import-rows.js';
import { rosterRow } from './roster-rows.js';
import { decide, type Assessment, type Case, type Rule } from './verdict.js';

const EARLIEST = '2000-01-01';

const isUsable = (day: string): boolean => isDay(day) && day >= EARLIEST;

const ruled = (rules: Readonly<Record<string, Rule>>, name: string, asked: Case) => {
  const rule: Rule = rules[name] ?? (() => ({ faults: [], unclear: 'no such rule', record: () => [] }));
  return decide(rule(asked));
};

/** The unit of everybody: whoever is told by a file is told by no unit. */
const rootOf = ({ known, today }: Case): Id =>
  [...chartAt(known, today).alive.values()].find(({ parent }) => parent === null)?.id ?? '';

const completionRow = (asked: Case, [nip = '', on = '', result = '']: readonly string[]): ImportedRow => {
  if (!isNip(nip)) return refusedRow('bad-nip');
  if (!isUsable(on) || !['passed', 'failed'].includes(result)) return refusedRow('bad-value');
  const staff = personWith(asked.known, nip);
  if (staff === undefined) return refusedRow('unknown-staff');
  const body = { unit: rootOf(asked), staff: [staff], on, result, source: 'CSV' };
  const row = rowAs('recorded', ruled(answerRules, 'courses/completions', { ...asked, body }), '');
  return { ...row, refusals: new Set([...row.refusals].filter((code) => code !== 'staff-not-in-unit')) };
};

const holidayRow = (asked: Case, [on = '', name = '']: readonly string[]): ImportedRow => {
  if (!isUsable(on) || name.trim() === '') return refusedRow('bad-value');
  const isKnown = factsOf(asked.known, 'holiday').some((fact) => fact.on === on);
  const verdict = ruled(holidayRules, 'holidays', { ...asked, body: { on, name } });
  return rowAs(isKnown ? 'renamed' : 'added', verdict, `@holiday:${on}:${asked.log.length}`);
};

/** What is seen of a file before a row: the day that it names twice, the person. */
type Judging = { readonly asked: Case; readonly before: readonly (readonly string[])[] };
type RowRule = (judging: Judging, cells: readonly string[]) => ImportedRow;

/** A day that an earlier row has under another name. */
const holidayIn: RowRule = ({ asked, before }, cells) => {
  const [on, name] = cells;
  const first = before.find(([day = '', called = '']) => day === on && isUsable(day) && called.trim() !== '');
  const plain = holidayRow(asked, cells);
  return !plain.refusals.has('bad-value') && first && first[1] !== name ? refusedRow('duplicate-date') : plain;
};

type Kind = { readonly columns: number; readonly figures: readonly string[]; readonly row: RowRule };

const KINDS: Readonly<Record<string, Kind>> = {
  completions: {
    columns: 3,
    figures: ['recorded', 'unchanged'],
    row: ({ asked }, cells) => completionRow(asked, cells),
  },
  holidays: { columns: 2, figures: ['added', 'renamed', 'unchanged'], row: holidayIn },
  roster: {
    columns: 7,
    figures: ['enrolled', 'transferred', 'repositioned', 'renamed', 'unchanged'],
    row: ({ asked, before }, cells) => rosterRow(asked, before, cells),
  },
};

export type Imported = {
  readonly read: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly refused: readonly { readonly line: number; readonly codes: ReadonlySet<string> }[];
  readonly facts: readonly Happening[];
  readonly unclear: string | null;
};

const after = (asked: Case, facts: readonly Happening[]): Case => {
  const log: Known = recordAll(asked.log, asked.today, facts);
  return { ...asked, log, known: knownOn(log, asked.today) };
};

/** The rows of a file, each as if it had been told alone after the ones before. */
const rowsOf = (kind: Kind, asked: Case): readonly ImportedRow[] => {
  const files = cellsIn(asked.body);
  const isWhole = (cells: readonly string[]): boolean => cells.length === kind.columns;
  let now = asked;
  return files.map((cells, index) => {
    const row = isWhole(cells)
      ? kind.row({ asked: now, before: files.slice(0, index).filter(isWhole) }, cells)
      : refusedRow('bad-row');
    if (row.facts.length > 0) now = after(now, row.facts);
    return row;
  });
};

/** What an import of some kind has to report; its header is the first line. */
export const importedBy = (name: string, asked: Case): Imported => {
  const kind = KINDS[name];
  const rows = kind ? rowsOf(kind, asked) : [];
  const many = (figure: string): number =>
    rows.flatMap(({ figures }) => figures).filter((one) => one === figure).length;
  return {
    read: rows.length,
    figures: Object.fromEntries((kind?.figures ?? []).map((figure) => [figure, many(figure)])),
    refused: rows.flatMap(({ refusals }, index) => (refusals.size > 0 ? [{ line: index + 2, codes: refusals }] : [])),
    facts: rows.flatMap(({ facts }) => facts),
    unclear: rows.find(({ unclear }) => unclear !== null)?.unclear ?? null,
  };
};

const importing =
  (name: string, faultsOf: (asked: Case) => Assessment['faults'] = () => []): Rule =>
  (asked) => {
    const { facts, unclear } = importedBy(name, asked);
    const faults = faultsOf(asked);
    return {
      faults,
      ...(unclear === null ? {} : { unclear }),
      already: facts.length === 0 && faults.length === 0 ? 'yes' : 'no',
      record: () => facts,
    };
  };

export const importRules: Readonly<Record<string, Rule>> = {
  'imports/completions': importing('completions'),
  'imports/holidays': importing('holidays'),
  'imports/roster': importing('roster', ({ body, today }) => planned(text(body, 'on'), today)),
};
