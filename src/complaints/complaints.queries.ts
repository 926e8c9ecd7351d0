import type { ComplaintId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { ComplaintsQuery } from './complaint.dto.js';

/** All complaints, as they are at a pair of dates. */
export class ReadComplaints extends DomainQuery<ComplaintsQuery> {}

/** One of them. */
export class ReadComplaint extends DomainQuery<PairQuery & { readonly id: ComplaintId }> {}
