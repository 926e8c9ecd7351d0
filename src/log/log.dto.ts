import type { Position } from '../kernel/ports/event-store.js';
import { FormatField, PositionField, TextInQuery, WholeInQuery } from '../platform/reading/reading.js';

const STREAM = /^[a-z][a-z-]{0,40}-[A-Za-z0-9-]{1,80}$/;
const TYPE = /^[A-Z][A-Za-z]{0,60}$/;

export class EventsQuery {
  @FormatField()
  format?: 'csv' | 'json';

  @TextInQuery(
    STREAM,
    'nama suatu aliran | the name of a stream',
    'only the events of this stream, such as `chart-city`',
  )
  stream?: string;

  @TextInQuery(TYPE, 'jenis peristiwa | a type of event', 'only events of this type, such as `ReformDecreed`')
  type?: string;

  @PositionField('only events after this position')
  after?: Position;

  @PositionField('the next of the page before, in place of after')
  cursor?: Position;

  @WholeInQuery({ min: 1, max: 200, description: 'items at most; 50 by default' })
  limit?: number;
}
