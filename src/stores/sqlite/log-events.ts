import {
  type EventMetadata,
  type NewEvent,
  positionOf,
  type RecordedEvent,
  type StreamName,
} from '../../kernel/ports/event-store.js';
import { asId, isUuid } from '../../kernel/words/ids.js';
import type { JsonObject } from '../../kernel/words/json.js';

/** An event as it is stored: its JSON is written once, where it was appended. */
export type StoredEvent = {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
};

type Row = [
  position: number,
  stream: StreamName,
  revision: number,
  id: string,
  type: string,
  data: JsonObject,
  meta: EventMetadata,
];

/** Ids of 16 bytes are stored, nothing else. */
export const storedOf = ({ id, type, data, meta }: NewEvent): StoredEvent => {
  if (!isUuid(id)) throw new TypeError(`not the id of an event: ${JSON.stringify(id)}`);
  return { id, type, data: JSON.stringify(data), meta: JSON.stringify(meta) };
};

/** The events of a page that a LogReader wrote; here stored JSON gets its type. */
export const eventsOf = (page: string): RecordedEvent[] => {
  const rows: Row[] = JSON.parse(page);
  return rows.map(([position, stream, revision, id, type, data, meta]) => ({
    id: asId(dashed(id)),
    type,
    data,
    meta,
    stream,
    revision,
    position: positionOf(position),
  }));
};

/** The event that a reader would find under a position: parsed from what is stored, not what was handed in. */
export const recordedOf = (
  { id, type, data, meta }: StoredEvent,
  at: { stream: StreamName; revision: number; position: number },
): RecordedEvent => ({
  id: asId(id),
  type,
  data: JSON.parse(data),
  meta: JSON.parse(meta),
  stream: at.stream,
  revision: at.revision,
  position: positionOf(at.position),
});

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
