import { Command } from '@nestjs/cqrs';
import type { Outcome, Wish as Envelope } from '../../kernel/facts/wish.js';

/**
 * A wish to record: what is asked for, and by whom, under which id, against which revision. One line a command:
 * `class Acknowledge extends DomainCommand<AcknowledgeBody> {}`.
 */
export abstract class DomainCommand<B> extends Command<Outcome> {
  constructor(
    readonly body: B,
    readonly envelope: Envelope,
  ) {
    super();
  }
}
