import { randomUUID } from 'node:crypto';
import type { Caller, LoggedEvent, Written } from './caller.js';

/** A request to write, and what is to stand in the log once for it. */
export type Wished = {
  readonly path: string;
  readonly body: unknown;
  /** Tells its event from all others. */
  readonly mark: string;
};

export type Sent = Wished & { readonly key: string; answer?: Written };

/** Many who write at once, until the server is gone or they are told to stop. */
export class Storm {
  readonly sent: Sent[] = [];
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private made = 0;
  readonly refused: string[] = [];

  constructor(
    private readonly caller: Caller,
    private readonly wish: (n: number) => Wished,
  ) {}

  start(writers: number): void {
    this.stopped = false;
    this.running = Promise.all(Array.from({ length: writers }, async () => this.write()));
  }

  /** What was sent meanwhile is answered first, or never will be. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  get answered(): number {
    return this.sent.filter(({ answer }) => answer).length;
  }

  get unanswered(): Sent[] {
    return this.sent.filter(({ answer }) => !answer);
  }

  /** Sends something once more, under its key. */
  async send(one: Sent): Promise<void> {
    const { status, json, text } = await this.caller.post(one.path, one.body, one.key);
    if (status >= 300) this.refused.push(`${one.path}: ${status} ${text}`);
    else one.answer = json as unknown as Written;
  }

  private async write(): Promise<void> {
    while (!this.stopped) {
      const one: Sent = { ...this.wish(this.made++), key: randomUUID() };
      this.sent.push(one);
      try {
        await this.send(one);
      } catch {
        return;
      }
    }
  }
}

const first = (list: unknown): Record<string, unknown> => (list as Record<string, unknown>[])[0] ?? {};

const MARKS: Readonly<Record<string, (data: LoggedEvent['data']) => string>> = {
  DirectiveAnswered: ({ staff, on }) => `answer ${String((staff as string[])[0])} ${String(on)}`,
  AttendanceRecorded: ({ guests }) => `attendance ${String(guests)}`,
  StaffTransferred: ({ position }) => `transfer ${(position as { title: string }).title}`,
  StaffMovedTogether: ({ moves }) => `moves ${(first(moves).position as { title: string }).title}`,
};

/** The events of a log by their marks. */
export const byMark = (log: readonly LoggedEvent[]): Map<string, LoggedEvent[]> => {
  const found = new Map<string, LoggedEvent[]>();
  for (const event of log) {
    const mark = MARKS[event.type]?.(event.data);
    if (mark !== undefined) found.set(mark, [...(found.get(mark) ?? []), event]);
  }
  return found;
};
