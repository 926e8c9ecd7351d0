import type { Decider, DomainEvent } from './decider.js';
import type { Position } from '../ports/event-store.js';
import type { Part, Envelope } from './envelope.js';

/** What a command is judged against: a stream, or a part of one that is a thing of its own to clients. */
export type Aim<S, E extends DomainEvent> = {
  readonly decider: Decider<S, E>;
  readonly id: string;
  readonly envelope: Envelope;
  readonly part?: (state: S) => Part | undefined;
  /** The facts about the thing in streams that are not its own: they count in its revision. */
  readonly alsoIn?: () => Promise<readonly Position[]>;
  /** Where the key does not lead to the stream, its answer is kept in a stream of the key's own as well. */
  readonly keepsAnswer?: boolean;
  /** What is answered where all is so already and the stream does not exist: then that answer is remembered, too. */
  readonly elsewhere?: () => Promise<Part>;
};

type Sources = { readonly alsoIn?: () => Promise<readonly Position[]> };

/** The last fact about the thing, in whichever stream. */
export const lastOf = async ({ alsoIn }: Sources, { position }: Part): Promise<Position> => {
  const others = (await alsoIn?.()) ?? [];
  return others.reduce((last, other) => (other > last ? other : last), position);
};

/** `If-Match`: no fact about the thing since, in whichever stream. */
export const isExpected = async (
  { envelope: { ifMatch }, alsoIn }: Sources & { readonly envelope: Envelope },
  { revision }: Part,
): Promise<boolean> => ifMatch === undefined || ifMatch === revision + ((await alsoIn?.()) ?? []).length;
