import type { handleServerStreamingCall } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { DurableLog, Stored } from './durable-log.js';
import type { Faults } from './faults.js';
import { eventMessage, streamNotFound } from './messages.js';
import { listening, positionIn, type ReadCall, send } from './read-call.js';
import { type CallEnd, deniedCall, invalidPosition } from './statuses.js';
import type { Subscriptions } from './subscriptions.js';

const { RevisionOptionCase: Revision } = streams.ReadReq.Options.StreamOptions;
const BACKWARDS = streams.ReadReq.Options.ReadDirection.BACKWARDS;

const pageOfAll = (log: DurableLog, options: ReadReq.Options): readonly Stored[] | CallEnd => {
  const [position, count] = [positionIn(options), Number(options.getCount())];
  if (position !== undefined && !log.isBoundary(position)) return invalidPosition();
  // Exclusive backwards, inclusive forwards.
  const at = position === undefined ? log.events.length : log.countUpTo(position, false);
  if (options.getReadDirection() !== BACKWARDS) return log.events.slice(at, at + count);
  return log.events.slice(Math.max(0, at - count), at).reverse();
};

const revisionIn = (options: ReadReq.Options, last: number): number => {
  const stream = options.getStream();
  if (stream?.getRevisionOptionCase() === Revision.START) return 0;
  return stream?.getRevisionOptionCase() === Revision.END ? last : Number(stream?.getRevision());
};

const pageOfStream = (stored: readonly Stored[], options: ReadReq.Options): readonly Stored[] => {
  const [revision, count] = [revisionIn(options, stored.length - 1), Number(options.getCount())];
  if (options.getReadDirection() !== BACKWARDS) return stored.slice(revision, revision + count);
  return stored.slice(Math.max(0, revision + 1 - count), revision + 1).reverse();
};

/** Answers reads of one stream and of everything, and hands subscriptions over. */
export class Reads {
  constructor(
    private readonly log: DurableLog,
    private readonly faults: Faults,
    private readonly subscriptions: Subscriptions,
  ) {}

  readonly handle: handleServerStreamingCall<ReadReq, ReadResp> = (call) => {
    const options = call.request.getOptions();
    if (options === undefined || this.faults.swallows()) return;
    if (options.hasAll() && this.faults.forbidsAll) call.emit('error', deniedCall());
    else if (options.hasSubscription()) void this.subscriptions.follow(call, options);
    else void this.read(call, options);
  };

  private async read(call: ReadCall, options: ReadReq.Options): Promise<void> {
    const page = options.hasAll() ? pageOfAll(this.log, options) : this.readStream(options);
    if ('code' in page) return void call.emit('error', page);
    const signal = listening(call);
    const messages = 'missing' in page ? [streamNotFound(page.missing)] : page.map(eventMessage);
    for (const message of messages) if (!(await send(call, message, signal))) return;
    call.end();
  }

  private readStream(options: ReadReq.Options): readonly Stored[] | { readonly missing: string } {
    const name = options.getStream()?.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array();
    const stream = Buffer.from(name).toString('utf8');
    const stored = this.log.stream(stream);
    return stored.length === 0 ? { missing: stream } : pageOfStream(stored, options);
  }
}
