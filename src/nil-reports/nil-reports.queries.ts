import type { NilReportId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { NilReportsQuery } from './nil-report.dto.js';

/** All nil reports, as they are at a pair of dates. */
export class ReadNilReports extends DomainQuery<NilReportsQuery> {}

/** One of them. */
export class ReadNilReport extends DomainQuery<PairQuery & { readonly id: NilReportId }> {}
