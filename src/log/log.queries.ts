import { DomainQuery } from '../platform/bus/domain-query.js';
import type { EventsQuery } from './log.dto.js';

/** The events of the log, as they were recorded. */
export class ReadLog extends DomainQuery<EventsQuery> {}
