import any from 'google-protobuf/google/protobuf/any_pb.js';
import googleEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { WrongExpectedVersion } from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { unreachable } from '../../../src/kernel/words/unreachable.js';
import { type Expected, type Judged, MAX_APPEND_BYTES } from './append-rules.js';
import type { Stored } from './durable-log.js';

type Detail = { serializeBinary(): Uint8Array };

const statusOf = (message: string, detail: Detail, type = `event_store.client.${message}`): Status => {
  const details = new any.Any();
  details.pack(detail.serializeBinary(), type);
  return new status.Status().setMessage(message).setDetails(details);
};

const setExpected = (wrong: WrongExpectedVersion, expected: Expected): void => {
  const empty = new googleEmpty.Empty();
  if (typeof expected === 'number') wrong.setExpectedStreamPosition(String(expected));
  else if (expected === 'none') wrong.setExpectedNoStream(empty);
  else if (expected === 'exists') wrong.setExpectedStreamExists(empty);
  else wrong.setExpectedAny(empty);
};

const wrongRevision = (expected: Expected, actual: number | undefined): Status => {
  const wrong = new shared.WrongExpectedVersion();
  if (actual === undefined) wrong.setCurrentNoStream(new googleEmpty.Empty());
  else wrong.setCurrentStreamRevision(String(actual));
  setExpected(wrong, expected);
  return statusOf('WrongExpectedVersion', wrong);
};

export const timedOut = (): Status => statusOf('Timeout', new shared.Timeout());

/** Comes without a detail that the client knows. */
export const busy = (): Status => statusOf('Server Is Busy', new googleEmpty.Empty(), 'google.protobuf.Empty');

export const denied = (): Status => statusOf('AccessDenied', new shared.AccessDenied());

/** Why an append was not written. */
export const refusalOf = (judged: Exclude<Judged, { kind: 'written' }>, expected: Expected): Status => {
  switch (judged.kind) {
    case 'wrong-revision':
      return wrongRevision(expected, judged.actual);
    case 'too-large':
      return statusOf(
        'MaximumAppendSizeExceeded',
        new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES),
      );
    case 'bad-request':
      return statusOf('BadRequest', new shared.BadRequest());
    default:
      return unreachable(judged);
  }
};

const TICKS_A_MS = 10_000n;

const uuid = (id: string) => new shared.UUID().setString(id);

export const streamIdentifier = (name: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(name));

/** An event as readers and subscribers get it. */
export const eventMessage = (stored: Stored): ReadResp => {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(uuid(stored.id));
  event.setStreamIdentifier(streamIdentifier(stored.stream));
  event.setStreamRevision(String(stored.revision));
  event.setCommitPosition(String(stored.position));
  event.setPreparePosition(String(stored.position));
  event.setData(stored.data);
  event.setCustomMetadata(stored.metadata);
  event.getMetadataMap().set('type', stored.type);
  event.getMetadataMap().set('content-type', stored.contentType);
  event.getMetadataMap().set('created', String(BigInt(stored.created) * TICKS_A_MS));
  const read = new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition(String(stored.position));
  return new streams.ReadResp().setEvent(read);
};

export const streamNotFound = (stream: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)),
  );

export const confirmation = (id: string): ReadResp =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const caughtUp = (): ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export const checkpoint = (position: number): ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
