import type { CalendarDate } from '../words/calendar-date.js';
import type { Position } from '../ports/event-store.js';
import type { CommandId, EventId } from '../words/ids.js';
import type { Refusal } from '../words/refusal.js';

/** A fact of a capability: plain JSON with its type. */
export type DomainEvent = { readonly type: string };

/** Where and when an event stands in its stream: what a fold may know beside the event. */
export type Recording = {
  readonly id: EventId;
  readonly revision: number;
  readonly position: Position;
  readonly recordedOn: CalendarDate;
  readonly commandId: CommandId;
};

/**
 * The rules of one kind of stream. `evolve` only remembers, may change the state it is given (the fold owns it),
 * and throws nothing.
 */
export type Decider<S, E extends DomainEvent> = {
  readonly category: string;
  readonly initial: () => S;
  readonly evolve: (state: S, event: E, at: Recording) => S;
};

/** Events to record; none where it is already so; or why not. */
export type Decision<E extends DomainEvent> = readonly E[] | Refusal;

/** When a command is judged. */
export type Moment = {
  /** RFC 3339, UTC. */
  readonly now: string;
  /** The day of `now` in the configured zone. */
  readonly today: CalendarDate;
};
