import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import { isRefusal, type Refusal } from '../kernel/words/refusal.js';
import { holidayDecider } from './holiday.decider.js';
import { HOLIDAYS } from './holiday.events.js';
import { type HolidaysSettled, ShowHolidays } from './shown-holidays.commands.js';
import { showHolidays, type ShownHolidays } from './shown-holidays.rules.js';

@CommandHandler(ShowHolidays)
export class ShowHolidaysHandler implements ICommandHandler<ShowHolidays> {
  constructor(private readonly handler: Handler) {}

  async execute({ body: { dryRun, holidays: shown }, envelope }: ShowHolidays): Promise<HolidaysSettled | Refusal> {
    if (dryRun) {
      const calendar = await this.handler.state(holidayDecider, HOLIDAYS.id);
      const { settled } = showHolidays(calendar, shown, this.handler.moment().today);
      return { kind: 'settled', position: null, holidays: settled };
    }
    let settled: ShownHolidays['settled'] = [];
    const outcome = await this.handler.judge(
      { decider: holidayDecider, id: HOLIDAYS.id, envelope },
      (calendar, moment) => {
        const judged = showHolidays(calendar, shown, moment.today);
        ({ settled } = judged);
        return judged.events;
      },
    );
    if (isRefusal(outcome)) return outcome;
    const position = outcome.revision < 0 ? null : outcome.position;
    return { kind: 'settled', position, holidays: settled };
  }
}
