import type { RecordedEvent, StreamName } from '../../kernel/ports/event-store.js';
import { recordedOf, type StoredEvent } from './log-events.js';

/** What a subscription follows: the end of the log as this process knows it. */
export interface LogEnd {
  /** The events after a position, without a look at the disk; undefined where only the disk has them. */
  recent(after: number, limit: number): readonly RecordedEvent[] | undefined;
  /** Whether nothing stands after a position. */
  reached(position: number): boolean | Promise<boolean>;
  /** Until something stands after a position, the signal aborts or the log ends. */
  moved(position: number, signal: AbortSignal): Promise<void>;
  /** The store is closed: true; its thread died: why. */
  readonly ended: boolean | Error;
}

type Entry = {
  readonly stored: StoredEvent;
  readonly stream: StreamName;
  readonly revision: number;
  event?: RecordedEvent;
};

const KEPT = 4_096;
const KEPT_CHARS = 16 * 1024 * 1024;

/** The last events appended, for subscribers that keep up: parsed once for all of them, and only if there is one. */
export class LogTail implements LogEnd {
  private entries: Entry[] = [];
  private chars = 0;
  private readonly wakers = new Set<() => void>();
  ended: boolean | Error = false;

  constructor(private last: number) {}

  /** The last event appended, while it is still here. */
  get newest(): { readonly position: number; readonly recordedAt: string } | undefined {
    const entry = this.entries.at(-1);
    return entry && { position: this.last, recordedAt: eventOf(entry, this.last).meta.recordedAt };
  }

  /** Takes up the events of one append; `position` is that of the last one. */
  push(stream: StreamName, events: readonly StoredEvent[], at: { revision: number; position: number }): void {
    if (at.position - events.length !== this.last) this.empty();
    const first = at.revision - events.length + 1;
    events.forEach((stored, index) => {
      this.entries.push({ stored, stream, revision: first + index });
      this.chars += charsOf(stored);
    });
    this.last = at.position;
    if (this.entries.length > 2 * KEPT || this.chars > KEPT_CHARS) this.trim();
  }

  /** Something stands at a position though no append was answered with it: the disk has to be asked. */
  skipTo(position: number): void {
    if (position <= this.last) return;
    this.empty();
    this.last = position;
  }

  /** Wakes who waits; once for all the appends of a commit. */
  wake(): void {
    for (const waker of this.wakers) waker();
  }

  end(why: true | Error): void {
    this.ended = why;
    this.wake();
  }

  /** Its threads are there again, and the log stands at a position. */
  goOn(position: number): void {
    this.ended = false;
    this.skipTo(position);
    this.wake();
  }

  recent(after: number, limit: number): readonly RecordedEvent[] | undefined {
    if (after >= this.last) return [];
    const start = this.entries.length - (this.last - after);
    if (start < 0) return undefined;
    return this.entries.slice(start, start + limit).map((entry, index) => eventOf(entry, after + 1 + index));
  }

  reached(position: number): boolean {
    return position >= this.last;
  }

  moved(position: number, signal: AbortSignal): Promise<void> {
    if (this.last > position || signal.aborted || this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      const waker = (): void => {
        if (this.last <= position && !signal.aborted && !this.ended) return;
        this.wakers.delete(waker);
        signal.removeEventListener('abort', waker);
        resolve();
      };
      this.wakers.add(waker);
      signal.addEventListener('abort', waker);
    });
  }

  /** Keeps half of what may be kept, so that it is rarely done. */
  private trim(): void {
    let start = this.entries.length;
    let chars = 0;
    while (start > this.entries.length - KEPT && start > 0) {
      const entry = this.entries[start - 1];
      chars += entry ? charsOf(entry.stored) : 0;
      if (chars > KEPT_CHARS / 2) break;
      this.chars = chars;
      start--;
    }
    this.entries = this.entries.slice(start);
    if (this.entries.length === 0) this.chars = 0;
  }

  private empty(): void {
    this.entries = [];
    this.chars = 0;
  }
}

const charsOf = ({ data, meta }: StoredEvent): number => data.length + meta.length;

const eventOf = (entry: Entry, position: number): RecordedEvent => {
  entry.event ??= recordedOf(entry.stored, { stream: entry.stream, revision: entry.revision, position });
  return entry.event;
};
