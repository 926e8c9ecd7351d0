import { setTimeout as pause } from 'node:timers/promises';
import { type Position, START } from '../../kernel/ports/event-store.js';
import type { Leases } from '../../kernel/ports/leases.js';
import type { ViewName, ViewStore } from '../../kernel/ports/view-store.js';
import type { AnyProjection } from '../../kernel/views/projection.js';
import type { FollowedView, ProjectorHealth } from './projector-health.js';
import { isOfVersion, firstViewOf } from './view-names.js';
import { Waiters } from './waiters.js';

/** Between two looks while somebody waits, and while nobody does (mongodb.md, 4.5: looking costs half a millisecond). */
const EAGER_MS = 5;
const IDLE_MS = 250;
/** How often it is looked whether somebody keeps it up. */
const ATTENDED_MS = 1_000;
/** How often it is looked which view serves. */
const NAMED_MS = 200;
/** What was not looked at for so long is not known. */
const STILL_MS = 15_000;

/** A view that a process reads and does not keep up: how far it has come is looked up in its store. */
export class WatchedView implements FollowedView {
  private readonly stopping = new AbortController();
  private readonly waiters = new Waiters();
  private position: Position = START;
  private serving: ViewName | undefined;
  private wake = new AbortController();
  private waiting = 0;
  private running: Promise<void> | undefined;
  private lookedAt = 0;
  private namedAt = 0;
  private attended = { at: 0, is: false };

  constructor(
    private readonly projection: AnyProjection,
    private readonly store: ViewStore,
    private readonly leases: Pick<Leases, 'held'>,
  ) {}

  get name(): string {
    return this.projection.name;
  }

  get view(): ViewName {
    return this.serving ?? firstViewOf(this.projection);
  }

  /** Whoever builds a view lets it serve once it holds what the log held when it was begun. */
  get building(): boolean {
    return this.serving === undefined;
  }

  /** Resolves once it has looked. */
  async start(): Promise<void> {
    await this.look();
    this.running = this.watch();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake.abort();
    this.waiters.giveUp();
    await this.running;
  }

  reached(): Position {
    return this.position;
  }

  async waitFor(position: Position, ms: number): Promise<boolean> {
    if (this.position >= position) return true;
    this.waiting += 1;
    this.wake.abort();
    try {
      return await this.waiters.until(position, ms);
    } finally {
      this.waiting -= 1;
    }
  }

  health(): ProjectorHealth {
    const { view, position, building } = this;
    const running = this.attended.is && Date.now() - this.lookedAt < STILL_MS;
    return { view, position, running, building };
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.rest();
      await this.look().catch(() => undefined);
    }
  }

  private async rest(): Promise<void> {
    this.wake = new AbortController();
    if (this.waiting > 0) return pause(EAGER_MS);
    await pause(IDLE_MS, undefined, { signal: this.wake.signal }).catch(() => undefined);
  }

  private async look(): Promise<void> {
    if (Date.now() - this.namedAt > NAMED_MS) await this.lookForName();
    let state = await this.store.state(this.view);
    // Begun anew: it serves only where that was said again.
    if ((state?.position ?? START) < this.position) {
      await this.lookForName();
      state = await this.store.state(this.view);
    }
    // What was dropped, or never begun, is not whole, whatever it is called.
    if (!state) this.serving = undefined;
    this.position = state?.position ?? START;
    this.lookedAt = Date.now();
    this.waiters.reached(this.position);
    await this.lookForWorker();
  }

  /** Which view serves changes once in a blue moon; while none does, it is looked for each time. */
  private async lookForName(): Promise<void> {
    const named = await this.store.serving(this.projection.name);
    // While a newer version takes over, what was whole is still read.
    if (named === undefined || isOfVersion(named, this.projection)) this.serving = named;
    this.namedAt = this.serving === undefined ? 0 : Date.now();
  }

  /** Not on the way of who waits: it is asked seldom, and after the position is known. */
  private async lookForWorker(): Promise<void> {
    if (this.lookedAt - this.attended.at < ATTENDED_MS) return;
    const is = await this.leases.held(firstViewOf(this.projection));
    this.attended = { at: this.lookedAt, is };
  }
}
