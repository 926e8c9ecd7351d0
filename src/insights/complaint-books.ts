import { Injectable } from '@nestjs/common';
import { registerKey, type RegisterRecord } from '../../projections/registers.view.js';
import { COMPLAINT_KEPT } from '../complaints/complaint.events.js';
import { livesOf } from '../complaints/complaint-lives.register.js';
import type { Position, RecordedEvent } from '../kernel/ports/event-store.js';
import { batches } from '../kernel/words/batches.js';
import type { JsonObject } from '../kernel/words/json.js';
import { Events } from '../platform/ports/ports.js';
import type { Warmed } from '../platform/process/warming.js';
import { Turns } from '../platform/reading/turns.js';
import { Views } from '../platform/reading/views.js';
import { ComplaintBook } from './complaint-book.js';
import { counting, type Wanted } from './complaint-counts.js';
import { figuresOf, type TreeFigures } from './complaint-figures.js';

const REGISTERS = 'registers';
const FIRST = registerKey('complaint', '');
/** Documents, and events, read at a time: what they are made into takes a few milliseconds. */
const DOCUMENTS = 200;
const EVENTS = 500;

const KEPT: ReadonlySet<string> = new Set(COMPLAINT_KEPT);

const complaintIn = ({ type, data }: RecordedEvent): string[] => {
  const { complaint } = data;
  return KEPT.has(type) && typeof complaint === 'string' ? [complaint] : [];
};

/**
 * All complaints as figures need them: read from the registers once, then moved on by those that the log names since.
 * Nothing is done for it when a complaint is written.
 */
@Injectable()
export class ComplaintBooks implements Warmed {
  readonly name = 'complaint-figures';
  private readonly book = new ComplaintBook();
  private holds: Position | undefined;
  private moving: Promise<void> | undefined;
  private stopping: AbortSignal | undefined;

  constructor(
    private readonly views: Views,
    private readonly events: Events,
    private readonly turns: Turns,
  ) {}

  /** The book with all that the registers held at a position that they have reached. */
  async at(position: Position): Promise<ComplaintBook> {
    while (this.holds === undefined || this.holds < position) {
      this.moving ??= this.move().finally(() => (this.moving = undefined));
      await this.moving;
    }
    return this.book;
  }

  /** The book with all that the registers hold by now. */
  async newest(): Promise<ComplaintBook> {
    return this.at(this.views.reached(REGISTERS));
  }

  /** Figures of all complaints that the registers hold by now; rests on the way. */
  async figures(wanted: Wanted): Promise<TreeFigures> {
    const counted = await this.turns.finish(counting(await this.newest(), wanted));
    return this.turns.finish(figuresOf(wanted.tree, counted));
  }

  /** Takes all complaints in before anybody asks. Who asks meanwhile waits for the same, and begins anew where it failed. */
  async warm(stopping: AbortSignal): Promise<void> {
    this.stopping = stopping;
    await this.newest();
  }

  /** What stands in the registers by now may be newer: it is taken in again when its event is met. */
  private async move(): Promise<void> {
    const reached = this.views.reached(REGISTERS);
    await (this.holds === undefined ? this.fill() : this.follow(this.holds, reached));
    this.holds = reached;
  }

  private async fill(): Promise<void> {
    let after = FIRST;
    for (;;) {
      const where = { index: 'kind', values: ['complaint'] };
      const page = await this.views.list(REGISTERS, { where, after, limit: DOCUMENTS });
      for (const { doc } of page) this.put(doc);
      this.stopping?.throwIfAborted();
      const last = page.at(-1);
      if (!last || page.length < DOCUMENTS) return;
      after = last.key;
      await this.turns.next();
    }
  }

  private async follow(from: Position, to: Position): Promise<void> {
    const ids = new Set<string>();
    let after = from;
    while (after < to) {
      const events = await this.events.readAll(after, EVENTS);
      events.flatMap(complaintIn).forEach((id) => ids.add(id));
      after = events.at(-1)?.position ?? to;
      await this.turns.next();
    }
    for (const some of batches([...ids], DOCUMENTS)) {
      const keys = some.map((id) => registerKey('complaint', id));
      for (const doc of (await this.views.documents(REGISTERS, keys)).values()) this.put(doc);
      await this.turns.next();
    }
  }

  private put(doc: JsonObject): void {
    const record = doc as unknown as RegisterRecord;
    this.book.put(record.id, livesOf(record));
  }
}
