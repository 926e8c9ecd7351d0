import type { Appended, EventStore, NewEvent, RecordedEvent } from '../kernel/ports/event-store.js';
import { CannotImport } from './cannot-import.js';

/** Below what any store takes at once. */
const RUN_BYTES = 1_000_000;
/** Appends on their way together, where the store keeps the order in which they were called. */
const AT_ONCE = { appends: 512, bytes: 8_000_000 } as const;

type Run = { readonly events: [RecordedEvent, ...RecordedEvent[]]; bytes: number };

const newEvent = ({ id, type, data, meta }: RecordedEvent): NewEvent => ({ id, type, data, meta });

/** Appends facts in their order; those that one command recorded in one stream, one after another, together. */
export class Runs {
  private readonly runs: Run[] = [];
  private bytes = 0;
  /** How many facts were appended. */
  appended = 0;

  constructor(private readonly events: EventStore) {}

  async add(fact: RecordedEvent, bytes: number): Promise<void> {
    const run = this.runs.at(-1);
    if (run && goesOn(run, fact) && run.bytes + bytes <= RUN_BYTES) {
      run.events.push(fact);
      run.bytes += bytes;
    } else {
      if (this.isFull()) await this.flush();
      this.runs.push({ events: [fact], bytes });
    }
    this.bytes += bytes;
  }

  /** Appends what is left. */
  async flush(): Promise<void> {
    const runs = this.runs.splice(0);
    this.bytes = 0;
    const answers = await Promise.allSettled(runs.map(async (run) => this.append(run)));
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  }

  /** A store that is shared promises no order of appends that are on their way together. */
  private isFull(): boolean {
    const most = this.events.shared ? 1 : AT_ONCE.appends;
    return this.runs.length >= most || this.bytes >= AT_ONCE.bytes;
  }

  private async append({ events }: Run): Promise<void> {
    const [{ stream, revision }] = events;
    const expected = revision === 0 ? 'none' : revision - 1;
    const answer = await this.events.append(stream, expected, events.map(newEvent));
    if (!isAt(answer, revision + events.length - 1)) throw new CannotImport('another process writes to the log');
    this.appended += events.length;
  }
}

const isAt = (answer: Appended, revision: number): boolean =>
  answer.kind === 'appended' && answer.revision === revision;

const goesOn = ({ events: [{ stream, meta }] }: Run, fact: RecordedEvent): boolean =>
  fact.stream === stream && fact.meta.commandId === meta.commandId;
