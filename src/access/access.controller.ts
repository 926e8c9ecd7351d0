import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Wish as Envelope } from '../kernel/facts/wish.js';
import type { GrantId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { ChartBook } from '../units/chart.queries.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import type { Caller } from '../platform/callers/caller.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { listTable } from '../platform/reading/list-table.js';
import { invalid, notFound } from '../platform/problems/problem.js';
import { AskedBy, type Page, pageOf, type PageWish, PairQuery, Readings } from '../platform/reading/reading.js';
import { type Written, written } from '../platform/edge/respond.js';
import { Read } from '../platform/reading/read.js';
import { RowMaker, unitColumns } from '../platform/reading/table-rows.js';
import { GrantAnswers, GrantListAnswers, MeAnswers } from './access.answers.js';
import { GiveGrant, RevokeGrant } from './access.commands.js';
import { GrantDto, GrantsQuery, RevokeDto } from './access.dto.js';
import { RecordedGrants } from './grant-book.js';
import { inForce } from './grant.decider.js';
import { type Charts, knownBy, shown, shownToItsSubject } from './grant-shown.js';

const PATH = '/v1/grants';
const COLUMNS = ['id', 'subject', 'role', ...unitColumns('unit'), 'from', 'until', 'revokedOn'];
const WITH_UNIT = new Set(['unit-head', 'agent-of-change']);

const mustFit = ({ role, unit }: GrantDto): void => {
  if (WITH_UNIT.has(role) && unit === undefined)
    throw invalid('/unit', 'peran ini untuk satu unit: sebutkan | this role is for one unit: name it');
  if (!WITH_UNIT.has(role) && unit !== undefined)
    throw invalid('/unit', 'peran ini bukan untuk satu unit: hapus | this role is not for one unit: leave it out');
};

@ApiTags('access')
@Controller('/v1')
export class AccessController {
  constructor(
    private readonly commands: CommandBus,
    private readonly grants: RecordedGrants,
    private readonly charts: ChartBook,
    private readonly readings: Readings,
  ) {}

  @Get('me')
  @Requires('token')
  @About(
    'Who am I',
    'Who the caller is, the roles in force and every grant the caller has or had, with its unit. Also without any grant.',
  )
  @MeAnswers()
  async me(@Query() query: PairQuery, @AskedBy() caller: Caller): Promise<Read> {
    const at = await this.readings.at(query, []);
    const mine = await this.grants.of(caller.subject);
    const charts = await this.chartsFor(caller, at);
    const grants = mine.flatMap((grant) => shownToItsSubject(grant, at, charts) ?? []);
    const held = mine.flatMap((grant) => knownBy(grant, at.knownOn) ?? []).filter((grant) => inForce(grant, at.asOf));
    const roles = [...new Set(held.map(({ role }) => role))];
    return new Read({ subject: caller.subject, roles, grants }, at.position);
  }

  @Get('grants')
  @Requires('grants:read')
  @About('List grants', 'All grants, those that ended or were revoked as well.')
  @GrantListAnswers()
  async list(@Query() query: GrantsQuery): Promise<Read> {
    const at = await this.readings.at(query, []);
    const { subject, role, unit } = query;
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/query/unit');
    const found = (await this.grants.all()).filter(
      (grant) =>
        (subject === undefined || grant.subject === subject) &&
        (role === undefined || grant.role === role) &&
        (unit === undefined || grant.unit === unit),
    );
    const items = found.flatMap((grant) => shown(grant, at) ?? []);
    const inOrder = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const page = async (wish: PageWish): Promise<Page<object>> => pageOf(inOrder, ({ id }) => id, wish);
    const { row } = new RowMaker(COLUMNS, await this.charts.naming(at));
    const told = { name: 'grants', pair: at, columns: COLUMNS, row, page };
    return new Read(await page(query), at.position, () => listTable(told, query));
  }

  @Get('grants/:id')
  @Requires('grants:read')
  @About('One grant', 'A grant as it was known at the pair of dates.')
  @GrantAnswers()
  async one(@IdParam() id: GrantId, @Query() query: PairQuery): Promise<Read> {
    const at = await this.readings.at(query, []);
    const grant = await this.grants.one(id);
    const body = grant && shown(grant, at);
    if (!body) throw notFound();
    return new Read({ ...body, revision: grant.part.revision }, at.position);
  }

  @Post('grants')
  @Requires('grants:write')
  @About(
    'Grant a role',
    'Lets a subject do something, from one day to another, both included; heads and agents for one unit and all below it. The same grant again while it is in force is `200` with the one that is there.',
  )
  @WriteAnswers({ creates: true, refusals: ['date-too-far', 'unit-ended'] })
  async give(@Body() body: GrantDto, @Enveloped() envelope: Envelope): Promise<Written> {
    mustFit(body);
    return written(await this.commands.execute(new GiveGrant(body, envelope)), PATH);
  }

  @Post('grants/:id/revoke')
  @Requires('grants:write')
  @About('Revoke a grant', 'Ends a grant today. An admin is revoked only while another one without an end is in force.')
  @WriteAnswers({ refusals: ['last-admin'] })
  async revoke(@IdParam() grant: GrantId, @Body() body: RevokeDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new RevokeGrant({ grant, ...body }, envelope)), PATH);
  }

  private async chartsFor({ today }: Caller, { asOf, knownOn }: Pair): Promise<Charts & { today: CalendarDate }> {
    const [at, now, last] = [this.charts.at(asOf, knownOn), this.charts.on(today), this.charts.last()];
    return { at: await at, now: await now, last: await last, today };
  }
}
