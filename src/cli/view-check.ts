import type { Position } from '../kernel/ports/event-store.js';
import type { AnyProjection } from '../kernel/views/projection.js';
import type { ViewName, ViewStore } from '../kernel/ports/view-store.js';
import { CommandFault } from './command-fault.js';
import type { Refold } from './refold.js';

/** `missing`: not in the stored view; `extra`: only there. */
export type Difference = {
  readonly kind: 'missing' | 'extra' | 'different' | 'indexes';
  readonly what: 'document' | 'cell';
  /** The document's key or the cell's place; never what it holds. */
  readonly key: string;
};

/** A stored view, and the same view folded anew in a scratch store. */
export type ViewCheck = {
  readonly projection: AnyProjection;
  readonly stored: ViewStore;
  readonly scratch: ViewStore;
  /** The stored view's name, in both stores. */
  readonly view: ViewName;
  readonly refold: Refold;
  readonly found: (difference: Difference) => void;
};

const MOST_TRIES = 200;

/** Where the stored view stands. */
export const standsAt = async ({ stored, view }: ViewCheck): Promise<Position> => {
  const state = await stored.state(view);
  if (!state) throw new CommandFault(`the view ${view} was dropped meanwhile`);
  return state.position;
};

/**
 * Reads the stored view while it does not move, then brings the scratch view to the same position.
 * A server may go on writing: the two are compared at one position all the same.
 */
export const atOnePosition = async <T>(check: ViewCheck, read: () => Promise<T>): Promise<T> => {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const before = await standsAt(check);
    const value = await read();
    if ((await standsAt(check)) !== before) continue;
    await check.refold.upTo(before);
    return value;
  }
  throw new CommandFault(`the view ${check.view} moves too fast to be compared: try again later`);
};
