import { type Position, type StreamName, streamName } from './event-store.js';
import type { EventId, LogId } from '../words/ids.js';

/** The stream in which a log that was brought here says so. It stays here when the log moves on. */
export const MOVING: StreamName = streamName('moving', 'city');

/** Facts are being brought here. Until that has ended, nothing is served. */
export type MovingBegun = { readonly type: 'MovingBegun'; readonly log: LogId | null };

/** All that was to be brought here is here. */
export type MovingEnded = {
  readonly type: 'MovingEnded';
  /** The last fact that was brought, and how many there are by now. */
  readonly last: EventId | null;
  readonly facts: number;
  /** Whether the keys under which facts are sealed came along. */
  readonly keys: 'taken' | 'left-out';
  /** How often, on its way here, the log has left its keys behind. */
  readonly nameless: number;
};

/** How a log came here. */
export type Moved = {
  readonly state: 'never' | 'under-way' | 'whole';
  /** In order; of a log that was brought in parts, one for each. */
  readonly ended: readonly (MovingEnded & { readonly position: Position })[];
  readonly nameless: number;
  /** What was sealed up to here needs no key: it was left behind on purpose. */
  readonly namelessUpTo: Position;
};
