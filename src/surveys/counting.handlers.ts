import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import type { SurveyId } from '../kernel/words/ids.js';
import { Ballots } from '../platform/ports/ports.js';
import { Sealing } from '../platform/ports/sealing.js';
import { packed, SurveyBallots } from './survey-ballots.js';
import { isDue, type KnownSurvey } from './survey.decider.js';
import type { SurveyCounted } from './survey.events.js';
import { count } from './survey.rules.js';
import { CountSurvey } from './surveys.commands.js';
import { ofSurvey, SurveyThings } from './surveys.things.js';

@CommandHandler(CountSurvey)
export class CountSurveyHandler implements ICommandHandler<CountSurvey> {
  constructor(
    private readonly things: SurveyThings,
    private readonly ballots: SurveyBallots,
    private readonly sealing: Sealing,
    private readonly box: Ballots,
  ) {}

  /**
   * The box is closed, what is in it counted, that recorded, and the box destroyed: whoever dies in between leaves it to
   * the next to begin again, or to destroy what was recorded. Nothing that was taken is missed: it came before the closing.
   */
  async execute({ body: { survey: id }, envelope }: CountSurvey): Promise<Outcome> {
    const outcome = await this.things.judge(
      { survey: id, envelope },
      {
        followsState: true,
        gather: async (survey, { today }) => (isDue(survey, today) ? this.counted(id, survey) : undefined),
        decide: (survey, told, moment) => (told ? count(survey, told, moment) : []),
      },
    );
    await this.settle(id);
    return outcome;
  }

  private async counted(id: SurveyId, survey: KnownSurvey): Promise<SurveyCounted> {
    await this.box.close(id);
    const { responses, units } = await this.ballots.tally(id, survey);
    const counted = await this.sealing.text(`survey:${id}`, packed(units));
    return { type: 'SurveyCounted', ...ofSurvey(id, survey), responses, counted };
  }

  /** One that was put off while it was being counted goes on. */
  private async settle(id: SurveyId): Promise<void> {
    const survey = await this.things.known(id);
    if (!survey) return;
    if (survey.counted || survey.phase === 'cancelled') await this.ballots.destroy(id);
    else if (!isDue(survey, this.things.moment().today)) await this.box.reopen(id);
  }
}
