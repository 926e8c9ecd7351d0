import { type NewEvent, type Position, type RecordedEvent, START, type StreamName } from '../ports/event-store.js';
import type { CommandId } from '../words/ids.js';
import { type Answered, remember } from './answered.js';
import type { Decider, DomainEvent } from './decider.js';
import { domainEvent } from './domain-event.js';
import { isErasure } from './telling.js';

/** A stream as folded: its state and what was answered to commands of the last days. */
export type Folded<S> = {
  state: S;
  revision: number;
  position: Position;
  readonly answered: Map<CommandId, Answered>;
  /** The revision of the last erasure: what was sealed for the stream before it can be read by nobody. */
  erasedAt: number;
};

/** A stream of which nothing has been read. */
export const blank = <S, E extends DomainEvent>(decider: Decider<S, E>): Folded<S> => ({
  state: decider.initial(),
  revision: -1,
  position: START,
  answered: new Map(),
  erasedAt: -1,
});

/** Takes the next event of a stream in; the state is changed in place by the fold that owns it. */
export const foldOne = <S, E extends DomainEvent>(
  decider: Decider<S, E>,
  folded: Folded<S>,
  event: RecordedEvent,
): void => {
  const { id, revision, position, meta } = event;
  folded.state = decider.evolve(folded.state, domainEvent<E>(event), {
    id,
    revision,
    position,
    recordedOn: meta.recordedOn,
    commandId: meta.commandId,
  });
  folded.revision = revision;
  folded.position = position;
  if (isErasure(event)) folded.erasedAt = revision;
  remember(folded.answered, event);
};

/** Where events were appended: `revision` and `position` are those of the last one. */
type AppendedEvents = {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  readonly revision: number;
  readonly position: Position;
};

/** Takes in what was just appended, without reading it. */
export const foldAppended = <S, E extends DomainEvent>(
  decider: Decider<S, E>,
  folded: Folded<S>,
  { stream, events, revision, position }: AppendedEvents,
): void => {
  const first = revision - events.length + 1;
  events.forEach((event, index) => {
    foldOne(decider, folded, { ...event, stream, revision: first + index, position });
  });
};
