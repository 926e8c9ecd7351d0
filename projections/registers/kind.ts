import type { RegisterRecord } from '../registers.view.js';
import type { RegisterKind } from './kinds.js';
import type { Decider, DomainEvent } from '../../src/kernel/facts/decider.js';
import type { Handler } from '../../src/kernel/facts/handle.js';
import type { Part } from '../../src/kernel/facts/envelope.js';
import type { Pair } from '../../src/kernel/words/pair.js';

/** A kind of thing that has a register: how one reads at a pair of dates, and where its stream ends. */
export type Kind<T> = {
  readonly kind: RegisterKind;
  readonly at: (record: RegisterRecord, pair: Pair) => T | undefined;
  readonly end: (handler: Handler, id: string) => Promise<Part>;
};

/** The last event of a stream as its own decider folds it, from the cache that the writes keep: revision -1 for none. */
export const endOf =
  <S, E extends DomainEvent>(decider: Decider<S, E>): Kind<unknown>['end'] =>
  async (handler, id) =>
    handler.folded(decider, id);
