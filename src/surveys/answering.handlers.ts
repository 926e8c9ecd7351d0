import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { FoundCode } from '../kernel/ports/ballot-box.js';
import { isRefusal, refuse, type Refusal } from '../kernel/words/refusal.js';
import { Ballots } from '../platform/ports/ports.js';
import { invalid } from '../platform/problems/problem.js';
import { CodedSurveys } from './coded-surveys.js';
import { ELEMENT_NAMES, fits, type Response, shapeOf } from './response.rules.js';
import { SurveyBallots } from './survey-ballots.js';
import { type KnownSurvey, responseFault } from './survey.decider.js';
import { AnswerSurvey } from './surveys.commands.js';
import { LookUpCode, type SurveyPage } from './surveys.queries.js';
import { SurveyThings } from './surveys.things.js';
import { closedMeanwhile } from './taken.js';

@CommandHandler(AnswerSurvey)
export class AnswerSurveyHandler implements ICommandHandler<AnswerSurvey> {
  constructor(
    private readonly coded: CodedSurveys,
    private readonly things: SurveyThings,
    private readonly ballots: SurveyBallots,
    private readonly box: Ballots,
  ) {}

  async execute({ body: { code, answers } }: AnswerSurvey): Promise<Refusal | 'taken'> {
    const found = await this.coded.find(code);
    if (isRefusal(found)) return found;
    if (!fits(shapeOf(found.survey), answers)) {
      throw invalid(
        '/answers',
        'satu jawaban untuk setiap pernyataan, dalam skalanya | an answer to each statement, within its scale',
      );
    }
    const fault = await this.faultOf(found);
    return fault ?? this.cast(found, answers);
  }

  private async faultOf({ survey, code }: { survey: KnownSurvey; code: FoundCode }): Promise<Refusal | undefined> {
    if (await this.things.isVoid(survey)) return refuse('survey-cancelled');
    const fault = responseFault(survey, this.things.moment().today);
    if (fault) return refuse(fault);
    return code.used ? refuse('code-used') : undefined;
  }

  private async cast(
    { hash, code: { survey: id } }: { hash: string; code: FoundCode },
    answers: Response,
  ): Promise<Refusal | 'taken'> {
    const [sealed] = await this.ballots.seal(id, [answers]);
    if (!sealed) throw new Error('the keyring sealed nothing');
    const cast = await this.box.cast(hash, sealed);
    if (cast === 'cast') return 'taken';
    if (cast === 'closed') return closedMeanwhile((await this.things.known(id)) ?? { phase: 'standing' });
    return refuse(cast === 'used' ? 'code-used' : 'code-unknown');
  }
}

@QueryHandler(LookUpCode)
export class LookUpCodeHandler implements IQueryHandler<LookUpCode> {
  constructor(
    private readonly coded: CodedSurveys,
    private readonly things: SurveyThings,
  ) {}

  /** When it opens and closes is told, so that a page can say it; of a cancelled one there is nothing to show. */
  async execute({ asked }: LookUpCode): Promise<Refusal | SurveyPage> {
    const found = await this.coded.find(asked.code);
    if (isRefusal(found)) return found;
    const { survey, code } = found;
    if (survey.phase === 'cancelled' || (await this.things.isVoid(survey))) return refuse('survey-cancelled');
    const { kind, title, statements = ELEMENT_NAMES, opensOn, closesOn } = survey;
    const { highest } = shapeOf(survey);
    return { kind, title, statements, scale: { lowest: 1, highest }, opensOn, closesOn, used: code.used };
  }
}
