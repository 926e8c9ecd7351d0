import type { StreamName } from './event-store.js';

/** Streams kept folded at most; the least lately used go first. */
const CAPACITY = 20_000;

/** Folded streams of this process, and a queue for each stream: its commands run one after another. */
export class StateCache {
  private readonly states = new Map<StreamName, unknown>();
  private readonly lines = new Map<StreamName, Promise<unknown>>();

  /** What was kept under a stream, by the fold that kept it. */
  fresh<F>(stream: StreamName): F | undefined {
    const known = this.states.get(stream);
    if (known === undefined) return undefined;
    this.states.delete(stream);
    this.states.set(stream, known);
    return known as F;
  }

  keep(stream: StreamName, folded: unknown): void {
    this.states.delete(stream);
    this.states.set(stream, folded);
    if (this.states.size <= CAPACITY) return;
    for (const oldest of this.states.keys()) {
      this.states.delete(oldest);
      return;
    }
  }

  forget(stream: StreamName): void {
    this.states.delete(stream);
  }

  /** Runs `work` after all that was put in line for the stream before it. */
  async inLine<T>(stream: StreamName, work: () => Promise<T>): Promise<T> {
    const before = this.lines.get(stream) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    this.lines.set(stream, settled);
    try {
      return await mine;
    } finally {
      if (this.lines.get(stream) === settled) this.lines.delete(stream);
    }
  }
}
