import { DomainQuery } from '../platform/bus/domain-query.js';
import type { WorklistQuery } from './worklist.dto.js';

/** What waits for the caller, at a pair of dates. */
export class ReadWorklist extends DomainQuery<WorklistQuery> {}
