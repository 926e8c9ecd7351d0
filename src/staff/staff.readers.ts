import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { knownBy } from '../kernel/organisation/career.js';
import { listTable } from '../platform/reading/list-table.js';
import { notFound, Problem } from '../platform/problems/problem.js';
import { type Page, pageIn, type PageWish, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { RowMaker, unitColumns } from '../platform/reading/table-rows.js';
import { ChartBook } from '../units/chart.queries.js';
import { type ShownStaff, StaffLists } from './staff-lists.js';
import { UnitAccess } from './unit-access.queries.js';
import { Directory } from './directory.queries.js';
import { NumberHolders } from './numbers.queries.js';
import { type Found, LookUpStaff, ReadPerson, ReadStaff } from './staff.queries.js';
import { STAFF_LOOKUP, STAFF_NAMES, STAFF_READ } from './staff.permissions.js';

const POSITION_COLUMNS = ['position.title', 'position.type', 'position.grade'];
const STAFF_COLUMNS = ['id', ...unitColumns('unit'), 'employment', ...POSITION_COLUMNS, 'since'];

@QueryHandler(ReadStaff)
export class ReadStaffHandler implements IQueryHandler<ReadStaff> {
  constructor(
    private readonly readings: Readings,
    private readonly charts: ChartBook,
    private readonly lists: StaffLists,
    private readonly access: UnitAccess,
  ) {}

  async execute({ asked, caller }: ReadStaff): Promise<Read> {
    const { unit, subtree } = asked;
    const at = await this.readings.at(asked, ['directory']);
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/query/unit', at.knownOn);
    await this.access.mustSee(caller, STAFF_READ, unit);
    const sees = await this.access.sight(caller, STAFF_READ, at.asOf);
    const names = await this.access.sight(caller, STAFF_NAMES, at.asOf);
    const page = async (wish: PageWish): Promise<Page<ShownStaff>> => {
      const found = await this.lists.list({ unit, below: subtree === 'true', sees }, at, pageIn(wish));
      const last = found.items.at(-1);
      const items = await this.lists.named(found.items, at, names);
      return { items, next: found.more && last ? last.id : null };
    };
    const columns = caller.may(STAFF_NAMES) ? [...STAFF_COLUMNS, 'name'] : STAFF_COLUMNS;
    const { row } = new RowMaker(columns, await this.charts.naming(at));
    const told = { name: 'staff', pair: at, columns, row, page };
    return new Read(await page(asked), at.position, () => listTable(told, asked));
  }
}

@QueryHandler(ReadPerson)
export class ReadPersonHandler implements IQueryHandler<ReadPerson> {
  constructor(
    private readonly readings: Readings,
    private readonly lists: StaffLists,
    private readonly access: UnitAccess,
  ) {}

  async execute({ asked, caller }: ReadPerson): Promise<Read> {
    const { id } = asked;
    const at = await this.readings.at(asked, ['directory']);
    const record = await this.lists.one(id);
    const career = record && knownBy(record, at.knownOn);
    if (!record || !career || career.length === 0) throw notFound();
    const sees = await this.access.sight(caller, STAFF_READ, at.asOf);
    if (!sees(record)) throw new Problem('forbidden');
    const names = await this.access.sight(caller, STAFF_NAMES, at.asOf);
    const [person] = await this.lists.named([await this.lists.shown(id, record, at)], at, names);
    const history = await this.lists.history(record, at);
    const revision = await this.lists.revisionOf(id);
    return new Read({ ...person, history, revision }, at.position);
  }
}

/** Heads and agents find who is in their units today. */
@QueryHandler(LookUpStaff)
export class LookUpStaffHandler implements IQueryHandler<LookUpStaff> {
  constructor(
    private readonly holders: NumberHolders,
    private readonly directory: Directory,
    private readonly access: UnitAccess,
  ) {}

  async execute({ asked, caller }: LookUpStaff): Promise<Found> {
    const sees = await this.access.sight(caller, STAFF_LOOKUP, caller.today);
    const holders = await this.holders.of(asked.nips);
    const people = await this.directory.people([...holders.values()]);
    const items = asked.nips.flatMap((nip) => {
      const staff = holders.get(nip);
      const record = staff && people.get(staff);
      return record && sees(record) ? [{ nip, staff }] : [];
    });
    return { items };
  }
}
