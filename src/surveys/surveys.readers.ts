import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { Registers } from '../registers/registers.js';
import { ResponseNumbers } from './response-numbers.js';
import { SURVEYS, surveyShown } from './survey.answer.js';
import { ReadSurvey, ReadSurveys } from './surveys.queries.js';

@QueryHandler(ReadSurveys)
export class ReadSurveysHandler implements IQueryHandler<ReadSurveys> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
    private readonly numbers: ResponseNumbers,
  ) {}

  async execute({ asked, caller }: ReadSurveys): Promise<Read> {
    const { at } = await this.registers.open(asked);
    return this.answers.listed(SURVEYS, { asked, caller, at }, async (surveys) => {
      const numbers = await this.numbers.of(surveys.map(({ id }) => id));
      return surveys.map((survey, index) => surveyShown(survey, numbers[index] ?? 0));
    });
  }
}

@QueryHandler(ReadSurvey)
export class ReadSurveyHandler implements IQueryHandler<ReadSurvey> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
    private readonly numbers: ResponseNumbers,
  ) {}

  async execute({ asked, caller }: ReadSurvey): Promise<Read> {
    const one = await this.registers.one(SURVEYS, asked.id, asked);
    const [responses = 0] = await this.numbers.of([one.thing.id]);
    return this.answers.single({ ...one, caller, thing: surveyShown(one.thing, responses) });
  }
}
