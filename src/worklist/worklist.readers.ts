import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../platform/callers/caller.js';
import { listTable } from '../platform/reading/list-table.js';
import { type Opened, type Page, pageOf, type PageWish, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { columnsOf, RowMaker } from '../platform/reading/table-rows.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { ChartBook } from '../units/chart.queries.js';
import { placeOf, type WaitingRow } from './waiting.js';
import { Work } from './work.js';
import { WAITING } from './worklist.answer.js';
import { WORKLIST_READ } from './worklist.permissions.js';
import { ReadWorklist } from './worklist.queries.js';

const VIEWS = ['registers', 'ledger'];

@QueryHandler(ReadWorklist)
export class ReadWorklistHandler implements IQueryHandler<ReadWorklist> {
  constructor(
    private readonly readings: Readings,
    private readonly charts: ChartBook,
    private readonly access: UnitAccess,
    private readonly work: Work,
  ) {}

  async execute({ asked, caller }: ReadWorklist): Promise<Read> {
    const at = await this.readings.at(asked, VIEWS);
    await this.mustSee(asked, caller, at);
    const rows = await this.work.of({ caller, pair: at, unit: asked.unit });
    const page = async (wish: PageWish): Promise<Page<WaitingRow>> => pageOf(rows, placeOf, wish);
    const { columns, row } = new RowMaker(columnsOf(WAITING), await this.charts.naming(at));
    const told = { name: 'worklist', pair: at, columns, row, page };
    return new Read(await page(asked), at.position, () => listTable(told, asked));
  }

  private async mustSee({ unit }: ReadWorklist['asked'], caller: Caller, { knownOn }: Opened): Promise<void> {
    if (unit === undefined) return;
    await this.charts.mustKnow([unit], () => '/query/unit', knownOn);
    await this.access.mustSee(caller, WORKLIST_READ, unit);
  }
}
