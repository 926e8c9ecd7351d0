import type { StreamName } from '../ports/event-store.js';

/** Streams kept folded at most, half of them used lately. */
const CAPACITY = 20_000;

/** Folded streams of this process, and a queue for each stream: its commands run one after another. */
export class StateCache {
  private recent = new Map<StreamName, unknown>();
  /** What was recent before; what nobody asks for again goes with it. No order is kept, which costs at every use. */
  private earlier = new Map<StreamName, unknown>();
  private readonly lines = new Map<StreamName, Promise<unknown>>();

  /** What was kept under a stream, by the fold that kept it. */
  fresh<F>(stream: StreamName): F | undefined {
    const recent = this.recent.get(stream);
    if (recent !== undefined) return recent as F;
    const known = this.earlier.get(stream);
    if (known !== undefined) this.keep(stream, known);
    return known as F | undefined;
  }

  keep(stream: StreamName, folded: unknown): void {
    this.recent.set(stream, folded);
    if (this.recent.size <= CAPACITY / 2) return;
    this.earlier = this.recent;
    this.recent = new Map();
  }

  forget(stream: StreamName): void {
    this.recent.delete(stream);
    this.earlier.delete(stream);
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
