import type { Decider, DomainEvent } from './decider.js';
import { type Position, START } from './event-store.js';
import type { Part, Wish } from './wish.js';

/** What a wish is judged against: a stream, or a part of one that is a thing of its own to clients. */
export type Aim<S, E extends DomainEvent> = {
  readonly decider: Decider<S, E>;
  readonly id: string;
  readonly wish: Wish;
  readonly part?: (state: S) => Part | undefined;
  /** The last fact about the thing in a stream that is not its own, if there is any. */
  readonly alsoIn?: () => Promise<Position>;
  /** Where the key does not lead to the stream, its answer is kept in a stream of the key's own as well. */
  readonly keepsAnswer?: boolean;
  /** What is answered where all is so already and the stream does not exist: then that answer is remembered, too. */
  readonly elsewhere?: () => Promise<Part>;
};

type Sources = { readonly alsoIn?: () => Promise<Position> };

/** The last fact about the thing, in whichever stream. */
export const lastOf = async ({ alsoIn }: Sources, { position }: Part): Promise<Position> => {
  const other = (await alsoIn?.()) ?? START;
  return other > position ? other : position;
};

/** `If-Match`: no fact about the thing since, in whichever stream. */
export const isExpected = async (aim: Sources & { readonly wish: Wish }, now: Part): Promise<boolean> => {
  const { ifMatch } = aim.wish;
  return ifMatch === undefined || (ifMatch === now.revision && (await lastOf(aim, now)) === now.position);
};
