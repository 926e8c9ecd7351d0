import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import { type CalendarDate, FIRST_DAY, LAST_DAY } from '../kernel/words/calendar-date.js';
import { asId, type HolidayId } from '../kernel/words/ids.js';
import { type Bilingual, invalid, notFound } from '../platform/problems/problem.js';
import { listTable } from '../platform/reading/list-table.js';
import { type Page, pageIn, type PageWish, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import type { Row } from '../platform/reading/table.js';
import { type Calendar, holidayDecider } from './holiday.decider.js';
import { HOLIDAYS } from './holiday.events.js';
import { allKnownBy, historyOf, knownBy, type KnownHoliday } from './holiday-known.js';
import { ReadHoliday, ReadHolidays } from './holidays.queries.js';

const COLUMNS = ['id', 'on', 'name'];
const NOT_AFTER_TO: Bilingual = 'tidak sesudah to | not after to';
const NO_CURSOR: Bilingual = 'next dari suatu halaman | the next of a page';

const row = ({ id, on, name }: KnownHoliday): Row => [id, on, name];

/** The day after which a page begins: of a holiday that was there once, whatever became of it. */
const dayBefore = ({ all }: Calendar, cursor: string): CalendarDate => {
  const last = all.get(asId<HolidayId>(cursor));
  if (!last) throw invalid('/query/cursor', NO_CURSOR);
  return last.on;
};

/** By day; a day is that of one holiday at a time. */
const pageBy = (calendar: Calendar, inOrder: readonly KnownHoliday[], wish: PageWish): Page<KnownHoliday> => {
  const { after, limit } = pageIn(wish);
  const before = after === undefined ? '' : dayBefore(calendar, after);
  const left = inOrder.filter(({ on }) => on > before);
  const items = left.slice(0, limit);
  return { items, next: left.length > limit ? (items.at(-1)?.id ?? null) : null };
};

@QueryHandler(ReadHolidays)
export class ReadHolidaysHandler implements IQueryHandler<ReadHolidays> {
  constructor(
    private readonly readings: Readings,
    private readonly handler: Handler,
  ) {}

  async execute({ asked }: ReadHolidays): Promise<Read> {
    const { from = FIRST_DAY, to = LAST_DAY } = asked;
    if (from > to) throw invalid('/query/from', NOT_AFTER_TO);
    const at = await this.readings.at(asked, []);
    const calendar = await this.handler.state(holidayDecider, HOLIDAYS.id);
    const found = allKnownBy(calendar, at.knownOn).filter(({ on }) => on >= from && on <= to);
    const page = async (wish: PageWish): Promise<Page<KnownHoliday>> => pageBy(calendar, found, wish);
    const told = { name: 'holidays', pair: at, columns: COLUMNS, row, page };
    return new Read(await page(asked), at.position, () => listTable(told, asked));
  }
}

@QueryHandler(ReadHoliday)
export class ReadHolidayHandler implements IQueryHandler<ReadHoliday> {
  constructor(
    private readonly readings: Readings,
    private readonly handler: Handler,
  ) {}

  async execute({ asked }: ReadHoliday): Promise<Read> {
    const at = await this.readings.at(asked, []);
    const { all } = await this.handler.state(holidayDecider, HOLIDAYS.id);
    const holiday = all.get(asked.id);
    const known = holiday && knownBy(holiday, at.knownOn);
    if (!known) throw notFound();
    const { revision } = holiday.part;
    return new Read({ ...known, revision, history: historyOf(holiday, at.knownOn) }, at.position);
  }
}
