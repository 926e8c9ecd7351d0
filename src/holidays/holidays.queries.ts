import { Injectable } from '@nestjs/common';
import { Handler } from '../kernel/facts/handle.js';
import { WorkingDays } from '../kernel/organisation/working-days.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { HolidayId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { HolidaysQuery } from './holiday.dto.js';
import { holidayDecider } from './holiday.decider.js';
import { HOLIDAYS } from './holiday.events.js';
import { allKnownBy } from './holiday-known.js';

/** All holidays, as they were known. */
export class ReadHolidays extends DomainQuery<HolidaysQuery> {}

/** One of them. */
export class ReadHoliday extends DomainQuery<PairQuery & { readonly id: HolidayId }> {}

/** How many days of knowing are kept at a time. */
const KEPT = 64;

/** The working days, by the holidays in their stream: at least every write answered before. */
@Injectable()
export class Holidays {
  private readonly kept = new Map<CalendarDate, WorkingDays>();
  private keptAt = -1;

  constructor(private readonly handler: Handler) {}

  /** As known on a day, whatever day is looked at: made once for each until a holiday is told. */
  async known(knownOn: CalendarDate): Promise<WorkingDays> {
    const { state, revision } = await this.handler.folded(holidayDecider, HOLIDAYS.id);
    if (revision !== this.keptAt || this.kept.size >= KEPT) this.kept.clear();
    this.keptAt = revision;
    const known = this.kept.get(knownOn);
    if (known) return known;
    const days = new WorkingDays(allKnownBy(state, knownOn).map(({ on }) => on));
    this.kept.set(knownOn, days);
    return days;
  }
}
