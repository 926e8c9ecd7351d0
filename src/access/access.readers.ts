import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Pair } from '../kernel/words/pair.js';
import { AddressBook } from '../reminders/addresses.queries.js';
import { ChartBook } from '../units/chart.queries.js';
import type { Caller } from '../platform/callers/caller.js';
import { listTable } from '../platform/reading/list-table.js';
import { notFound } from '../platform/problems/problem.js';
import { type Page, pageOf, type PageWish, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { RowMaker, unitColumns } from '../platform/reading/table-rows.js';
import { RecordedGrants } from './grant-book.js';
import { inForce } from './grant.decider.js';
import { type Charts, historyOf, knownBy, shown, shownToItsSubject } from './grant-shown.js';
import { ReadGrant, ReadGrants, ReadMe } from './access.queries.js';

const COLUMNS = ['id', 'subject', 'role', ...unitColumns('unit'), 'from', 'until', 'revokedOn'];

@QueryHandler(ReadMe)
export class ReadMeHandler implements IQueryHandler<ReadMe> {
  constructor(
    private readonly readings: Readings,
    private readonly grants: RecordedGrants,
    private readonly charts: ChartBook,
    private readonly addresses: AddressBook,
  ) {}

  async execute({ asked, caller }: ReadMe): Promise<Read> {
    const at = await this.readings.at(asked, []);
    const mine = await this.grants.of(caller.subject);
    const charts = await this.chartsFor(caller, at);
    const grants = mine.flatMap((grant) => shownToItsSubject(grant, at, charts) ?? []);
    const held = mine.flatMap((grant) => knownBy(grant, at.knownOn) ?? []).filter((grant) => inForce(grant, at.asOf));
    const roles = [...new Set(held.map(({ role }) => role))];
    const address = await this.addresses.has(caller.subject);
    return new Read({ subject: caller.subject, address, roles, grants }, at.position);
  }

  private async chartsFor({ today }: Caller, pair: Pair): Promise<Charts & { today: CalendarDate }> {
    return { nameUnit: await this.charts.naming(pair), now: await this.charts.on(today), today };
  }
}

@QueryHandler(ReadGrants)
export class ReadGrantsHandler implements IQueryHandler<ReadGrants> {
  constructor(
    private readonly readings: Readings,
    private readonly grants: RecordedGrants,
    private readonly charts: ChartBook,
  ) {}

  async execute({ asked }: ReadGrants): Promise<Read> {
    const at = await this.readings.at(asked, []);
    const { subject, role, unit } = asked;
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/query/unit', at.knownOn);
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
    return new Read(await page(asked), at.position, () => listTable(told, asked));
  }
}

@QueryHandler(ReadGrant)
export class ReadGrantHandler implements IQueryHandler<ReadGrant> {
  constructor(
    private readonly readings: Readings,
    private readonly grants: RecordedGrants,
  ) {}

  async execute({ asked }: ReadGrant): Promise<Read> {
    const { id } = asked;
    const at = await this.readings.at(asked, []);
    const grant = await this.grants.one(id);
    const body = grant && shown(grant, at);
    if (!body) throw notFound();
    const history = historyOf(grant, at.knownOn);
    return new Read({ ...body, revision: grant.part.revision, history }, at.position);
  }
}
