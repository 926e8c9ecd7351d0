import { Injectable } from '@nestjs/common';
import { countedIn, recordedUnits } from '../kernel/organisation/career.js';
import { covers } from '../kernel/organisation/dated.js';
import type { Room } from '../kernel/ports/ballot-box.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { Directory } from '../staff/directory.queries.js';
import { ChartBook } from '../units/chart.queries.js';
import type { KnownSurvey } from './survey.decider.js';

/** What a survey may take of a unit: whether at all, and of a pulse how much. */
export type UnitOfSurvey = { readonly isCovered: boolean; readonly room: { readonly room: Room } | undefined };

/** For which units a survey takes responses, and how many of each. */
@Injectable()
export class Rooms {
  constructor(
    private readonly charts: ChartBook,
    private readonly directory: Directory,
  ) {}

  /** 404 for a unit that nobody knows; on today's chart, with today's staff. */
  async of({ kind, units }: KnownSurvey, unit: UnitId, today: CalendarDate): Promise<UnitOfSurvey> {
    await this.mustKnow(unit);
    const isCovered = covers(await this.charts.on(today), units, unit);
    return { isCovered, room: isCovered && kind === 'pulse' ? { room: await this.room(unit, today) } : undefined };
  }

  async mustKnow(unit: UnitId): Promise<void> {
    await this.charts.mustKnow([unit], () => '/unit');
  }

  /** The people of a unit, those of the units merged into it among them. */
  private async room(unit: UnitId, today: CalendarDate): Promise<Room> {
    const chart = await this.charts.on(today);
    const units = [...recordedUnits(chart, (one) => one === unit)];
    await this.directory.catchUp();
    let most = 0;
    for await (const page of this.directory.everyoneEverIn(units)) {
      most += page.filter(([, { career }]) => countedIn(career, today, chart) === unit).length;
    }
    return { units, most };
  }
}
