import type { EventId } from '../words/ids.js';
import { refuse } from '../words/refusal.js';
import { type Correctable, isVoid } from './correctable.js';
import type { Decision, DomainEvent } from './decider.js';
import type { Fact } from './telling.js';

/** Takes a fact back by an event that names it; what was not done is not undone. */
export const undone = <E extends DomainEvent>(
  fact: Fact<DomainEvent> | undefined,
  eventOf: (undone: readonly EventId[]) => E,
): Decision<E> => (fact ? [eventOf([fact.id])] : refuse('nothing-to-undo'));

/** `stands`: something that depends on the thing, and is taken back first. */
export const voided = <E extends DomainEvent>(thing: Correctable, stands: boolean, event: E): Decision<E> => {
  if (isVoid(thing)) return [];
  return stands ? refuse('facts-recorded') : [event];
};
