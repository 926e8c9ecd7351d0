import type { SuggestionId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { SuggestionsQuery } from './suggestion.dto.js';

/** All suggestions, as they are at a pair of dates. */
export class ReadSuggestions extends DomainQuery<SuggestionsQuery> {}

/** One of them. */
export class ReadSuggestion extends DomainQuery<PairQuery & { readonly id: SuggestionId }> {}
