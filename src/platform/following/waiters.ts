import type { Position } from '../../kernel/ports/event-store.js';

type Waiter = { readonly position: Position; readonly done: (reached: boolean) => void };

/** Who waits until a position is reached. */
export class Waiters {
  private readonly waiting = new Set<Waiter>();
  private over = false;

  /** True once `reached` has come to a position; false where that takes longer than `ms`, or never will. */
  async until(position: Position, ms: number): Promise<boolean> {
    if (this.over) return false;
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.done(false), ms);
      const waiter: Waiter = {
        position,
        done: (reached) => {
          clearTimeout(timer);
          this.waiting.delete(waiter);
          resolve(reached);
        },
      };
      this.waiting.add(waiter);
    });
  }

  reached(position: Position): void {
    for (const waiter of this.waiting) if (waiter.position <= position) waiter.done(true);
  }

  /** For good. */
  giveUp(): void {
    this.over = true;
    for (const waiter of this.waiting) waiter.done(false);
  }
}
