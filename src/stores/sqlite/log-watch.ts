import { setTimeout } from 'node:timers/promises';
import type { LogEnd } from './log-tail.js';
import type { SqliteThread } from './thread.js';

const LOOK_EVERY_MS = 100;

/** The end of a log that another process writes: nobody tells, so it is looked at again and again. */
export class LogWatch implements LogEnd {
  ended: boolean | Error = false;

  constructor(private readonly reader: SqliteThread<'log-reader'>) {}

  recent(): undefined {
    return undefined;
  }

  async reached(position: number): Promise<boolean> {
    if (this.ended) return false;
    return (await this.reader.call('head')).position <= position;
  }

  async moved(position: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.ended && (await this.reached(position))) {
      await setTimeout(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  end(why: true | Error): void {
    this.ended = why;
  }

  goOn(): void {
    this.ended = false;
  }
}
