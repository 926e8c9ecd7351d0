import { type Position, START } from '../../src/kernel/ports/event-store.js';
import type { FollowedView } from '../../src/platform/following/projector-health.js';

/** The view of the registers, come as far as it is told. */
export class Reaching implements FollowedView {
  readonly name = 'registers';
  readonly view = 'registers.1';
  readonly building = false;
  at: Position = START;

  reached(): Position {
    return this.at;
  }

  async waitFor(): Promise<boolean> {
    return Promise.resolve(true);
  }

  health(): ReturnType<FollowedView['health']> {
    return { view: this.view, position: this.at, running: true, building: false };
  }
}
