import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RecordedEvent } from '../kernel/event-store.js';
import { tableOf } from '../platform/csv.js';
import { Requires } from '../platform/guard.js';
import { Events } from '../platform/ports.js';
import { objectOf, pageSchema, ReadAnswers } from '../platform/read-answers.js';
import { Readings } from '../platform/reading.js';
import { Read } from '../platform/respond.js';
import { LogPages } from './log-pages.service.js';
import { EventsQuery } from './records.dto.js';
import { COUNT, DATE, ID, TEXT } from './schemas.js';

const EVENT = objectOf({
  position: TEXT,
  stream: TEXT,
  revision: COUNT,
  id: ID,
  type: TEXT,
  recordedAt: { type: 'string', format: 'date-time' },
  recordedOn: DATE,
  actor: TEXT,
  data: {
    type: 'object',
    additionalProperties: true,
    description: 'as recorded; personal data and free text stay sealed: {key, box}',
  },
});

const COLUMNS = ['position', 'stream', 'revision', 'id', 'type', 'recordedAt', 'recordedOn', 'actor', 'data'];

const shown = ({ position, stream, revision, id, type, meta, data }: RecordedEvent): object => {
  const { recordedAt, recordedOn, actor } = meta;
  return { position, stream, revision, id, type, recordedAt, recordedOn, actor, data };
};

@ApiTags('log')
@Controller('/v1/events')
export class LogController {
  constructor(
    private readonly events: Events,
    private readonly log: LogPages,
    private readonly readings: Readings,
  ) {}

  @Get()
  @Requires('log:read')
  @ReadAnswers(pageSchema(EVENT), { table: true })
  async list(@Query() query: EventsQuery): Promise<Read> {
    const { after, cursor } = query;
    if (after !== undefined) await this.readings.mustHold(after, '/query/after');
    if (cursor !== undefined) await this.readings.mustHold(cursor, '/query/cursor');
    const { position } = await this.events.head();
    const page = await this.log.page(query);
    const items = page.items.map(shown);
    const rows = page.items.map((event) => ({ ...shown(event), data: JSON.stringify(event.data) }));
    return new Read({ items, next: page.next }, position, () => tableOf(rows, COLUMNS));
  }
}
