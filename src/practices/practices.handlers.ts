import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceThings } from '../evidence/evidence.things.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type PracticeId } from '../kernel/words/ids.js';
import { define, practiceDecider, retire, target } from './practice.decider.js';
import type { PracticeDefined, PracticeRetired } from './practice.events.js';
import { DefinePractice, RetirePractice, TargetPractice } from './practices.commands.js';

const decider = practiceDecider;

@CommandHandler(DefinePractice)
export class DefinePracticeHandler implements ICommandHandler<DefinePractice> {
  constructor(private readonly things: EvidenceThings) {}

  async execute({ body: { description, ...told }, envelope }: DefinePractice): Promise<Outcome> {
    const practice = asId<PracticeId>(envelope.commandId);
    const wish = { ...told, texts: { description } };
    return this.things.define({ decider, id: practice, envelope }, wish, (known, { on, texts }, facts) => {
      const event: PracticeDefined = { type: 'PracticeDefined', practice, ...told, on, ...texts };
      return define(known, event, facts);
    });
  }
}

@CommandHandler(TargetPractice)
export class TargetPracticeHandler implements ICommandHandler<TargetPractice> {
  constructor(private readonly things: EvidenceThings) {}

  async execute({ body: { practice: id, ...wish }, envelope }: TargetPractice): Promise<Outcome> {
    const { units } = wish;
    return this.things.target({ decider, id, envelope }, wish, (practice, told, facts) =>
      target(practice, { type: 'PracticeTargeted', practice: id, units, ...told }, facts),
    );
  }
}

@CommandHandler(RetirePractice)
export class RetirePracticeHandler implements ICommandHandler<RetirePractice> {
  constructor(private readonly things: EvidenceThings) {}

  async execute({ body: { practice: id, ...wish }, envelope }: RetirePractice): Promise<Outcome> {
    return this.things.retire({ decider, id, envelope }, wish, (practice, told, facts) => {
      const event: PracticeRetired = { type: 'PracticeRetired', practice: id, ...told };
      return retire(practice, event, facts);
    });
  }
}
