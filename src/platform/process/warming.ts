import type { Report } from './log.js';

/** What the first who ask for it would wait for, if nobody did it before; it ends soon once the signal is given. */
export interface Warmed {
  readonly name: string;
  warm(stopping: AbortSignal): Promise<void>;
}

/** What is done behind the start, until it is stopped. */
export type Warming = {
  /** Resolves once all of it is done, or could not be. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
};

/** Makes some things ready, one after the other; what fails is told of, and left to the first who asks. */
export const startWarming = (all: readonly Warmed[], report: Report): Warming => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const one = async (warmed: Warmed): Promise<void> => {
    try {
      await warmed.warm(signal);
    } catch (error) {
      if (error !== signal.reason) report({ loop: `warming-${warmed.name}`, error });
    }
  };
  const each = async (): Promise<void> => {
    for (const warmed of all) if (!signal.aborted) await one(warmed);
  };
  const done = each();
  return {
    done,
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
};
