import type { ReformId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { ReformsQuery } from './reform.dto.js';

/** All reforms, as they are at a pair of dates. */
export class ReadReforms extends DomainQuery<ReformsQuery> {}

/** One of them. */
export class ReadReform extends DomainQuery<PairQuery & { readonly id: ReformId }> {}
