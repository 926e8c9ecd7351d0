import type { SessionId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { SessionsQuery } from './session.dto.js';

/** All sessions, as they are at a pair of dates. */
export class ReadSessions extends DomainQuery<SessionsQuery> {}

/** One of them. */
export class ReadSession extends DomainQuery<PairQuery & { readonly id: SessionId }> {}
