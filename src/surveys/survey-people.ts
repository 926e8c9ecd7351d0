import { Injectable } from '@nestjs/common';
import { POPULATION } from '../../projections/ledger.keys.js';
import { type CalendarDate, dayOf } from '../kernel/words/calendar-date.js';
import { asId, type UnitId } from '../kernel/words/ids.js';
import { Events } from '../platform/ports/ports.js';
import { Views } from '../platform/reading/views.js';

const LEDGER = 'ledger';

/** How many people there were, as known on the day itself. */
@Injectable()
export class SurveyPeople {
  constructor(
    private readonly views: Views,
    private readonly events: Events,
  ) {}

  /** By unit as recorded; waits until the view holds all that was recorded. */
  async on(day: CalendarDate): Promise<readonly (readonly [UnitId, number])[]> {
    const { position } = await this.events.head();
    await this.views.reach(LEDGER, position);
    const days = { asOf: dayOf(day), knownOn: dayOf(day) };
    const sums = await this.views.sum(LEDGER, { subjects: [POPULATION], ...days });
    return sums.map(({ unit, n }) => [asId<UnitId>(unit), n] as const);
  }
}
