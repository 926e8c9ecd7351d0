import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Position, RecordedEvent } from '../kernel/ports/event-store.js';
import { asId } from '../kernel/words/ids.js';
import { listTable } from '../platform/reading/list-table.js';
import { Read } from '../platform/reading/read.js';
import { type Page, type PageWish, Readings } from '../platform/reading/reading.js';
import { RowMaker } from '../platform/reading/table-rows.js';
import { ChartBook } from '../units/chart.queries.js';
import { LogPages } from './log-pages.js';
import { ReadLog } from './log.queries.js';

const COLUMNS = ['position', 'stream', 'revision', 'id', 'type', 'recordedAt', 'recordedOn', 'actor', 'data'];

const shown = ({ position, stream, revision, id, type, meta, data }: RecordedEvent): object => {
  const { recordedAt, recordedOn, actor } = meta;
  return { position, stream, revision, id, type, recordedAt, recordedOn, actor, data };
};

@QueryHandler(ReadLog)
export class ReadLogHandler implements IQueryHandler<ReadLog> {
  constructor(
    private readonly log: LogPages,
    private readonly readings: Readings,
    private readonly charts: ChartBook,
  ) {}

  async execute({ asked }: ReadLog): Promise<Read> {
    const { after, stream, type } = asked;
    if (after !== undefined) await this.readings.mustHold(after, '/query/after');
    const { asOf, knownOn, position } = await this.readings.at({}, []);
    const page = async ({ cursor, limit }: PageWish): Promise<Page<object>> => {
      const from = cursor === undefined ? after : asId<Position>(cursor);
      const found = await this.log.page({ stream, type, from, limit });
      return { items: found.items.map(shown), next: found.next };
    };
    const { row } = new RowMaker(COLUMNS, await this.charts.naming({ asOf, knownOn }));
    const told = { name: 'events', columns: COLUMNS, row, page };
    return new Read(await page(asked), position, () => listTable(told, asked));
  }
}
