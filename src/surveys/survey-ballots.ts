import { Injectable } from '@nestjs/common';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { domainEvent } from '../kernel/facts/domain-event.js';
import type { Ballot } from '../kernel/ports/ballot-box.js';
import { streamName } from '../kernel/ports/event-store.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { SurveyId, UnitId } from '../kernel/words/ids.js';
import { Ballots, Events, Keys } from '../platform/ports/ports.js';
import type { Counted, KnownSurvey } from './survey.decider.js';
import type { SurveyCounted } from './survey.events.js';
import { type Response, shapeOf } from './response.rules.js';

/** Of each unit, for each statement, how often each answer was given, lowest first. */
type CountedUnits = ReadonlyMap<UnitId, readonly (readonly number[])[]>;

type Tally = { readonly responses: number; readonly units: CountedUnits };

/** The key of a survey's ballots is no other's: it is destroyed with them. */
const ballotsOf = (survey: SurveyId): string => `ballots:${survey}`;

/** Thousands of units with twenty statements each: packed, they are a tenth of what they would take in an event. */
export const packed = (units: CountedUnits): string => deflateRawSync(JSON.stringify([...units])).toString('base64');

const unpacked = (text: string): CountedUnits =>
  new Map(JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString()) as [UnitId, number[][]][]);

/** Responses on their way through the ballot box: sealed, counted, destroyed. */
@Injectable()
export class SurveyBallots {
  constructor(
    private readonly box: Ballots,
    private readonly keys: Keys,
    private readonly events: Events,
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

  /** What was counted; a log that has left its keys behind shows nothing of it. */
  async counted(id: SurveyId, { revision }: Counted): Promise<CountedUnits> {
    const [event] = await this.events.read(streamName('survey', id), revision);
    const sealed = event && domainEvent<SurveyCounted>(event).counted;
    const [text] = sealed ? await this.keys.open([sealed]) : [];
    return typeof text === 'string' ? unpacked(text) : new Map();
  }

  /** From the answer on nobody can read a response of the survey, and none is taken. Harmless to repeat. */
  async destroy(survey: SurveyId): Promise<void> {
    await this.box.close(survey);
    const keys = await this.box.keys(survey);
    await this.keys.destroy([...new Set([ballotsOf(survey), ...keys])]);
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
