import { setTimeout as pause } from 'node:timers/promises';
import type { Leases } from '../../kernel/ports/leases.js';
import type { Report } from '../process/log.js';

/** What is done by one process at a time, while it goes on. */
export type Running = {
  /** Another has taken it over. */
  readonly stopped: boolean;
  stop(): Promise<void>;
  /** Whether it is to be begun again in another way. */
  outdated?(): Promise<boolean>;
};

export type Duty = {
  readonly name: string;
  start(): Promise<Running>;
};

/** A worker that dies is replaced once its lease has run out and another has looked: within ten seconds. */
const LEASE_MS = 8_000;
const LOOK_MS = 1_000;

type Parts = { readonly leases: Leases; readonly report: Report };

/**
 * Does its share of what some workers do for all processes: who holds a duty's lease does it. What begins or ends takes
 * as long as its store lets it; leases are renewed meanwhile.
 */
export class Worker {
  private readonly stopping = new AbortController();
  private readonly running = new Map<Duty, Running>();
  /** What is being begun, looked at or ended; never rejects. */
  private readonly turning = new Map<Duty, Promise<void>>();
  /** Of `turning`, what is given back: it is not asked for again meanwhile. */
  private readonly leaving = new Set<Duty>();
  private working: Promise<void> | undefined;
  /** Of what trouble was told since it last went well. */
  private readonly troubled = new Set<string>();

  constructor(
    private readonly duties: readonly Duty[],
    private readonly parts: Parts,
  ) {}

  /** Resolves once it has looked for what to do, and does it. */
  async start(): Promise<void> {
    await this.look();
    this.working = this.work();
    await this.turned();
  }

  /** Ends what it does, and lets others do it at once. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.working;
    await this.turned();
    await Promise.all([...this.running.keys()].map(async (duty) => this.leave(duty)));
  }

  private async turned(): Promise<void> {
    await Promise.all(this.turning.values());
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
    await this.telling('worker', async () => this.share());
  }

  private async share(): Promise<void> {
    const most = Math.ceil(this.duties.length / (await this.parts.leases.present(LEASE_MS)));
    for (const duty of [...this.running.keys()].slice(most)) this.turn(duty, async () => this.leave(duty));
    for (const duty of this.duties) {
      const { mine } = this;
      if (mine.has(duty) || mine.size < most) await this.attend(duty);
    }
  }

  private get mine(): ReadonlySet<Duty> {
    return new Set([...this.running.keys(), ...this.turning.keys()]);
  }

  private async attend(duty: Duty): Promise<void> {
    if (this.leaving.has(duty)) return;
    const held = await this.parts.leases.hold(duty.name, LEASE_MS);
    if (held || this.running.has(duty)) this.turn(duty, async () => (held ? this.doing(duty) : this.ended(duty)));
  }

  private turn(duty: Duty, what: () => Promise<void>): void {
    if (this.turning.has(duty)) return;
    const turning = this.telling(duty.name, what).finally(() => this.turning.delete(duty));
    this.turning.set(duty, turning);
  }

  private async doing(duty: Duty): Promise<void> {
    const running = this.running.get(duty);
    if (running && (running.stopped || (await running.outdated?.()) === true)) await this.ended(duty);
    if (!this.running.has(duty)) await this.begin(duty);
  }

  /** What cannot be begun here may be where another tries. */
  private async begin(duty: Duty): Promise<void> {
    try {
      this.running.set(duty, await duty.start());
    } catch (fault) {
      await this.parts.leases.release(duty.name).catch(() => undefined);
      throw fault;
    }
  }

  private async ended(duty: Duty): Promise<void> {
    const running = this.running.get(duty);
    this.running.delete(duty);
    await running?.stop();
  }

  private async leave(duty: Duty): Promise<void> {
    this.leaving.add(duty);
    try {
      await this.ended(duty);
    } finally {
      await this.parts.leases.release(duty.name).catch(() => undefined);
      this.leaving.delete(duty);
    }
  }

  private async telling(loop: string, what: () => Promise<void>): Promise<void> {
    try {
      await what();
      this.troubled.delete(loop);
    } catch (error) {
      if (!this.troubled.has(loop)) this.parts.report({ loop, error });
      this.troubled.add(loop);
    }
  }
}
