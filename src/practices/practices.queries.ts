import type { PracticeId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { PracticesQuery } from './practice.dto.js';

/** All practices, as they are at a pair of dates. */
export class ReadPractices extends DomainQuery<PracticesQuery> {}

/** One of them. */
export class ReadPractice extends DomainQuery<PairQuery & { readonly id: PracticeId }> {}
