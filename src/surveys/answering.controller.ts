import { applyDecorators, Body, Controller, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExtension, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type ProblemCode, isRefusal, type Refusal } from '../kernel/words/refusal.js';
import { NoQuery } from '../platform/bus/enveloped.js';
import { Guesses } from '../platform/callers/guesses.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { objectOf, type Schema } from '../platform/document/read-answers.js';
import { DATE, TEXT } from '../platform/document/schemas.js';
import { FromAddress } from '../platform/input/params.js';
import { Problem, problemOf } from '../platform/problems/problem.js';
import { listOf, oneOf } from '../registers/schemas.js';
import { AnswerDto, LookUpCodeDto } from './survey.dto.js';
import { SURVEY_KINDS } from './survey.events.js';
import { AnswerSurvey } from './surveys.commands.js';
import { LookUpCode, type SurveyPage } from './surveys.queries.js';

const ANSWER: Schema = { type: 'integer', minimum: 1, maximum: 5 };

const PAGE = objectOf({
  kind: { ...oneOf(SURVEY_KINDS), description: 'of staff, or of citizens (SKM)' },
  title: TEXT,
  statements: { ...listOf(TEXT), description: 'each is answered, in this order' },
  scale: {
    ...objectOf({
      lowest: { ...ANSWER, description: 'the lowest answer' },
      highest: { ...ANSWER, description: 'the highest answer' },
    }),
    description: 'which answers there are',
  },
  opensOn: { ...DATE, description: 'the first day on which it takes a response' },
  closesOn: { ...DATE, description: 'the last one' },
  used: { type: 'boolean', description: 'true: a response under the code has been taken' },
});

const answered = (schema: Schema, refusals: readonly ProblemCode[]): MethodDecorator =>
  applyDecorators(
    ApiResponse({ status: 200, description: 'the answer', schema }),
    ApiExtension('x-refusals', refusals),
  );

/** What people ask who have nothing but a code: of it nothing is recorded but the response, which leads to nobody. */
@ApiTags('surveys')
@Controller('/v1/responses')
export class AnsweringController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly guesses: Guesses,
  ) {}

  @Post('lookup')
  @Requires('code')
  @About('What a code is for', 'What a page shows to whoever has a code: the statements, and until when to answer.')
  @answered(PAGE, ['code-unknown', 'survey-cancelled'])
  async lookup(
    @NoQuery() _: unknown,
    @FromAddress() address: string,
    @Body() body: LookUpCodeDto,
  ): Promise<SurveyPage> {
    return this.known(address, async () => this.queries.execute(new LookUpCode(body)));
  }

  @Post()
  @Requires('code')
  @About(
    'Answer a survey',
    'Takes one response under a code. Nobody can tell afterwards whose it was, or when it came.',
  )
  @answered(objectOf({}), ['code-unknown', 'survey-cancelled', 'survey-closed', 'survey-not-open', 'code-used'])
  async answer(@NoQuery() _: unknown, @FromAddress() address: string, @Body() body: AnswerDto): Promise<object> {
    await this.known(address, async () => this.commands.execute(new AnswerSurvey(body)));
    return {};
  }

  /** Whoever guesses codes is soon told no more. */
  private async known<T>(address: string, ask: () => Promise<Refusal | T>): Promise<T> {
    if (this.guesses.areTooMany(address)) throw new Problem('too-busy');
    const answer = await ask();
    if (!isRefusal(answer)) return answer;
    if (answer.code === 'code-unknown') this.guesses.note(address);
    throw problemOf(answer);
  }
}
