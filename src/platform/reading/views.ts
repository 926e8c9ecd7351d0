import { batches } from '../../kernel/words/batches.js';
import type { Position } from '../../kernel/ports/event-store.js';
import type { JsonObject } from '../../kernel/words/json.js';
import type {
  GrowthQuery,
  GrowthRow,
  ListQuery,
  SumQuery,
  SumRow,
  ViewDocument,
  ViewName,
  ViewStore,
} from '../../kernel/ports/view-store.js';
import { Problem } from '../problems/problem.js';
import type { FollowedView } from '../following/projector-health.js';

/** Documents read in one turn of the loop: a whole city's at once would hold up other requests. */
const AT_A_TIME = 2_000;

/** How long a request waits for a view before it is turned away (api.md, 1). */
const PATIENCE_MS = 5_000;

/** The views that serve, whoever keeps them up. */
export class Views {
  constructor(
    private readonly store: ViewStore,
    readonly followed: readonly FollowedView[],
  ) {}

  /** Waits until a view holds everything up to a position; throws view-behind after 5 s. */
  async reach(name: string, position: Position): Promise<void> {
    if (!(await this.viewOf(name).waitFor(position, PATIENCE_MS))) throw new Problem('view-behind');
  }

  /** As `reach`, for what is done already: false where the view did not come there within 5 s. */
  async hasReached(name: string, position: Position): Promise<boolean> {
    return this.viewOf(name).waitFor(position, PATIENCE_MS);
  }

  /** Whether a view is known to have come to a position. */
  holds(name: string, position: Position): boolean {
    return this.viewOf(name).reached() >= position;
  }

  reached(name: string): Position {
    return this.serving(name).reached();
  }

  async documents(name: string, keys: readonly string[]): Promise<ReadonlyMap<string, JsonObject>> {
    const { view } = this.serving(name);
    const documents = new Map<string, JsonObject>();
    for (const some of batches(keys, AT_A_TIME)) {
      const found = await this.store.load(view, some);
      if (found.size === 0) await this.mustBeThere(view);
      for (const [key, doc] of found) documents.set(key, doc);
    }
    return documents;
  }

  async list(name: string, query: ListQuery): Promise<readonly ViewDocument[]> {
    const { view } = this.serving(name);
    const found = await this.store.list(view, query);
    if (found.length === 0) await this.mustBeThere(view);
    return found;
  }

  async sum(name: string, query: SumQuery): Promise<readonly SumRow[]> {
    if (query.subjects.length === 0) return [];
    const { view } = this.serving(name);
    const found = await this.store.sum(view, query);
    if (found.length === 0) await this.mustBeThere(view);
    return found;
  }

  growth(name: string, query: GrowthQuery): AsyncIterable<readonly GrowthRow[]> {
    return this.grown(this.serving(name).view, query);
  }

  private async *grown(view: ViewName, query: GrowthQuery): AsyncGenerator<readonly GrowthRow[]> {
    let isNone = true;
    for await (const rows of this.store.growth(view, query)) {
      isNone = false;
      yield rows;
    }
    if (isNone) await this.mustBeThere(view);
  }

  /** A view that its store has lost just now holds nothing: that is not told as if there were nothing. */
  private async mustBeThere(view: ViewName): Promise<void> {
    if ((await this.store.state(view)) === undefined) throw new Problem('view-behind');
  }

  /** A view begun anew would tell of the first half of the facts as if they were all. */
  private serving(name: string): FollowedView {
    const view = this.viewOf(name);
    if (view.building) throw new Problem('view-behind');
    return view;
  }

  private viewOf(name: string): FollowedView {
    const found = this.followed.find((view) => view.name === name);
    if (!found) throw new Error(`nobody follows ${name}`);
    return found;
  }
}
