import { type Position, START } from '../ports/event-store.js';
import type { CommandId } from '../words/ids.js';
import type { Refusal } from '../words/refusal.js';

/** One request to write: who asks, under which id, against which revision. */
export type Envelope = {
  readonly actor: string;
  readonly commandId: CommandId;
  /** Present when the request carried an idempotency key: then it is remembered. */
  readonly requestHash?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** `If-Match`. */
  readonly ifMatch?: number;
};

/** The envelope of a command that follows from another: by the same actor, under an id of its own, and without a key. */
export const causedBy = (
  { actor, commandId: causationId, correlationId }: Envelope,
  commandId: CommandId,
): Envelope => ({
  actor,
  commandId,
  correlationId,
  causationId,
});

export type Done = {
  readonly kind: 'done';
  readonly id: string;
  readonly revision: number;
  readonly position: Position;
  /** True where this command made the stream: 201. */
  readonly created: boolean;
  /** False where it was so already, and nothing was recorded. */
  readonly changed: boolean;
};

export type Outcome = Done | Refusal;

/** A part of a stream that is a thing of its own to clients: one unit of the chart, one grant. */
export type Part = {
  readonly revision: number;
  readonly position: Position;
  /** Whose part it is, where an answer that records nothing is to name it. */
  readonly id?: string;
};

/** Of a thing that nothing has been recorded of. */
export const NEVER: Part = { revision: -1, position: START };
