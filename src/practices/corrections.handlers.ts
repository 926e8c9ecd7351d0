import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { standing } from '../kernel/facts/correctable.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { ThingCorrections } from '../programmes/correction.things.js';
import { amend, restore, voidPractice } from './correction.rules.js';
import { type Defined, practiceDecider } from './practice.decider.js';
import type { PracticeDefined } from './practice.events.js';
import { AmendPractice, RestorePractice, VoidPractice } from './practices.commands.js';

const decider = practiceDecider;

@CommandHandler(AmendPractice)
export class AmendPracticeHandler implements ICommandHandler<AmendPractice> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: AmendPractice): Promise<Outcome> {
    const { practice: id, reason: why, description, ...wish } = body;
    const owner = `practice:${id}`;
    return this.things.judge(
      { decider, id, envelope },
      {
        followsState: true,
        gather: async (practice: Defined) => {
          const known = standing<PracticeDefined>(practice, 'PracticeDefined')?.event.description;
          const texts = await this.sealing.corrected(owner, { description }, { description: known });
          return { texts, reason: await this.sealing.text(owner, why) };
        },
        decide: (practice, { programme, reason, texts }, { today }) =>
          amend(practice, { ...wish, ...texts }, { practice: id, programme, reason, today }),
      },
    );
  }
}

@CommandHandler(RestorePractice)
export class RestorePracticeHandler implements ICommandHandler<RestorePractice> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { practice: id, reason }, envelope }: RestorePractice): Promise<Outcome> {
    const words = { owner: `practice:${id}`, reason };
    return this.corrections.undo({ decider, id, envelope }, words, (practice, correcting) =>
      restore(practice, { practice: id, ...correcting }),
    );
  }
}

@CommandHandler(VoidPractice)
export class VoidPracticeHandler implements ICommandHandler<VoidPractice> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { practice: id, reason }, envelope }: VoidPractice): Promise<Outcome> {
    const words = { owner: `practice:${id}`, reason };
    return this.corrections.void({ decider, id, envelope }, words, (practice, correcting) =>
      voidPractice(practice, { practice: id, ...correcting }),
    );
  }
}
