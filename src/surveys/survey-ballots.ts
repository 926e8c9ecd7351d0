import { Injectable } from '@nestjs/common';
import { deflateRawSync } from 'node:zlib';
import type { Ballot } from '../kernel/ports/ballot-box.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { SurveyId, UnitId } from '../kernel/words/ids.js';
import { Ballots, Keys } from '../platform/ports/ports.js';
import type { KnownSurvey } from './survey.decider.js';
import { type Response, shapeOf } from './response.rules.js';

/** Of each unit, for each statement, how often each answer was given, lowest first. */
type CountedUnits = ReadonlyMap<UnitId, readonly (readonly number[])[]>;

type Tally = { readonly responses: number; readonly units: CountedUnits };

/** The key of a survey's ballots is no other's: it is destroyed with them. */
const ballotsOf = (survey: SurveyId): string => `ballots:${survey}`;

/** Thousands of units with twenty statements each: packed, they are a tenth of what they would take in an event. */
export const packed = (units: CountedUnits): string => deflateRawSync(JSON.stringify([...units])).toString('base64');

/** Responses on their way through the ballot box: sealed, counted, destroyed. */
@Injectable()
export class SurveyBallots {
  constructor(
    private readonly box: Ballots,
    private readonly keys: Keys,
  ) {}

  async seal(survey: SurveyId, responses: readonly Response[]): Promise<readonly Sealed[]> {
    return this.keys.seal(responses.map((answers) => ({ owner: ballotsOf(survey), text: JSON.stringify(answers) })));
  }

  /** Counts what waits for a survey; of paper that which was recorded and not taken back. */
  async tally(id: SurveyId, survey: KnownSurvey): Promise<Tally> {
    const { statements, highest } = shapeOf(survey);
    const units = new Map<UnitId, number[][]>();
    let responses = 0;
    const countsOf = (unit: UnitId): number[][] => {
      const known = units.get(unit);
      if (known) return known;
      const none = Array.from({ length: statements }, () => Array.from({ length: highest }, () => 0));
      units.set(unit, none);
      return none;
    };
    for await (const some of this.box.take(id)) {
      const mine = some.filter(({ batch }) => batch === undefined || survey.batches.get(batch)?.takenBack === false);
      const answers = await this.opened(mine);
      answers.forEach((given, index) => {
        const ballot = mine[index];
        if (ballot) add(countsOf(ballot.unit), given);
      });
      responses += answers.length;
    }
    return { responses, units };
  }

  /** From the answer on nobody can read a response of the survey, and none is taken. Harmless to repeat. */
  async destroy(survey: SurveyId): Promise<void> {
    await this.box.close(survey);
    const keys = new Set<string>([ballotsOf(survey)]);
    for await (const some of this.box.take(survey)) for (const { sealed } of some) keys.add(sealed.key);
    await this.keys.destroy([...keys]);
    await this.box.destroy(survey);
  }

  private async opened(ballots: readonly Ballot[]): Promise<readonly Response[]> {
    const texts = await this.keys.open(ballots.map(({ sealed }) => sealed));
    return texts.map((text) => {
      if (text === null) throw new Error('a response cannot be opened');
      return JSON.parse(text) as Response;
    });
  }
}

const add = (counts: readonly number[][], answers: Response): void =>
  answers.forEach((answer, statement) => {
    const row = counts[statement];
    if (row) row[answer - 1] = (row[answer - 1] ?? 0) + 1;
  });
