import type { Subject } from '../../kernel/words/ids.js';
import { Problem } from '../problems/problem.js';

/** How much may run at once and how much may wait for it: of each caller, and of all together. */
export type Bounds = Readonly<Record<'running' | 'waiting', { readonly each: number; readonly all: number }>>;

/** Lets so much run at once; the rest waits, and callers take turns, however much each of them has asked for. */
export class FairShares {
  private readonly running = new Map<Subject, number>();
  /** In the order in which callers come next. */
  private readonly waiting = new Map<Subject, (() => void)[]>();

  constructor(private readonly bounds: Bounds) {}

  /** Does a caller's work when it is its turn; `too-busy` where too much waits already. */
  async run<T>(caller: Subject, work: () => Promise<T>): Promise<T> {
    await this.enter(caller);
    try {
      return await work();
    } finally {
      this.leave(caller);
    }
  }

  private async enter(caller: Subject): Promise<void> {
    if (this.mayStart(caller)) return this.count(caller, 1);
    const mine = this.waiting.get(caller) ?? [];
    const { each, all } = this.bounds.waiting;
    if (mine.length >= each || countOf(this.waiting.values(), ({ length }) => length) >= all) {
      throw new Problem('too-busy');
    }
    this.waiting.set(caller, mine);
    return new Promise((start) => mine.push(start));
  }

  private leave(caller: Subject): void {
    this.count(caller, -1);
    for (const [next, queue] of this.waiting) {
      if (!this.mayStart(next)) continue;
      this.waiting.delete(next);
      const start = queue.shift();
      if (queue.length > 0) this.waiting.set(next, queue);
      this.count(next, 1);
      start?.();
      return;
    }
  }

  private mayStart(caller: Subject): boolean {
    const { each, all } = this.bounds.running;
    return (this.running.get(caller) ?? 0) < each && countOf(this.running.values(), (n) => n) < all;
  }

  private count(caller: Subject, n: 1 | -1): void {
    const now = (this.running.get(caller) ?? 0) + n;
    if (now > 0) this.running.set(caller, now);
    else this.running.delete(caller);
  }
}

const countOf = <T>(all: Iterable<T>, numberOf: (one: T) => number): number => {
  let count = 0;
  for (const one of all) count += numberOf(one);
  return count;
};
