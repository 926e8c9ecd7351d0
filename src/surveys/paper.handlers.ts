import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRefusal } from '../kernel/words/refusal.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type BatchId } from '../kernel/words/ids.js';
import { Ballots } from '../platform/ports/ports.js';
import { Sealing } from '../platform/ports/sealing.js';
import { type Bilingual, notFound, Problem } from '../platform/problems/problem.js';
import { fits, type Response, shapeOf } from './response.rules.js';
import { Rooms, type UnitOfSurvey } from './rooms.js';
import { SurveyBallots } from './survey-ballots.js';
import type { KnownSurvey } from './survey.decider.js';
import { retractPaper, typePaper } from './survey.rules.js';
import { RetractPaper, TypePaper } from './surveys.commands.js';
import { refusedBy } from './taken.js';
import { ofSurvey, SurveyThings } from './surveys.things.js';

const NOT_EVERY: Bilingual =
  'satu jawaban untuk setiap pernyataan, dalam skalanya | an answer to each statement, within its scale';

/** 400 with a row for each response that does not answer every statement. */
const mustFit = (survey: KnownSurvey, responses: readonly Response[]): void => {
  const shape = shapeOf(survey);
  const rows = responses.flatMap((response, index) =>
    fits(shape, response) ? [] : [{ pointer: `/responses/${index}`, code: 'invalid-input' as const, hint: NOT_EVERY }],
  );
  if (rows.length > 0) throw new Problem('invalid-input', rows);
};

@CommandHandler(TypePaper)
export class TypePaperHandler implements ICommandHandler<TypePaper> {
  constructor(
    private readonly things: SurveyThings,
    private readonly rooms: Rooms,
    private readonly ballots: SurveyBallots,
    private readonly box: Ballots,
  ) {}

  /** The batch has the id of the request that told it; what waits of a batch that was never recorded is not counted. */
  async execute({ body: { survey: id, unit, responses }, envelope }: TypePaper): Promise<Outcome> {
    const batch = asId<BatchId>(envelope.commandId);
    const count = responses.length;
    let room: UnitOfSurvey['room'];
    return this.things.judge(
      { survey: id, envelope },
      {
        followsState: true,
        gather: async (survey, { today }) => {
          mustFit(survey, responses);
          const told = await this.rooms.of(survey, unit, today);
          ({ room } = told);
          return told;
        },
        decide: (survey, { isCovered }, { today }) =>
          typePaper(
            survey,
            { type: 'SurveyPaperTyped', ...ofSurvey(id, survey), unit, batch, count },
            { today, isCovered },
          ),
        before: async (survey) => {
          const sealed = await this.ballots.seal(id, responses);
          return refusedBy(survey, await this.box.drop({ survey: id, unit, batch, ballots: sealed, ...room }));
        },
      },
    );
  }
}

@CommandHandler(RetractPaper)
export class RetractPaperHandler implements ICommandHandler<RetractPaper> {
  constructor(
    private readonly things: SurveyThings,
    private readonly sealing: Sealing,
    private readonly box: Ballots,
  ) {}

  /** What is recorded as taken back is not counted, whatever becomes of it in the box. */
  async execute({ body: { survey: id, batch, reason: why }, envelope }: RetractPaper): Promise<Outcome> {
    const outcome = await this.things.judge(
      { survey: id, envelope },
      {
        must: async ({ batches }) => {
          if (!batches.has(batch)) throw notFound('/batch');
        },
        gather: async () => this.sealing.text(`survey:${id}`, why),
        decide: (survey, reason, moment) =>
          retractPaper(survey, { type: 'SurveyPaperRetracted', ...ofSurvey(id, survey), batch, reason }, moment),
      },
    );
    if (!isRefusal(outcome)) await this.box.takeBack(id, batch);
    return outcome;
  }
}
