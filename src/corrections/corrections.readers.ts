import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { CorrectionRecord } from '../../projections/corrections.view.js';
import { listTable } from '../platform/reading/list-table.js';
import { Problem } from '../platform/problems/problem.js';
import { Read } from '../platform/reading/read.js';
import type { Opened, Page, PageWish } from '../platform/reading/reading.js';
import { piecesOf, type Table } from '../platform/reading/table.js';
import { columnsOf, RowMaker } from '../platform/reading/table-rows.js';
import { Registers } from '../registers/registers.js';
import { ChartBook } from '../units/chart.queries.js';
import { CorrectionMonths, type CorrectionsWish, type Month } from './correction-months.js';
import { CorrectionRows } from './correction-rows.js';
import { CORRECTION, MONTH } from './corrections.answer.js';
import { CORRECTIONS_LIST } from './corrections.permissions.js';
import { ReadCorrections } from './corrections.queries.js';

/** A correction as it is answered. */
const shown = ({ id, recordedAt, kind, of, thing, programme, unit, moved }: CorrectionRecord): object => ({
  id,
  recordedAt,
  kind,
  of,
  thing,
  programme,
  unit,
  moved,
});

@QueryHandler(ReadCorrections)
export class ReadCorrectionsHandler implements IQueryHandler<ReadCorrections> {
  constructor(
    private readonly registers: Registers,
    private readonly charts: ChartBook,
    private readonly corrections: CorrectionRows,
    private readonly months: CorrectionMonths,
  ) {}

  async execute({ asked, caller }: ReadCorrections): Promise<Read> {
    const { programme, from, to, rows } = asked;
    const sees = caller.may(CORRECTIONS_LIST);
    if (rows === 'corrections' && !sees) throw new Problem('forbidden');
    const { at } = await this.registers.open(asked, ['corrections', 'directory']);
    const wish: CorrectionsWish = { programme, from, to, knownOn: at.knownOn };
    const figures = await this.months.figures(wish);
    if (!sees) return new Read(figures, at.position, () => monthsTable(figures.months, at));
    const page = async (part: PageWish): Promise<Page<object>> => {
      const { found, next } = await this.corrections.page(wish, part);
      return { items: found.map(shown), next };
    };
    const columns = columnsOf(CORRECTION);
    const { row } = new RowMaker(columns, await this.charts.naming(at));
    const told = { name: 'corrections', pair: at, columns, row, page };
    const body = { ...(await page(asked)), ...figures };
    return new Read(body, at.position, () =>
      rows === 'months' ? monthsTable(figures.months, at) : listTable(told, asked),
    );
  }
}

const monthsTable = (months: readonly Month[], pair: Opened): Table => {
  const { columns, row } = new RowMaker(columnsOf(MONTH), () => undefined);
  return { name: 'corrections-months', pair, columns, pieces: piecesOf<object>(months, row) };
};
