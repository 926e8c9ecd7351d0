import { DomainQuery } from '../platform/bus/domain-query.js';
import type { CorrectionsQuery } from './corrections.dto.js';

/** What was corrected, and how much of what was recorded that is. */
export class ReadCorrections extends DomainQuery<CorrectionsQuery> {}
