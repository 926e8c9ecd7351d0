import { Injectable } from '@nestjs/common';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Caller } from '../platform/callers/caller.js';
import { Read } from '../platform/reading/read.js';
import { Readings } from '../platform/reading/reading.js';
import { piecesOf, type Table } from '../platform/reading/table.js';
import { type NameUnit, RowMaker, unitColumns } from '../platform/reading/table-rows.js';
import { type ComponentName, COMPONENTS } from './explained.js';
import { type ExplanationRow, ExplanationRows } from './explanation-rows.js';
import type { ExplanationQuery } from './insights.dto.js';
import { READINGS_READ } from './insights.permissions.js';
import { fileOf, FORMULAS, type FormulaName } from './formulas.js';
import { ProgrammeBook } from './programme-book.js';
import { Reach } from './reach.js';

type Asked = { readonly asked: ExplanationQuery & { readonly id: ProgrammeId }; readonly caller: Caller };

const COLUMNS = ['component', 'fact', 'thing', 'on', 'recordedOn', 'event', ...unitColumns('unit'), 'staff', 'name'];

const tableOf = (rows: readonly ExplanationRow[], name: string, pair: Pair, nameUnit: NameUnit): Table => {
  const { columns, row } = new RowMaker([...COLUMNS, 'weight', 'counted', 'why', 'count'], nameUnit);
  return { name: `${name}-explanation`, pair, columns, pieces: piecesOf(rows, row) };
};

/** All that a formula is made of, or one of them: 400 where that is of another one. */
/** Those of a formula that are asked for; none where it does not know the one that is. */
const componentsOf = (formula: FormulaName, asked: ComponentName | undefined): readonly ComponentName[] => {
  const all: readonly ComponentName[] = COMPONENTS[formula];
  return all.filter((one) => asked === undefined || one === asked);
};

/** What a figure is made of, down to the events: every fact that counted or did not, and why (api.md, 4). */
@Injectable()
export class Explanations {
  constructor(
    private readonly readings: Readings,
    private readonly books: ProgrammeBook,
    private readonly reach: Reach,
    private readonly told: ExplanationRows,
  ) {}

  async read(formula: FormulaName, { asked, caller }: Asked): Promise<Read> {
    const { id, unit } = asked;
    const components = componentsOf(formula, asked.component);
    const at = await this.readings.at(asked, ['registers', 'ledger', 'directory']);
    const book = await this.books.open(id);
    const placed = await this.books.place(book, at, unit);
    await this.reach.must(caller, READINGS_READ, { unit, knownOn: at.knownOn });
    const rows = await this.told.of({ formula, components }, { book, placed }, { caller, unit, pair: at });
    const { code, title } = placed.programme;
    const { asOf, knownOn, position } = at;
    const { measure } = FORMULAS[formula];
    const head = { programme: { id, code, title }, measure, formula, asOf, knownOn };
    const nameUnit = await this.reach.naming(at);
    return new Read({ ...head, unit: unit ?? null, rows }, position, () =>
      tableOf(rows, fileOf(formula), at, nameUnit),
    );
  }
}
