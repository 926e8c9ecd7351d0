import type { IssueId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { IssuesQuery } from './issue.dto.js';

/** All issues, as they are at a pair of dates. */
export class ReadIssues extends DomainQuery<IssuesQuery> {}

/** One of them. */
export class ReadIssue extends DomainQuery<PairQuery & { readonly id: IssueId }> {}
