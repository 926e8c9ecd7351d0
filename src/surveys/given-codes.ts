import { Injectable } from '@nestjs/common';
import type { CommandId, SurveyId } from '../kernel/words/ids.js';
import { SurveyCodes } from './survey-codes.js';
import { SurveyThings } from './surveys.things.js';

/** The codes that a request gave out, shown again as long as they are good for anything. */
@Injectable()
export class GivenCodes {
  constructor(
    private readonly codes: SurveyCodes,
    private readonly things: SurveyThings,
  ) {}

  async of(survey: SurveyId, command: CommandId, count: number): Promise<readonly string[]> {
    const known = await this.things.known(survey);
    const hasClosed = known === undefined || known.counted !== undefined || this.things.moment().today > known.closesOn;
    return hasClosed ? [] : this.codes.of(command, count);
  }
}
