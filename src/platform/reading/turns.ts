import { Injectable } from '@nestjs/common';

/** How long work goes on before others get a turn. */
const SLICE_MS = 4;

/**
 * Long work on the thread that answers requests is done in slices. Of all work that waits for its next slice one goes
 * on each time the loop has been round, in order of asking: however much there is, others wait for one slice.
 */
@Injectable()
export class Turns {
  private readonly waiting: (() => void)[] = [];

  /** Resolves when it is one's turn again. */
  async next(): Promise<void> {
    const turn = new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.waiting.length === 1) this.giveSoon();
    return turn;
  }

  /** Does work to its end, slice by slice; it yields where it may rest. */
  async finish<T>(work: Generator<undefined, T>): Promise<T> {
    let since = performance.now();
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      if (performance.now() - since < SLICE_MS) continue;
      await this.next();
      since = performance.now();
    }
  }

  private giveSoon(): void {
    setImmediate(() => {
      this.waiting.shift()?.();
      if (this.waiting.length > 0) this.giveSoon();
    });
  }
}
