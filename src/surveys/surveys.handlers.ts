import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { asId, type ProgrammeId, type SurveyId, type UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { Sealing } from '../platform/ports/sealing.js';
import { type Bilingual, invalid } from '../platform/problems/problem.js';
import { amend, foreignField, impossibleDay } from './amending.rules.js';
import { SurveyBallots } from './survey-ballots.js';
import { type Survey, surveyDecider } from './survey.decider.js';
import type { SurveyEvent, SurveyWritten } from './survey.events.js';
import { cancel, close, extend, write, type WriteFacts } from './survey.rules.js';
import { AmendSurvey, CancelSurvey, CloseSurvey, ExtendSurvey, WriteSurvey } from './surveys.commands.js';
import { ofSurvey, SurveyThings } from './surveys.things.js';
import { UnitsOfSurveys } from './survey-units.js';

const PAST: Bilingual = 'tidak sebelum hari ini | not before today';
const IMPOSSIBLE: Bilingual =
  'opensOn tidak sesudah closesOn, yang tidak sebelum hari ini | not before today, and opensOn not after closesOn';

@CommandHandler(WriteSurvey)
export class WriteSurveyHandler implements ICommandHandler<WriteSurvey> {
  constructor(
    private readonly handler: Handler,
    private readonly units: UnitsOfSurveys,
  ) {}

  async execute({ body, envelope }: WriteSurvey): Promise<Outcome> {
    const survey = asId<SurveyId>(envelope.commandId);
    const weights = body.kind === 'satisfaction' ? { weights: body.weights ?? 'ninth' } : {};
    const event: SurveyWritten = { type: 'SurveyWritten', survey, ...body, ...weights };
    return this.handler.execute<Survey, SurveyEvent, WriteFacts>(
      { decider: surveyDecider, id: survey, envelope },
      {
        must: async (known, { today }) => {
          // What was written then is told again, whatever day it is.
          if (known.phase === 'absent' && body.closesOn < today) throw invalid('/closesOn', PAST);
        },
        gather: async (_, { today }) => ({ today, ...(await this.naming(body.programme, body.units, today)) }),
        decide: (known, facts) => write(known, event, facts),
      },
    );
  }

  private async naming(
    programme: ProgrammeId | undefined,
    units: readonly UnitId[],
    today: CalendarDate,
  ): Promise<{ readonly closed: RuleCode | undefined; readonly unitFault: RuleCode | undefined }> {
    const closed = programme && (await this.units.mustTake(programme)).toAdd();
    return { closed, unitFault: await this.units.fault(programme, units, today) };
  }
}

@CommandHandler(AmendSurvey)
export class AmendSurveyHandler implements ICommandHandler<AmendSurvey> {
  constructor(
    private readonly things: SurveyThings,
    private readonly units: UnitsOfSurveys,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { survey: id, reason: why, ...wish }, envelope }: AmendSurvey): Promise<Outcome> {
    return this.things.judge(
      { survey: id, envelope },
      {
        followsState: true,
        gather: async (survey, { today }) => {
          const foreign = foreignField(survey, wish);
          if (foreign) {
            throw invalid(`/${foreign}`, `bukan untuk jenis '${survey.kind}' | not for kind '${survey.kind}'`);
          }
          const day = impossibleDay(survey, wish, today);
          if (day) throw invalid(`/${day}`, IMPOSSIBLE);
          const unitFault = wish.units && (await this.units.fault(survey.programme, wish.units, today));
          return { unitFault, reason: await this.sealing.text(`survey:${id}`, why) };
        },
        decide: (survey, { unitFault, reason }, { today }) =>
          amend(survey, wish, { today, unitFault }, { ...ofSurvey(id, survey), reason }),
      },
    );
  }
}

@CommandHandler(ExtendSurvey)
export class ExtendSurveyHandler implements ICommandHandler<ExtendSurvey> {
  constructor(
    private readonly things: SurveyThings,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { survey: id, closesOn, reason: why }, envelope }: ExtendSurvey): Promise<Outcome> {
    return this.things.judge(
      { survey: id, envelope },
      {
        gather: async () => this.sealing.text(`survey:${id}`, why),
        decide: (survey, reason, moment) =>
          extend(survey, { type: 'SurveyExtended', ...ofSurvey(id, survey), closesOn, reason }, moment),
      },
    );
  }
}

@CommandHandler(CloseSurvey)
export class CloseSurveyHandler implements ICommandHandler<CloseSurvey> {
  constructor(private readonly things: SurveyThings) {}

  async execute({ body: { survey: id }, envelope }: CloseSurvey): Promise<Outcome> {
    return this.things.judge(
      { survey: id, envelope },
      {
        gather: async () => undefined,
        decide: (survey, _, moment) =>
          close(survey, { type: 'SurveyClosed', ...ofSurvey(id, survey), closesOn: moment.today }, moment),
      },
    );
  }
}

@CommandHandler(CancelSurvey)
export class CancelSurveyHandler implements ICommandHandler<CancelSurvey> {
  constructor(
    private readonly things: SurveyThings,
    private readonly sealing: Sealing,
    private readonly ballots: SurveyBallots,
  ) {}

  /** Whoever is answered that it is cancelled knows that its responses are destroyed. */
  async execute({ body: { survey: id, reason: why }, envelope }: CancelSurvey): Promise<Outcome> {
    const outcome = await this.things.judge(
      { survey: id, envelope },
      {
        gather: async () => this.sealing.text(`survey:${id}`, why),
        decide: (survey, reason, moment) =>
          cancel(survey, { type: 'SurveyCancelled', ...ofSurvey(id, survey), reason }, moment),
      },
    );
    if ((await this.things.known(id))?.phase === 'cancelled') await this.ballots.destroy(id);
    return outcome;
  }
}
