import { expect } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type EventBatch,
  type EventStore,
  type Position,
  type RecordedEvent,
  START,
} from '../../../src/kernel/ports/event-store.js';
import type { Cleaning } from '../cleanup.js';

const LIMIT_MS = 30_000;
const REST_MS = 20;

/** One who follows a log all through a test. */
export class Listening {
  readonly heard: RecordedEvent[] = [];
  readonly batches: EventBatch[] = [];
  /** What the subscription ended with, if it did by itself. */
  fault: unknown;
  private readonly stop = new AbortController();

  constructor(t: Cleaning, store: EventStore, after: Position = START) {
    const over = this.follow(store, after).catch((fault: unknown) => {
      this.fault = fault;
    });
    t.after(async () => {
      this.stop.abort();
      await over;
    });
  }

  get ids(): string[] {
    return this.heard.map(({ id }) => id);
  }

  /** Waits, within bounds, for what it has to hear in the end. */
  async until(sign: () => boolean): Promise<void> {
    const limit = Date.now() + LIMIT_MS;
    while (!sign() && Date.now() < limit) await pause(REST_MS);
    expect(sign()).toBe(true);
  }

  private async follow(store: EventStore, after: Position): Promise<void> {
    for await (const batch of store.subscribe(after, this.stop.signal)) {
      this.batches.push(batch);
      this.heard.push(...batch.events);
    }
  }
}
