import type { Cleaning } from './cleanup.js';

/** How a server ended, with all that it said. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A server on a data directory, in this process or in one of its own. */
export type RunningServer = {
  readonly url: string;
  /** Lets it finish what it has accepted. */
  stop(): Promise<Ended>;
  /** No warning, no last word. */
  kill(): Promise<void>;
};

/** Starts one with what `serve` takes beside the data directory. */
export type StartServer = (t: Cleaning, data: string, args?: readonly string[]) => Promise<RunningServer>;
