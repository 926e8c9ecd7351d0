import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Chart, UnitNode } from '../kernel/organisation/chart.js';
import { listTable } from '../platform/reading/list-table.js';
import { notFound } from '../platform/problems/problem.js';
import { type Page, pageOf, type PageWish, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { RowMaker, unitColumns } from '../platform/reading/table-rows.js';
import { ChartBook } from './chart.queries.js';
import { ReadUnit, ReadUnits } from './units.queries.js';

type ShownUnit = Pick<UnitNode, 'id' | 'code' | 'name' | 'kind' | 'parent' | 'since'>;

const UNIT_COLUMNS = ['id', 'code', 'name', 'kind', ...unitColumns('parent'), 'since'];

const shown = (chart: Chart, { id, code, name, kind, since }: UnitNode): ShownUnit => ({
  id,
  code,
  name,
  kind,
  parent: chart.parentOf(id),
  since,
});

@QueryHandler(ReadUnits)
export class ReadUnitsHandler implements IQueryHandler<ReadUnits> {
  constructor(
    private readonly readings: Readings,
    private readonly charts: ChartBook,
  ) {}

  async execute({ asked }: ReadUnits): Promise<Read> {
    const { under, code } = asked;
    const at = await this.readings.at(asked, []);
    if (under !== undefined) await this.charts.mustKnow([under], () => '/query/under', at.knownOn);
    const chart = await this.charts.at(at.asOf, at.knownOn);
    const found = [...chart.standing()]
      .filter(
        (unit) => (code === undefined || unit.code === code) && (under === undefined || chart.within(unit.id, under)),
      )
      .map((unit) => shown(chart, unit))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const page = async (wish: PageWish): Promise<Page<ShownUnit>> => pageOf(found, ({ id }) => id, wish);
    const { row } = new RowMaker(UNIT_COLUMNS, await this.charts.naming(at));
    const told = { name: 'units', pair: at, columns: UNIT_COLUMNS, row, page };
    return new Read(await page(asked), at.position, () => listTable(told, asked));
  }
}

@QueryHandler(ReadUnit)
export class ReadUnitHandler implements IQueryHandler<ReadUnit> {
  constructor(
    private readonly readings: Readings,
    private readonly charts: ChartBook,
  ) {}

  async execute({ asked }: ReadUnit): Promise<Read> {
    const { id } = asked;
    const at = await this.readings.at(asked, []);
    const chart = await this.charts.at(at.asOf, at.knownOn);
    const node = chart.node(id);
    if (!node || node.ended) throw notFound();
    const history = await this.charts.history(id, at.knownOn);
    return new Read({ ...shown(chart, node), revision: await this.charts.revisionOf(id), history }, at.position);
  }
}
