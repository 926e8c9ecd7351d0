import type { UnitId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { UnitsQuery } from './unit.dto.js';

/** The chart: the units that exist at a pair of dates. */
export class ReadUnits extends DomainQuery<UnitsQuery> {}

/** One of them. */
export class ReadUnit extends DomainQuery<PairQuery & { readonly id: UnitId }> {}
