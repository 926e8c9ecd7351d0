import { Injectable } from '@nestjs/common';
import { Ballots } from '../platform/ports/ports.js';
import { SurveyThings } from './surveys.things.js';

/** Paper that came into the box, but whose fact was never recorded: a crash came in between. */
@Injectable()
export class LeftPaper {
  constructor(
    private readonly box: Ballots,
    private readonly things: SurveyThings,
  ) {}

  /**
   * Takes it out of every open box, where it would count among the responses, and of a pulse take the room of whoever types
   * it in again. Before the first request, and by the only process: what is being typed in looks the same.
   */
  async clear(): Promise<void> {
    for (const { survey, state } of await this.box.surveys()) {
      if (state !== 'open') continue;
      const known = await this.things.known(survey);
      await this.box.keepBatches(survey, [...(known?.batches.keys() ?? [])]);
    }
  }
}
