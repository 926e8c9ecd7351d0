import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { RecordSuggestionDto } from './suggestion.dto.js';
import { SUGGESTIONS_RECORD } from './suggestion.permissions.js';
import { RecordSuggestion } from './suggestions.commands.js';

const PATH = '/v1/suggestions';

@ApiTags('suggestions')
@Controller('/v1/programmes/:id/suggestions')
export class SuggestionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(SUGGESTIONS_RECORD)
  @About(
    'Record a suggestion',
    'What a citizen or an employee proposed, which unit it concerns and where it came from. Heads and agents record those of their units.',
  )
  @WriteAnswers({
    creates: true,
    refusals: ['void', 'programme-closed', 'date-in-future', 'unit-outside-programme', 'unit-ended'],
  })
  async record(
    @IdParam() programme: ProgrammeId,
    @Body() body: RecordSuggestionDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RecordSuggestion({ programme, ...body }, envelope)), PATH);
  }
}
