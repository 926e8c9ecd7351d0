import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { SuggestionId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { withHistory } from '../platform/document/history.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { SUGGESTION } from './suggestion.answer.js';
import { SuggestionsQuery } from './suggestion.dto.js';
import { SUGGESTIONS_READ } from './suggestion.permissions.js';
import { ReadSuggestion, ReadSuggestions } from './suggestions.queries.js';

@ApiTags('suggestions')
@Controller('/v1/suggestions')
export class SuggestionsReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(SUGGESTIONS_READ)
  @About(
    'List suggestions',
    'Suggestions at the pair of dates, with what they led to; the text and the steps only where the caller may read them. Heads and agents name a `unit` of theirs.',
  )
  @ReadAnswers(pageSchema(titled('Suggestion', SUGGESTION)), { table: true })
  async suggestions(@AskedBy() caller: Caller, @Query() query: SuggestionsQuery): Promise<Read> {
    return this.queries.execute(new ReadSuggestions(query, caller));
  }

  @Get(':id')
  @Requires(SUGGESTIONS_READ)
  @About('One suggestion', 'A suggestion at the pair of dates; before it was received it is `not-found`.')
  @ReadAnswers(withHistory(SUGGESTION, { optional: true }))
  async suggestion(@AskedBy() caller: Caller, @IdParam() id: SuggestionId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadSuggestion({ ...query, id }, caller));
  }
}
