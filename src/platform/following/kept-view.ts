import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '../../kernel/ports/event-store.js';
import type { ViewStore } from '../../kernel/ports/view-store.js';
import type { AnyProjection } from '../../kernel/views/projection.js';
import type { Report } from '../process/log.js';
import { Projector } from './projector.js';
import { firstViewOf, isOfVersion } from './view-names.js';

export type ProjectorStores = {
  readonly events: EventStore;
  readonly viewStore: ViewStore;
  readonly report: Report;
  /** As `ProjectorParts` has it. */
  readonly watched?: boolean;
};

const A_DAY_MS = 86_400_000;
const AGAIN_MS = 1_000;

/** A view that this process keeps up, and says to be whole: those who only read it know that by nothing else. */
export class KeptView {
  /** Until it is heard that the view is whole. */
  private saying = false;
  private lost = false;

  private constructor(
    readonly projector: Projector,
    private readonly stores: ProjectorStores,
  ) {}

  /** The view that serves, or a first one of this version. */
  static async start(projection: AnyProjection, stores: ProjectorStores): Promise<KeptView> {
    const { events, viewStore, report, watched = false } = stores;
    const serving = await viewStore.serving(projection.name);
    const view = serving !== undefined && isOfVersion(serving, projection) ? serving : firstViewOf(projection);
    const projector = new Projector(projection, { events, views: viewStore, report, watched }, view);
    await projector.start();
    const kept = new KeptView(projector, stores);
    if (view !== serving) void kept.serveAtLast();
    return kept;
  }

  /** Another has taken it over. */
  get stopped(): boolean {
    return this.projector.stopped;
  }

  async stop(): Promise<void> {
    await this.projector.stop();
  }

  /**
   * Whether another view of this version serves, or this one has to be begun again, as its store has lost it. That is
   * so once it was found twice: who reads the view has looked in between, and reads no half of it.
   */
  async outdated(): Promise<boolean> {
    const { lost, saying, projector } = this;
    const serving = await this.stores.viewStore.serving(projector.name);
    this.lost = serving === undefined && (!saying || !(await this.isThere()));
    if (serving === undefined) return lost && this.lost;
    return serving !== projector.view && isOfVersion(serving, projector.projection);
  }

  /** It is said until it is heard. */
  private async serveAtLast(): Promise<void> {
    this.saying = true;
    while (!this.stopped) {
      if (await this.serveWhenCaughtUp().catch(() => false)) break;
      await pause(AGAIN_MS, undefined, { ref: false });
    }
    this.saying = false;
  }

  /** It serves once it holds what the log held when it was begun; false where it does not come to that. */
  private async serveWhenCaughtUp(): Promise<boolean> {
    const { projector, stores } = this;
    const { position } = await stores.events.head();
    const isWhole = (await projector.waitFor(position, A_DAY_MS)) && (await this.isThere());
    if (isWhole) await stores.viewStore.serve(projector.name, projector.view);
    return isWhole;
  }

  private async isThere(): Promise<boolean> {
    return (await this.stores.viewStore.state(this.projector.view)) !== undefined;
  }
}
