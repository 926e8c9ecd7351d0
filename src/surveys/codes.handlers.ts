import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Ballots } from '../platform/ports/ports.js';
import { Rooms, type UnitOfSurvey } from './rooms.js';
import { SurveyCodes } from './survey-codes.js';
import { issueCodes, revokeCodes } from './survey.rules.js';
import { IssueCodes, RevokeCodes } from './surveys.commands.js';
import { ofSurvey, SurveyThings } from './surveys.things.js';
import { refusedBy } from './taken.js';

@CommandHandler(IssueCodes)
export class IssueCodesHandler implements ICommandHandler<IssueCodes> {
  constructor(
    private readonly things: SurveyThings,
    private readonly rooms: Rooms,
    private readonly codes: SurveyCodes,
    private readonly box: Ballots,
  ) {}

  async execute({ body: { survey: id, unit, count }, envelope }: IssueCodes): Promise<Outcome> {
    let room: UnitOfSurvey['room'];
    return this.things.judge(
      { survey: id, envelope },
      {
        followsState: true,
        gather: async (survey, { today }) => {
          const told = await this.rooms.of(survey, unit, today);
          ({ room } = told);
          return told;
        },
        decide: (survey, { isCovered }, { today }) =>
          issueCodes(survey, { type: 'SurveyCodesIssued', ...ofSurvey(id, survey), unit, count }, { today, isCovered }),
        before: async (survey) => {
          const codes = this.codes.hashesOf(envelope.commandId, count);
          return refusedBy(survey, await this.box.issue({ survey: id, unit, codes, ...room }));
        },
      },
    );
  }
}

@CommandHandler(RevokeCodes)
export class RevokeCodesHandler implements ICommandHandler<RevokeCodes> {
  constructor(
    private readonly things: SurveyThings,
    private readonly rooms: Rooms,
    private readonly box: Ballots,
  ) {}

  async execute({ body: { survey: id, unit }, envelope }: RevokeCodes): Promise<Outcome> {
    return this.things.judge(
      { survey: id, envelope },
      {
        followsState: true,
        gather: async () => {
          await this.rooms.mustKnow(unit);
          const mine = (await this.box.numbers(id)).find((one) => one.unit === unit);
          return mine?.unused ?? 0;
        },
        decide: (survey, unused, { today }) =>
          revokeCodes(survey, { type: 'SurveyCodesRevoked', ...ofSurvey(id, survey), unit }, { today, unused }),
        before: async () => {
          await this.box.voidUnused(id, unit);
          return undefined;
        },
      },
    );
  }
}
