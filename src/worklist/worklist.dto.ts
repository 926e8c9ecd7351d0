import type { UnitId } from '../kernel/words/ids.js';
import { Id } from '../platform/input/fields.js';
import { FormatField, MAX_LIMIT, PairQuery, TextInQuery, WholeInQuery } from '../platform/reading/reading.js';
import { PLACE } from './waiting.js';

/** As of other lists, but that its order is that of urgency: a cursor names a place in it. */
export class WorklistQuery extends PairQuery {
  @Id({
    optional: true,
    description: 'only what waits in this unit and those below it; heads and agents name one of theirs',
  })
  unit?: UnitId;

  @FormatField() format?: 'csv' | 'json';

  @WholeInQuery({ min: 1, max: MAX_LIMIT, description: 'items at most; 50 by default' })
  limit?: number;

  @TextInQuery(PLACE, 'next dari suatu halaman | the next of a page', 'the next of the page before')
  cursor?: string;
}
