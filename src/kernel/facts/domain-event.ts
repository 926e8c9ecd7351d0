import type { DomainEvent } from './decider.js';
import type { JsonObject } from '../words/json.js';

/** Where stored JSON becomes an event of its capability. */
export const domainEvent = <E extends DomainEvent>(event: { type: string; data: JsonObject }): E =>
  ({ type: event.type, ...event.data }) as unknown as E;
