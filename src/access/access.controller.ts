import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { asId, type GrantId, type UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { type Done, NEVER } from '../kernel/facts/wish.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { ChartBook } from '../units/chart.queries.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import type { Caller } from '../platform/callers/caller.js';
import { Desk } from '../platform/bus/desk.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { listTable } from '../platform/edge/list-table.js';
import { invalid, notFound } from '../platform/problems/problem.js';
import { type Page, pageOf, type PageWish, PairQuery, Readings } from '../platform/reading/reading.js';
import { Read, type Written, written } from '../platform/edge/respond.js';
import { RowMaker, unitColumns } from '../platform/edge/table-rows.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { GrantAnswers, GrantListAnswers, MeAnswers } from './access.answers.js';
import { GrantDto, GrantsQuery, RevokeDto } from './access.dto.js';
import { give, grantDecider, type Grants, inForce, revoke, sameGrant } from './grant.decider.js';
import { ACCESS } from './grant.events.js';
import { type Charts, knownBy, shown, shownToItsSubject } from './grant-shown.js';

const PATH = '/v1/grants';
const COLUMNS = ['id', 'subject', 'role', ...unitColumns('unit'), 'from', 'until', 'revokedOn'];
const WITH_UNIT = new Set(['unit-head', 'agent-of-change']);

const mustFit = ({ role, unit, from, until }: GrantDto, today: CalendarDate): void => {
  if (WITH_UNIT.has(role) && unit === undefined)
    throw invalid('/unit', 'peran ini untuk satu unit: sebutkan | this role is for one unit: name it');
  if (!WITH_UNIT.has(role) && unit !== undefined)
    throw invalid('/unit', 'peran ini bukan untuk satu unit: hapus | this role is not for one unit: leave it out');
  if (until !== undefined && until < (from ?? today)) throw invalid('/until', 'tidak sebelum from | not before from');
};

/** The answer where the grant asked for was made, and not one that says the same already. */
const made = (done: Done, grant: GrantId): Done => ({ ...done, id: grant, created: true });

@ApiTags('access')
@Controller('/v1')
export class AccessController {
  constructor(
    private readonly desk: Desk,
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
  async me(@Query() query: PairQuery, @AskedWith(['asOf', 'knownOn', 'after']) { caller }: Asked): Promise<Read> {
    const at = await this.readings.at(query, []);
    const mine = [...(await this.all()).all.values()].filter(({ subject }) => subject === caller.subject);
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
    const found = [...(await this.all()).all.values()].filter(
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
    const grant = (await this.all()).all.get(id);
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
  async give(@Body() body: GrantDto, @AskedWith() asked: Asked): Promise<Written> {
    mustFit(body, this.desk.moment().today);
    const { unit, from, ...rest } = body;
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/unit');
    const grant = asId<GrantId>(asked.commandId);
    const named = unit === undefined ? rest : { ...rest, unit };
    const day = from ?? this.desk.moment().today;
    const outcome = await this.desk.handle(
      {
        decider: grantDecider,
        id: ACCESS.id,
        asked,
        part: (grants) => (grants.all.get(grant) ?? sameGrant(grants, { ...named, from: day }))?.part ?? NEVER,
      },
      async (grants, moment) => {
        const ended = unit === undefined ? undefined : await this.ended(unit, day);
        return give(grants, { type: 'GrantGiven', grant, ...named, from: day }, { ...moment, unit: ended });
      },
    );
    return written(outcome.kind === 'done' && outcome.id === ACCESS.id ? made(outcome, grant) : outcome, PATH);
  }

  @Post('grants/:id/revoke')
  @Requires('grants:write')
  @About('Revoke a grant', 'Ends a grant today. An admin is revoked only while another one without an end is in force.')
  @WriteAnswers({ refusals: ['last-admin'] })
  async revoke(@IdParam() id: GrantId, @Body() body: RevokeDto, @AskedWith() asked: Asked): Promise<Written> {
    if (!(await this.all()).all.has(id)) throw notFound();
    const reason = await this.desk.sealed(`grant:${id}`, body.reason);
    const outcome = await this.desk.handle(
      { decider: grantDecider, id: ACCESS.id, asked, part: ({ all }) => all.get(id)?.part },
      (grants, moment) => revoke(grants, { type: 'GrantRevoked', grant: id, on: moment.today, reason }, moment),
    );
    return written(outcome.kind === 'done' ? { ...outcome, id, created: false } : outcome, PATH);
  }

  /** A head is granted a unit that exists when the grant begins. */
  private async ended(unit: UnitId, day: CalendarDate): Promise<RuleCode | undefined> {
    return (await this.charts.on(day)).exists(unit) ? undefined : 'unit-ended';
  }

  private async chartsFor({ today }: Caller, { asOf, knownOn }: Pair): Promise<Charts & { today: CalendarDate }> {
    const [at, now, last] = [this.charts.at(asOf, knownOn), this.charts.on(today), this.charts.last()];
    return { at: await at, now: await now, last: await last, today };
  }

  private async all(): Promise<Grants> {
    return this.desk.state(grantDecider, ACCESS.id);
  }
}
