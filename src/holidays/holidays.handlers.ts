import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Done, type Envelope, NEVER, type Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import { asId, type HolidayId } from '../kernel/words/ids.js';
import { isRefusal } from '../kernel/words/refusal.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { announce, holidayDecider, revokeHoliday, standingOn, toldBy } from './holiday.decider.js';
import { HOLIDAYS } from './holiday.events.js';
import { AnnounceHoliday, RevokeHoliday } from './holidays.commands.js';

const THERE = { decider: holidayDecider, id: HOLIDAYS.id } as const;

@CommandHandler(AnnounceHoliday)
export class AnnounceHolidayHandler implements ICommandHandler<AnnounceHoliday> {
  constructor(private readonly handler: Handler) {}

  async execute({ body, envelope }: AnnounceHoliday): Promise<Outcome> {
    const { name, on = this.handler.moment().today } = body;
    const holiday = asId<HolidayId>(envelope.commandId);
    const outcome = await this.handler.judge(
      { ...THERE, envelope, part: (calendar) => standingOn(calendar, on)?.part ?? NEVER },
      (calendar, { today }) => announce(calendar, { holiday, on, name }, today),
    );
    // What was so already is answered by its own name.
    const isTold = !isRefusal(outcome) && outcome.id === HOLIDAYS.id;
    return isTold ? this.told(outcome, envelope) : outcome;
  }

  /** Of whichever day it was, now or when the same request came before. */
  private async told(done: Done, { commandId }: Envelope): Promise<Done> {
    const told = toldBy(await this.handler.state(holidayDecider, HOLIDAYS.id), commandId);
    const id = told?.id ?? commandId;
    return { ...done, id, created: id === commandId };
  }
}

@CommandHandler(RevokeHoliday)
export class RevokeHolidayHandler implements ICommandHandler<RevokeHoliday> {
  constructor(
    private readonly handler: Handler,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { holiday: id, reason: why }, envelope }: RevokeHoliday): Promise<Outcome> {
    const outcome = await this.handler.execute(
      { ...THERE, envelope, part: ({ all }) => all.get(id)?.part },
      {
        gather: async ({ all }) => {
          if (!all.has(id)) throw notFound();
          return { reason: await this.sealing.text(`holiday:${id}`, why) };
        },
        decide: (calendar, { reason }) => revokeHoliday(calendar, { holiday: id, reason }),
      },
    );
    return isRefusal(outcome) ? outcome : { ...outcome, id, created: false };
  }
}
