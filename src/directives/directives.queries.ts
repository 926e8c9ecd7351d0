import type { DirectiveId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { DirectivesQuery } from './directive.dto.js';

/** All directives, as they are at a pair of dates. */
export class ReadDirectives extends DomainQuery<DirectivesQuery> {}

/** One of them. */
export class ReadDirective extends DomainQuery<PairQuery & { readonly id: DirectiveId }> {}
