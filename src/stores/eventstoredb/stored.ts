import {
  AppendTooLarge,
  type EventMetadata,
  type NewEvent,
  type Position,
  positionOf,
  type RecordedEvent,
  type StreamName,
} from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { asId, isUuid } from '../../kernel/words/ids.js';
import type { JsonObject } from '../../kernel/words/json.js';
import type { AllEvent, StreamEvent } from './client.js';

/** An event as it is sent: its JSON is written once, before anything is asked of the client. */
export type StoredEvent = {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly meta: Uint8Array;
};

/** What the server takes in one append at most, unless it was told to take more. */
export const MOST_BYTES = 1_048_576;

/** Id, field numbers, lengths and the name of the content type, from above. */
const BYTES_AROUND = 128;

export const storedOf = ({ id, type, data, meta }: NewEvent): StoredEvent => {
  if (!isUuid(id)) throw new TypeError(`not the id of an event: ${JSON.stringify(id)}`);
  return { id, type, data: Buffer.from(JSON.stringify(data)), meta: Buffer.from(JSON.stringify(meta)) };
};

/** How large an append is for the server; throws where it is too large. */
export const bytesOf = (events: readonly StoredEvent[]): number => {
  let bytes = 0;
  for (const { type, data, meta } of events) bytes += data.length + meta.length + 2 * type.length + BYTES_AROUND;
  if (bytes > MOST_BYTES) throw new AppendTooLarge(bytes, MOST_BYTES);
  return bytes;
};

export const commitOf = (position: Position): bigint => BigInt(position);

export const positionAt = (commit: bigint): Position => positionOf(Number(commit));

/** Where an event of the whole log stands, whosever it is. */
export const commitIn = ({ event, link, commitPosition }: AllEvent): bigint =>
  (link ?? event)?.position.commit ?? commitPosition ?? 0n;

/** The event, where it is of the streams with this prefix; here stored JSON gets its type. */
export const ownOf = ({ event, commitPosition }: AllEvent | StreamEvent, prefix: string): RecordedEvent | undefined => {
  if (!event?.streamId.startsWith(prefix)) return undefined;
  const { id, type, data, metadata, streamId, revision, isJson } = event;
  if (!isJson) throw new StoreFault('the log holds an event that is not JSON, which something else has written');
  return {
    id: asId(id),
    type,
    data: data as JsonObject,
    meta: metadata as EventMetadata,
    stream: streamId.slice(prefix.length) as StreamName,
    revision: Number(revision),
    position: positionAt(event.position?.commit ?? commitPosition ?? 0n),
  };
};
