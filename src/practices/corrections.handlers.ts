import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceThings } from '../evidence/evidence.things.js';
import type { Defined } from '../kernel/evidence/evidenced.js';
import { standing } from '../kernel/facts/correctable.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { ThingCorrections } from '../programmes/correction.things.js';
import { amend, restore, voidPractice } from './correction.rules.js';
import { practiceDecider } from './practice.decider.js';
import type { PracticeDefined } from './practice.events.js';
import { AmendPractice, RestorePractice, VoidPractice } from './practices.commands.js';

const decider = practiceDecider;

const describedIn = (practice: Defined): Pick<PracticeDefined, 'description'> => {
  const description = standing<PracticeDefined>(practice, 'PracticeDefined')?.event.description;
  return description ? { description } : {};
};

@CommandHandler(AmendPractice)
export class AmendPracticeHandler implements ICommandHandler<AmendPractice> {
  constructor(private readonly things: EvidenceThings) {}

  async execute({ body, envelope }: AmendPractice): Promise<Outcome> {
    const { practice: id, reason, description, ...wish } = body;
    const correction = { reason, texts: { description }, known: describedIn };
    return this.things.amend({ decider, id, envelope }, correction, (practice, { texts, ...correcting }) =>
      amend(practice, { ...wish, ...texts }, { practice: id, ...correcting }),
    );
  }
}

@CommandHandler(RestorePractice)
export class RestorePracticeHandler implements ICommandHandler<RestorePractice> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { practice: id, reason }, envelope }: RestorePractice): Promise<Outcome> {
    return this.corrections.undo({ decider, id, envelope }, reason, (practice, correcting) =>
      restore(practice, { practice: id, ...correcting }),
    );
  }
}

@CommandHandler(VoidPractice)
export class VoidPracticeHandler implements ICommandHandler<VoidPractice> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { practice: id, reason }, envelope }: VoidPractice): Promise<Outcome> {
    return this.corrections.void({ decider, id, envelope }, reason, (practice, correcting) =>
      voidPractice(practice, { practice: id, ...correcting }),
    );
  }
}
