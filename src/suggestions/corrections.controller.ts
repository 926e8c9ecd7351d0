import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { SuggestionId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { AmendSuggestionDto } from './suggestion.dto.js';
import { AmendSuggestion, UndoSuggestionStep, VoidSuggestion } from './suggestions.commands.js';

const PATH = '/v1/suggestions';

@ApiTags('suggestions')
@Controller(`${PATH}/:id`)
export class SuggestionCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('amend')
  @Requires(OFFICE_WRITE)
  @About(
    'Correct a suggestion',
    'Tells unit, day of receipt, source or text as they are right; what is left out stays.',
  )
  @WriteAnswers({ refusals: ['void', 'date-in-future', 'step-backwards', 'unit-outside-programme', 'unit-ended'] })
  async amend(
    @IdParam() suggestion: SuggestionId,
    @Body() body: AmendSuggestionDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    return written(await this.commands.execute(new AmendSuggestion({ suggestion, ...body }, envelope)), PATH);
  }

  @Post('undo')
  @Requires(OFFICE_WRITE)
  @About(
    'Undo the last step',
    'Takes the last step back that stands, as if it had never been told; not the receipt. By what an adoption is carried out goes with it.',
  )
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async undo(
    @IdParam() suggestion: SuggestionId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new UndoSuggestionStep({ suggestion, ...body }, envelope)), PATH);
  }

  @Post('void')
  @Requires(OFFICE_WRITE)
  @About('Void a suggestion', 'It should never have been recorded.')
  @WriteAnswers({ refusals: ['void'] })
  async void(
    @IdParam() suggestion: SuggestionId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new VoidSuggestion({ suggestion, ...body }, envelope)), PATH);
  }
}
