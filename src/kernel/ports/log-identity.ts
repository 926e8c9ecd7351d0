import { type EventStore, type LogMark, type RecordedEvent, START } from './event-store.js';
import type { LogId } from '../words/ids.js';
import type { Json } from '../words/json.js';
import type { KeyOwner } from './keyring.js';

/** The stream whose one event says which log this is (design.md, 4). */
export const LOG = { category: 'log', id: 'city' } as const;

/** The log's first event, or the next one of a log that was made before logs had an id. */
export type LogMade = { readonly type: 'LogMade'; readonly log: LogId };

/** Whether the event of a mark stands in the log where the mark says. */
export const holdsMark = async (events: EventStore, { position, event }: LogMark): Promise<boolean> =>
  (await events.at(position))?.id === event;

/** The log's last event; undefined while it has none. */
export const lastEvent = async (events: EventStore): Promise<RecordedEvent | undefined> => {
  const { position } = await events.head();
  return position === START ? undefined : events.at(position);
};

/** The names of the data keys under which anything in a fact is sealed. */
export const sealedUnder = (value: Json | undefined): readonly KeyOwner[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('key' in value && 'box' in value && typeof value.key === 'string') return [value.key];
  return Object.values(value).flatMap(sealedUnder);
};
