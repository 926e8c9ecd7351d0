import type { Position } from '../../kernel/ports/event-store.js';
import type { ViewName } from '../../kernel/ports/view-store.js';

/** How a view is kept up. */
export type ProjectorHealth = {
  readonly view: ViewName;
  readonly position: Position;
  readonly running: boolean;
  /** Begun anew: it has yet to come to where the log was then, and nothing is read from it meanwhile. */
  readonly building: boolean;
  /** The kind of error that holds it up, if any; never its text. */
  readonly fault?: { readonly position: Position; readonly eventType: string };
};

/** A view as those who read from it know it, whoever keeps it up. */
export interface FollowedView {
  /** Without its version. */
  readonly name: string;
  readonly view: ViewName;
  readonly building: boolean;
  reached(): Position;
  /** True once the view holds everything up to a position; false where that takes longer than `ms`. */
  waitFor(position: Position, ms: number): Promise<boolean>;
  health(): ProjectorHealth;
}
