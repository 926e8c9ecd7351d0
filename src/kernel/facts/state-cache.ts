import type { StreamName } from '../ports/event-store.js';

/** Streams kept folded at most, half of them used lately. */
const CAPACITY = 20_000;

/** A stream as folded, up to a revision. */
type UpTo = { readonly revision: number };

/**
 * Folded streams of this process, and a queue for each stream: its commands run one after another. What others have
 * appended to a stream is noted, so that it is read on before it is used.
 */
export class StateCache {
  private recent = new Map<StreamName, UpTo>();
  /** What was recent before; what nobody asks for again goes with it. No order is kept, which costs at every use. */
  private earlier = new Map<StreamName, UpTo>();
  private readonly lines = new Map<StreamName, Promise<unknown>>();
  /** The last revision heard of, of streams that are kept or being worked on and have come no further here. */
  private readonly noted = new Map<StreamName, number>();

  /** What was kept under a stream, by the fold that kept it; it may be behind. */
  kept<F extends UpTo>(stream: StreamName): F | undefined {
    const recent = this.recent.get(stream);
    if (recent !== undefined) return recent as F;
    const known = this.earlier.get(stream);
    if (known !== undefined) this.keep(stream, known);
    return known as F | undefined;
  }

  /** As `kept`, where nothing was heard of that came after it. */
  fresh<F extends UpTo>(stream: StreamName): F | undefined {
    const known = this.kept<F>(stream);
    return known !== undefined && this.heardOf(stream) <= known.revision ? known : undefined;
  }

  /** The last revision that was heard of and is kept by nobody here; -1 where there is none. */
  heardOf(stream: StreamName): number {
    return this.noted.get(stream) ?? -1;
  }

  keep(stream: StreamName, folded: UpTo): void {
    this.recent.set(stream, folded);
    if ((this.noted.get(stream) ?? 0) <= folded.revision) this.noted.delete(stream);
    if (this.recent.size <= CAPACITY / 2) return;
    for (const gone of this.earlier.keys()) if (!this.recent.has(gone)) this.noted.delete(gone);
    this.earlier = this.recent;
    this.recent = new Map();
  }

  forget(stream: StreamName): void {
    this.recent.delete(stream);
    this.earlier.delete(stream);
  }

  /** Something stands in a stream at a revision, whoever appended it. */
  note(stream: StreamName, revision: number): void {
    const known = this.recent.get(stream) ?? this.earlier.get(stream);
    if (known === undefined ? !this.lines.has(stream) : known.revision >= revision) return;
    this.noted.set(stream, Math.max(revision, this.noted.get(stream) ?? -1));
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
      if (this.lines.get(stream) === settled) this.leave(stream);
    }
  }

  private leave(stream: StreamName): void {
    this.lines.delete(stream);
    if (!this.recent.has(stream) && !this.earlier.has(stream)) this.noted.delete(stream);
  }
}
