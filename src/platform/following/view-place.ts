import { type EventBatch, type Position, type RecordedEvent, START } from '../../kernel/ports/event-store.js';
import type { ViewCommit, ViewName, ViewState, ViewStore } from '../../kernel/ports/view-store.js';

/** How far something has followed the log, and which event stands there. */
export type LogPlace = Pick<ViewState, 'position' | 'event'>;

export type Outcome = Pick<ViewCommit, 'puts' | 'deletes' | 'cells'>;
export const NOTHING: Outcome = { puts: [], deletes: [], cells: [] };

/** Where an event leaves whoever has taken it. */
export const placeAt = ({ position, id }: RecordedEvent): LogPlace => ({ position, event: id });

/** Where a batch leaves whoever has taken it all. */
export const placeAfter = ({ events, position }: EventBatch, before: LogPlace): LogPlace => {
  const last = events.at(-1);
  return { ...before, ...(last ? { event: last.id } : {}), position };
};

/** The commit was refused for good: the view is another's now. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/** What a follower of the log has stored of its way, under the epoch it writes in; a view or a policy's place. */
export class ViewPlace {
  at: LogPlace = { position: START };
  private stored: Position = START;
  private epoch = 0;

  constructor(
    private readonly views: ViewStore,
    readonly view: ViewName,
  ) {}

  /** Takes the view over: what wrote to it before is refused from now on. */
  async open(): Promise<void> {
    const { epoch, ...at } = await this.views.open(this.view);
    this.at = at;
    this.stored = at.position;
    this.epoch = epoch;
  }

  /** Whether it has come further than is stored. */
  get ahead(): boolean {
    return this.at.position > this.stored;
  }

  /**
   * Looks up how far it really has come: a commit told as failed may have been stored all the same. `gone` where the
   * store was made anew and knows nothing of the view.
   */
  async find(): Promise<'found' | 'gone'> {
    const state = await this.views.state(this.view);
    if (!state) return 'gone';
    if (state.epoch !== this.epoch || state.position <= this.at.position) return 'found';
    const { epoch: _, ...at } = state;
    this.at = at;
    this.stored = at.position;
    return 'found';
  }

  async commit(outcome: Outcome, at: LogPlace): Promise<void> {
    const { kind } = await this.views.commit(this.view, { ...outcome, ...at, epoch: this.epoch });
    if (kind === 'old-epoch') return this.refused();
    this.stored = at.position;
    this.at = at;
  }

  private async refused(): Promise<never> {
    const state = await this.views.state(this.view);
    if (!state) throw new Error(`the store knows nothing of ${this.view}`);
    throw new TakenOver(`another process has taken over ${this.view}`);
  }
}
