import type { Position, RecordedEvent } from '../ports/event-store.js';
import type { CommandId } from '../words/ids.js';
import { type Answered, remember } from './answered.js';
import type { Decider, DomainEvent } from './decider.js';
import { domainEvent } from './domain-event.js';

/** A stream as folded: its state and what was answered to commands of the last days. */
export type Folded<S> = {
  state: S;
  revision: number;
  position: Position;
  readonly answered: Map<CommandId, Answered>;
};

/** Takes the next event of a stream in; the state is changed in place by the fold that owns it. */
export const foldOne = <S, E extends DomainEvent>(
  decider: Decider<S, E>,
  folded: Folded<S>,
  event: RecordedEvent,
): void => {
  const { revision, position, meta } = event;
  folded.state = decider.evolve(folded.state, domainEvent<E>(event), {
    revision,
    position,
    recordedOn: meta.recordedOn,
    commandId: meta.commandId,
  });
  folded.revision = revision;
  folded.position = position;
  remember(folded.answered, event);
};
