import { setTimeout as pause } from 'node:timers/promises';
import type { Leases } from '../../kernel/ports/leases.js';
import type { Report } from '../process/log.js';

/** What is done by one process at a time, while it goes on. */
export type Running = {
  /** Another has taken it over. */
  readonly stopped: boolean;
  stop(): Promise<void>;
};

export type Duty = {
  readonly name: string;
  start(): Promise<Running>;
  /** Whether it is to be begun again in another way. */
  readonly outdated?: () => Promise<boolean>;
};

/** A worker that dies is replaced once its lease has run out and another has looked: within ten seconds. */
const LEASE_MS = 8_000;
const LOOK_MS = 1_000;

type Parts = { readonly leases: Leases; readonly report: Report };

/** Does its share of what some workers do for all processes: who holds a duty's lease does it. */
export class Worker {
  private readonly stopping = new AbortController();
  private readonly running = new Map<Duty, Running>();
  private working: Promise<void> | undefined;
  private troubled = false;

  constructor(
    private readonly duties: readonly Duty[],
    private readonly parts: Parts,
  ) {}

  /** Resolves once it has looked for what to do. */
  async start(): Promise<void> {
    await this.look();
    this.working = this.work();
  }

  /** Ends what it does, and lets others do it at once. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.working;
    for (const duty of this.running.keys()) await this.leave(duty);
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await this.look();
    }
  }

  /** While the leases cannot be asked for, what runs goes on: its store refuses it where another has taken over. */
  private async look(): Promise<void> {
    try {
      await this.share();
      this.troubled = false;
    } catch (error) {
      if (!this.troubled) this.parts.report({ loop: 'worker', error });
      this.troubled = true;
    }
  }

  private async share(): Promise<void> {
    const most = Math.ceil(this.duties.length / (await this.parts.leases.present(LEASE_MS)));
    for (const duty of [...this.running.keys()].slice(most)) await this.leave(duty);
    for (const duty of this.duties) {
      if (this.running.has(duty) || this.running.size < most) await this.attend(duty);
    }
  }

  private async attend(duty: Duty): Promise<void> {
    const held = await this.parts.leases.hold(duty.name, LEASE_MS);
    const running = this.running.get(duty);
    if (running && (!held || running.stopped || (await duty.outdated?.()))) {
      this.running.delete(duty);
      await running.stop();
    }
    if (held && !this.running.has(duty)) this.running.set(duty, await duty.start());
  }

  private async leave(duty: Duty): Promise<void> {
    const running = this.running.get(duty);
    this.running.delete(duty);
    await running?.stop();
    await this.parts.leases.release(duty.name).catch(() => undefined);
  }
}
