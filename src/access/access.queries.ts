import type { GrantId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { GrantsQuery } from './access.dto.js';

/** Who the caller is, with the caller's grants. */
export class ReadMe extends DomainQuery<PairQuery> {}

/** All grants, as they were known at a pair of dates. */
export class ReadGrants extends DomainQuery<GrantsQuery> {}

/** One of them. */
export class ReadGrant extends DomainQuery<PairQuery & { readonly id: GrantId }> {}
