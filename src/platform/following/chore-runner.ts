import { setTimeout as pause } from 'node:timers/promises';
import type { CalendarDate } from '../../kernel/words/calendar-date.js';
import type { Report } from '../process/log.js';

/** What is done when a day has come, whether or not anybody asks for it; doing it again is harmless. */
export interface Chore {
  readonly name: string;
  run(): Promise<void>;
}

const LOOK_MS = 1_000;
/** What another process has left half done is found by then. */
const AGAIN_MS = 300_000;

type Parts = { readonly today: () => CalendarDate; readonly report: Report };

/** Does one chore at once, whenever a day has begun, and now and then; what fails is told of once and tried again. */
export class ChoreRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private done: { readonly on: CalendarDate; readonly at: number } | undefined;
  private isHeldUp = false;

  constructor(
    private readonly chore: Chore,
    private readonly parts: Parts,
  ) {}

  get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  begin(): void {
    this.running = this.go();
  }

  /** As `begin`; resolves when it was done for the first time, or could not be. */
  async start(): Promise<void> {
    await this.turn();
    this.begin();
  }

  /** Lets what is being done finish. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async go(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      if (this.isTime()) await this.turn();
      await pause(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private isTime(): boolean {
    const { done } = this;
    if (done === undefined || done.on !== this.parts.today()) return true;
    return performance.now() - done.at > AGAIN_MS;
  }

  private async turn(): Promise<void> {
    const on = this.parts.today();
    try {
      await this.chore.run();
      this.done = { on, at: performance.now() };
      this.isHeldUp = false;
    } catch (error) {
      if (!this.isHeldUp) this.parts.report({ loop: `chore-${this.chore.name}`, error });
      this.isHeldUp = true;
    }
  }
}
