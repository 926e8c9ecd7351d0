import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceOfPeople } from '../evidence/evidence-of-people.things.js';
import { windowOf } from '../kernel/evidence/evidenced.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { observe, retractObservations } from './observation.rules.js';
import { practiceDecider } from './practice.decider.js';
import { ObservePractice, RetractObservations } from './practices.commands.js';
import { OBSERVATIONS_RECORD } from './practice.permissions.js';

const decider = practiceDecider;
const permission = OBSERVATIONS_RECORD;

@CommandHandler(ObservePractice)
export class ObservePracticeHandler implements ICommandHandler<ObservePractice> {
  constructor(private readonly evidence: EvidenceOfPeople) {}

  async execute({ body: { practice: id, grade, ...seen }, envelope }: ObservePractice): Promise<Outcome> {
    return this.evidence.record({ decider, id, envelope, permission }, seen, (practice, told, facts) =>
      observe(practice, { type: 'PracticeObserved', practice: id, ...told, grade, ...windowOf(practice) }, facts),
    );
  }
}

@CommandHandler(RetractObservations)
export class RetractObservationsHandler implements ICommandHandler<RetractObservations> {
  constructor(private readonly evidence: EvidenceOfPeople) {}

  async execute({ body: { practice: id, ...wish }, envelope }: RetractObservations): Promise<Outcome> {
    return this.evidence.retract({ decider, id, envelope, permission }, wish, (practice, told, facts) => {
      const event = { type: 'ObservationsRetracted', practice: id, ...told, ...windowOf(practice) } as const;
      return retractObservations(practice, event, facts);
    });
  }
}
