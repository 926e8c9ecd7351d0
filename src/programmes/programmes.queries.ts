import type { ProgrammeId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { ProgrammesQuery } from './programme.dto.js';

/** All programmes, as they are at a pair of dates. */
export class ReadProgrammes extends DomainQuery<ProgrammesQuery> {}

/** One of them. */
export class ReadProgramme extends DomainQuery<PairQuery & { readonly id: ProgrammeId }> {}
