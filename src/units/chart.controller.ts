import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Chart, UnitNode } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import { Requires } from '../platform/callers/guard.js';
import { listTable } from '../platform/reading/list-table.js';
import { IdParam } from '../platform/input/params.js';
import { notFound } from '../platform/problems/problem.js';
import { type Page, pageOf, type PageWish, PairQuery, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { RowMaker, unitColumns } from '../platform/reading/table-rows.js';
import { ChartBook } from './chart.queries.js';
import { UnitAnswers, UnitListAnswers } from './units.answers.js';
import { UnitsQuery } from './unit.dto.js';

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

@ApiTags('organisation')
@Controller('/v1/units')
export class ChartController {
  constructor(
    private readonly readings: Readings,
    private readonly charts: ChartBook,
  ) {}

  @Get()
  @Requires('registers:read')
  @About('List units', 'The chart: every unit that exists on `asOf`, with its parent.')
  @UnitListAnswers()
  async units(@Query() query: UnitsQuery): Promise<Read> {
    const { under, code } = query;
    const at = await this.readings.at(query, []);
    if (under !== undefined) await this.charts.mustKnow([under], () => '/query/under');
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
    return new Read(await page(query), at.position, () => listTable(told, query));
  }

  @Get(':id')
  @Requires('registers:read')
  @About('One unit', 'A unit that exists on `asOf`.')
  @UnitAnswers()
  async unit(@IdParam() id: UnitId, @Query() query: PairQuery): Promise<Read> {
    const at = await this.readings.at(query, []);
    const chart = await this.charts.at(at.asOf, at.knownOn);
    const node = chart.node(id);
    if (!node || node.ended) throw notFound();
    return new Read({ ...shown(chart, node), revision: await this.charts.revisionOf(id) }, at.position);
  }
}
