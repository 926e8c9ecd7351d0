import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { SuggestionId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { AdoptDto, mustLinkOnce, ReasonedStepDto, StepDto } from './suggestion.dto.js';
import { AdoptSuggestion, ConsiderSuggestion, DeclineSuggestion, ReopenSuggestion } from './suggestions.commands.js';

const PATH = '/v1/suggestions';

const REFUSALS: readonly RuleCode[] = ['void', 'suggestion-answered', 'date-in-future', 'step-backwards'];

/** What becomes of a suggestion, also after its programme has closed. */
@ApiTags('suggestions')
@Controller(`${PATH}/:id`)
export class AnsweringController {
  constructor(private readonly commands: CommandBus) {}

  @Post('consider')
  @Requires(OFFICE_WRITE)
  @About('Consider a suggestion', 'It is looked into; the step may be skipped.')
  @WriteAnswers({ refusals: REFUSALS })
  async consider(
    @IdParam() suggestion: SuggestionId,
    @Body() body: StepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ConsiderSuggestion({ suggestion, ...body }, envelope)), PATH);
  }

  @Post('adopt')
  @Requires(OFFICE_WRITE)
  @About(
    'Adopt a suggestion',
    'Answers it: it is taken up. Names at most one reform, directive, practice or course of the programme by which it is carried out; an adopted one that names none may be told that later, by adopting it again. It is realised once that is completed, issued or defined.',
  )
  @WriteAnswers({ refusals: REFUSALS })
  async adopt(
    @IdParam() suggestion: SuggestionId,
    @Body() body: AdoptDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustLinkOnce(body);
    return written(await this.commands.execute(new AdoptSuggestion({ suggestion, ...body }, envelope)), PATH);
  }

  @Post('decline')
  @Requires(OFFICE_WRITE)
  @About('Decline a suggestion', 'Answers it: it is not taken up, and why.')
  @WriteAnswers({ refusals: REFUSALS })
  async decline(
    @IdParam() suggestion: SuggestionId,
    @Body() body: ReasonedStepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new DeclineSuggestion({ suggestion, ...body }, envelope)), PATH);
  }

  @Post('reopen')
  @Requires(OFFICE_WRITE)
  @About('Reopen a suggestion', 'An adopted or declined one is considered again.')
  @WriteAnswers({ refusals: ['void', 'suggestion-open', 'date-in-future', 'step-backwards'] })
  async reopen(
    @IdParam() suggestion: SuggestionId,
    @Body() body: ReasonedStepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ReopenSuggestion({ suggestion, ...body }, envelope)), PATH);
  }
}
