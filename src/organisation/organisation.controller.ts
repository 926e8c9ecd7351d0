import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { knownBy } from '../kernel/career.js';
import type { Chart, UnitNode } from '../kernel/chart.js';
import type { StaffId, UnitId } from '../kernel/ids.js';
import type { Caller } from '../platform/caller.js';
import { Requires } from '../platform/guard.js';
import { listTable } from '../platform/list-table.js';
import { IdParam } from '../platform/params.js';
import { notFound, Problem } from '../platform/problem.js';
import { AskedBy, type Page, pageIn, pageOf, type PageWish, PairQuery, Readings } from '../platform/reading.js';
import { Read } from '../platform/respond.js';
import { RowMaker, unitColumns } from '../platform/table-rows.js';
import { ChartBook } from './chart.queries.js';
import { StaffAnswers, StaffListAnswers, UnitAnswers, UnitListAnswers } from './organisation.answers.js';
import { type ShownStaff, StaffLists } from './staff-lists.js';
import { StaffQuery } from './staff.dto.js';
import { UnitAccess } from './unit-access.queries.js';
import { UnitsQuery } from './unit.dto.js';

type ShownUnit = Pick<UnitNode, 'id' | 'code' | 'name' | 'kind' | 'parent' | 'since'>;

const UNIT_COLUMNS = ['id', 'code', 'name', 'kind', ...unitColumns('parent'), 'since'];
const POSITION_COLUMNS = ['position.title', 'position.type', 'position.grade'];
const STAFF_COLUMNS = ['id', ...unitColumns('unit'), 'employment', ...POSITION_COLUMNS, 'since'];

const shown = (chart: Chart, { id, code, name, kind, since }: UnitNode): ShownUnit => ({
  id,
  code,
  name,
  kind,
  parent: chart.parentOf(id),
  since,
});

@ApiTags('organisation')
@Controller('/v1')
export class OrganisationController {
  constructor(
    private readonly readings: Readings,
    private readonly charts: ChartBook,
    private readonly lists: StaffLists,
    private readonly access: UnitAccess,
  ) {}

  @Get('units')
  @Requires('registers:read')
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

  @Get('units/:id')
  @Requires('registers:read')
  @UnitAnswers()
  async unit(@IdParam() id: UnitId, @Query() query: PairQuery): Promise<Read> {
    const at = await this.readings.at(query, []);
    const chart = await this.charts.at(at.asOf, at.knownOn);
    const node = chart.node(id);
    if (!node || node.ended) throw notFound();
    return new Read({ ...shown(chart, node), revision: await this.charts.revisionOf(id) }, at.position);
  }

  @Get('staff')
  @Requires('staff:read')
  @StaffListAnswers()
  async staff(@AskedBy() caller: Caller, @Query() query: StaffQuery): Promise<Read> {
    const { unit, subtree } = query;
    const at = await this.readings.at(query, ['directory']);
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/query/unit');
    await this.access.mustSee(caller, 'staff:read', unit);
    const sees = await this.access.sight(caller, 'staff:read', at.asOf);
    const names = await this.access.sight(caller, 'staff:names', at.asOf);
    const page = async (wish: PageWish): Promise<Page<ShownStaff>> => {
      const found = await this.lists.list({ unit, below: subtree === 'true', sees }, at, pageIn(wish));
      const last = found.items.at(-1);
      const items = await this.lists.named(found.items, at, names);
      return { items, next: found.more && last ? last.id : null };
    };
    const columns = caller.may('staff:names') ? [...STAFF_COLUMNS, 'name'] : STAFF_COLUMNS;
    const { row } = new RowMaker(columns, await this.charts.naming(at));
    const told = { name: 'staff', pair: at, columns, row, page };
    return new Read(await page(query), at.position, () => listTable(told, query));
  }

  @Get('staff/:id')
  @Requires('staff:read')
  @StaffAnswers()
  async person(@AskedBy() caller: Caller, @IdParam() id: StaffId, @Query() query: PairQuery): Promise<Read> {
    const at = await this.readings.at(query, ['directory']);
    const record = await this.lists.one(id);
    const career = record && knownBy(record.career, at.knownOn);
    if (!record || !career || career.length === 0) throw notFound();
    const sees = await this.access.sight(caller, 'staff:read', at.asOf);
    if (!sees(record)) throw new Problem('forbidden');
    const names = await this.access.sight(caller, 'staff:names', at.asOf);
    const [person] = await this.lists.named([await this.lists.shown(id, record, at)], at, names);
    const history = await this.lists.history(record, at);
    const revision = await this.lists.revisionOf(id);
    return new Read({ ...person, history, revision }, at.position);
  }
}
