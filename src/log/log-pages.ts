import { Injectable } from '@nestjs/common';
import { type Position, type RecordedEvent, START, type StreamName } from '../kernel/ports/event-store.js';
import { asId } from '../kernel/words/ids.js';
import { Events } from '../platform/ports/ports.js';
import type { EventsQuery } from './log.dto.js';

/** Events that one request looks at, at most; what is left over is for the next. */
const LOOKED_AT = 5_000;
const BATCH = 500;
const DEFAULT_LIMIT = 50;

/** Which events, those after `from`, and how many at most. */
export type LogWish = { readonly [K in 'stream' | 'type' | 'limit']?: EventsQuery[K] | undefined } & {
  readonly from?: Position | undefined;
};

export type LogPage = { readonly items: readonly RecordedEvent[]; readonly next: Position | null };

const cut = (found: readonly RecordedEvent[], limit: number): LogPage => {
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.position ?? null) : null };
};

/** Pages of the log, bounded in work: a page may be short and still have a next one. */
@Injectable()
export class LogPages {
  constructor(private readonly events: Events) {}

  async page({ stream, type, from = START, limit = DEFAULT_LIMIT }: LogWish): Promise<LogPage> {
    if (stream !== undefined) return cut(await this.ofStream(stream, type, from), limit);
    if (type !== undefined) return this.ofType(type, from, limit);
    return cut(await this.events.readAll(from, limit + 1), limit);
  }

  private async ofStream(stream: string, type: string | undefined, after: Position): Promise<RecordedEvent[]> {
    const events = await this.events.read(asId<StreamName>(stream), 0);
    return events.filter((event) => event.position > after && (type === undefined || event.type === type));
  }

  private async ofType(type: string, after: Position, limit: number): Promise<LogPage> {
    const found: RecordedEvent[] = [];
    let from = after;
    for (let looked = 0; looked < LOOKED_AT; looked += BATCH) {
      const batch = await this.events.readAll(from, BATCH);
      found.push(...batch.filter((event) => event.type === type));
      const last = batch.at(-1);
      if (found.length > limit || !last || batch.length < BATCH) return cut(found, limit);
      from = last.position;
    }
    return { items: found, next: from };
  }
}
