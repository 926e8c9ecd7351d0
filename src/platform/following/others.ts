import { setTimeout as pause } from 'node:timers/promises';
import { type EventStore, type Position, type RecordedEvent, START } from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import type { Report } from '../process/log.js';
import { LogLoop } from './log-loop.js';
import { Waiters } from './waiters.js';

/** How long what others recorded may be on its way to this process. */
const PATIENCE_MS = 5_000;
/** While the log is away nobody waits for it longer than this. */
const AWAY_MS = 300;

const FIRST_PAUSE_MS = 4;
const LAST_DOUBLING = 6;

type Note = (event: RecordedEvent) => void;
type Parts = { readonly events: EventStore; readonly report: Report; readonly note: Note };

/**
 * Follows the log for what other processes record, where they can: what this process keeps folded is told of it. A
 * store that is this process's alone has nothing to tell.
 */
export class Others {
  private readonly place: { readonly view: string; at: { position: Position } } = {
    view: 'others',
    at: { position: START },
  };
  private readonly waiters = new Waiters();
  private readonly loop: LogLoop;
  private away = false;
  private asking: Promise<void> | undefined;

  constructor(private readonly parts: Parts) {
    this.loop = new LogLoop(this.place, parts, {
      begin: async () => this.place.at.position,
      take: async ({ events, position }) => this.take(events, position),
    });
  }

  /** Nothing of this process may be folded before. */
  async start(): Promise<void> {
    if (!this.parts.events.shared) return;
    this.place.at = { position: (await this.parts.events.head()).position };
    await this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    this.waiters.giveUp();
  }

  /** How far the log is known to go. */
  reached(): Position {
    return this.place.at.position;
  }

  /** Until all that the log held when this was called has been noted; a StoreFault where the log is away. */
  async catchUp(): Promise<void> {
    if (!this.parts.events.shared) return;
    if (!this.away) return this.ask();
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    const asked = this.asking;
    await Promise.race([asked, pause(AWAY_MS).then(() => Promise.reject(new StoreFault('the log is away')))]);
    // Who asked before this call may have been told of less.
    await this.ask();
  }

  /** After a short pause of a random length: those who record in one stream at once do not go on in step. */
  async overtaken(before: number): Promise<void> {
    await pause(Math.random() * FIRST_PAUSE_MS * 2 ** Math.min(before, LAST_DOUBLING));
    await this.catchUp();
  }

  private async ask(): Promise<void> {
    try {
      await this.caughtUp();
      this.away = false;
    } catch (fault) {
      this.away = true;
      throw fault;
    }
  }

  private async caughtUp(): Promise<void> {
    const { position } = await this.parts.events.head();
    if (position <= this.place.at.position || (await this.waiters.until(position, PATIENCE_MS))) return;
    throw new StoreFault('what others recorded does not come');
  }

  private async take(events: readonly RecordedEvent[], position: Position): Promise<boolean> {
    for (const event of events) this.parts.note(event);
    this.place.at = { position };
    this.waiters.reached(position);
    return true;
  }
}
