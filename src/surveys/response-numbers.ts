import { Injectable } from '@nestjs/common';
import type { SurveyId } from '../kernel/words/ids.js';
import { Ballots } from '../platform/ports/ports.js';
import { SurveyThings } from './surveys.things.js';

/** How many responses surveys have, as of now. */
@Injectable()
export class ResponseNumbers {
  constructor(
    private readonly things: SurveyThings,
    private readonly box: Ballots,
  ) {}

  /** Of some surveys, in their order: those that wait to be counted, or those that were; of a cancelled one none. */
  async of(surveys: readonly SurveyId[]): Promise<readonly number[]> {
    const waiting = await this.box.responses(surveys);
    return Promise.all(
      surveys.map(async (id, index) => {
        const known = await this.things.known(id);
        if (known?.phase === 'cancelled') return 0;
        return known?.counted?.responses ?? waiting[index] ?? 0;
      }),
    );
  }
}
