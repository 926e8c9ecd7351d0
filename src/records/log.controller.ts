import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Position, RecordedEvent } from '../kernel/ports/event-store.js';
import { asId } from '../kernel/words/ids.js';
import { ChartBook } from '../units/chart.queries.js';
import { About } from '../platform/document/about.js';
import { Requires } from '../platform/callers/guard.js';
import { listTable } from '../platform/edge/list-table.js';
import { objectOf, pageSchema, ReadAnswers } from '../platform/document/read-answers.js';
import { type Page, type PageWish, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/edge/respond.js';
import { RowMaker } from '../platform/edge/table-rows.js';
import { LogPages } from './log-pages.service.js';
import { EventsQuery } from './records.dto.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';

const EVENT = objectOf({
  position: { ...TEXT, description: 'its place in the log' },
  stream: { ...TEXT, description: 'the thing that it is about' },
  revision: { ...COUNT, description: 'its place in the stream, from 0' },
  id: ID,
  type: { ...TEXT, description: 'what happened' },
  recordedAt: { type: 'string', format: 'date-time' },
  recordedOn: DATE,
  actor: { ...TEXT, description: 'who recorded it: the `sub` of the token, or this system' },
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
    private readonly log: LogPages,
    private readonly readings: Readings,
    private readonly charts: ChartBook,
  ) {}

  @Get()
  @Requires('log:read')
  @About('Read the log', 'Every event in the order of recording. Personal data and free text stay sealed.')
  @ReadAnswers(pageSchema(EVENT), { table: true })
  async list(@Query() query: EventsQuery): Promise<Read> {
    const { after, stream, type } = query;
    if (after !== undefined) await this.readings.mustHold(after, '/query/after');
    const { asOf, knownOn, position } = await this.readings.at({}, []);
    const page = async ({ cursor, limit }: PageWish): Promise<Page<object>> => {
      const from = cursor === undefined ? after : asId<Position>(cursor);
      const found = await this.log.page({ stream, type, from, limit });
      return { items: found.items.map(shown), next: found.next };
    };
    const { row } = new RowMaker(COLUMNS, await this.charts.naming({ asOf, knownOn }));
    const told = { name: 'events', columns: COLUMNS, row, page };
    return new Read(await page(query), position, () => listTable(told, query));
  }
}
