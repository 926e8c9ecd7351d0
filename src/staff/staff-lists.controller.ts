import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { knownBy } from '../kernel/organisation/career.js';
import type { StaffId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { listTable } from '../platform/reading/list-table.js';
import { IdParam } from '../platform/input/params.js';
import { notFound, Problem } from '../platform/problems/problem.js';
import { AskedBy, type Page, pageIn, type PageWish, PairQuery, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { RowMaker, unitColumns } from '../platform/reading/table-rows.js';
import { ChartBook } from '../units/chart.queries.js';
import { StaffAnswers, StaffListAnswers } from './staff.answers.js';
import { type ShownStaff, StaffLists } from './staff-lists.js';
import { StaffQuery } from './staff.dto.js';
import { UnitAccess } from './unit-access.queries.js';

const POSITION_COLUMNS = ['position.title', 'position.type', 'position.grade'];
const STAFF_COLUMNS = ['id', ...unitColumns('unit'), 'employment', ...POSITION_COLUMNS, 'since'];

@ApiTags('organisation')
@Controller('/v1/staff')
export class StaffListsController {
  constructor(
    private readonly readings: Readings,
    private readonly charts: ChartBook,
    private readonly lists: StaffLists,
    private readonly access: UnitAccess,
  ) {}

  @Get()
  @Requires('staff:read')
  @About(
    'List staff',
    'People in service at the pair of dates, with unit and post; names only where the caller may see them. Heads and agents name a `unit` of theirs.',
  )
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

  @Get(':id')
  @Requires('staff:read')
  @About(
    'One person',
    'A person with the history of assignments. Heads and agents are shown people of their units only.',
  )
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
