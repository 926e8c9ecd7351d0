import { Command } from '@nestjs/cqrs';
import type { Outcome, Envelope } from '../../kernel/facts/envelope.js';

/**
 * What is asked to be recorded: what is asked for, and by whom, under which id, against which revision. One line a command:
 * `class Acknowledge extends DomainCommand<AcknowledgeBody> {}`. `R`: what it is answered, where it concerns many.
 */
export abstract class DomainCommand<B, R = Outcome> extends Command<R> {
  constructor(
    readonly body: B,
    readonly envelope: Envelope,
  ) {
    super();
  }
}

/** As `DomainCommand`, asked by nobody in particular and recorded in no stream: it has no envelope. */
export abstract class NamelessCommand<B, R> extends Command<R> {
  constructor(readonly body: B) {
    super();
  }
}
