import { Injectable } from '@nestjs/common';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { KeptThings } from '../registers/kept-things.js';
import { type Asking, isIn, type WorkSource } from './asking.js';
import type { Waiting } from './waiting.js';
import { OPEN_SUGGESTIONS } from './waiting-things.js';

/** Suggestions that are not answered: the office answers them, also once their programme has closed. */
@Injectable()
export class SuggestionsWork implements WorkSource {
  constructor(private readonly things: KeptThings) {}

  async waiting({ pair, chart, areas }: Asking): Promise<readonly Waiting[]> {
    const mine = await areas(OFFICE_WRITE);
    if (mine.length === 0) return [];
    const open = await this.things.at(OPEN_SUGGESTIONS, pair);
    return open.flatMap(({ id: thing, unit: named }) => {
      const unit = chart.resolve(named) ?? null;
      // One of an abolished unit still waits for an answer, in no unit.
      const isMine = mine.some((area) => (unit === null ? area === 'everywhere' : isIn(chart, area, unit)));
      return isMine ? [{ kind: 'suggestion-waiting', thing, unit, due: null, count: 1 } as const] : [];
    });
  }
}
