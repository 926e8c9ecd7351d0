/** Who is told what to do when a test is over. */
export type Cleaning = { after(step: () => unknown): void };

/** What a suite leaves behind: cleared away in one go, the latest first. */
export class Cleanup implements Cleaning {
  private readonly steps: (() => unknown)[] = [];

  after(step: () => unknown): void {
    this.steps.push(step);
  }

  /** Every step is taken, though one before it failed. */
  async run(): Promise<void> {
    const step = this.steps.pop();
    if (step === undefined) return;
    try {
      await step();
    } finally {
      await this.run();
    }
  }
}

/** A test with what it clears away when it is over, be it passed or failed. */
export const cleaned =
  (body: (cleaning: Cleaning) => Promise<void>): (() => Promise<void>) =>
  async () => {
    const cleanup = new Cleanup();
    try {
      await body(cleanup);
    } finally {
      await cleanup.run();
    }
  };
