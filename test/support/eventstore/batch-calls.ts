import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendDesk, Outcome } from './append-desk.js';
import type { Expected, Wish } from './append-rules.js';
import type { Proposed } from './durable-log.js';
import { busy, denied, refusalOf, streamIdentifier, timedOut } from './messages.js';
import { proposedOf } from './proposals.js';
import { notLeader } from './statuses.js';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** An append that comes in parts. */
type Gathering = { readonly options: BatchAppendReq.Options; readonly events: Proposed[] };

const { ExpectedStreamPositionCase: Case } = streams.BatchAppendReq.Options;

const expectedOf = (options: BatchAppendReq.Options): Expected => {
  switch (options.getExpectedStreamPositionCase()) {
    case Case.STREAM_POSITION:
      return Number(options.getStreamPosition());
    case Case.NO_STREAM:
      return 'none';
    case Case.STREAM_EXISTS:
      return 'exists';
    default:
      return 'any';
  }
};

const nameIn = (options: BatchAppendReq.Options): string =>
  Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');

const isLate = (options: BatchAppendReq.Options): boolean => {
  const deadline = options.getDeadline();
  return deadline !== undefined && deadline.toDate().getTime() <= Date.now();
};

const success = (revision: number, position: number): BatchAppendResp.Success => {
  const written = new shared.AllStreamPosition();
  written.setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.BatchAppendResp.Success().setCurrentRevision(String(Math.max(0, revision))).setPosition(written);
};

const errorOf = (outcome: Outcome, expected: Expected): Status | undefined => {
  switch (outcome.kind) {
    case 'timed-out':
      return timedOut();
    case 'busy':
      return busy();
    case 'denied':
      return denied();
    case 'wrong-revision':
    case 'too-large':
    case 'bad-request':
      return refusalOf(outcome, expected);
    default:
      return undefined;
  }
};

/** One call of a client, through which all its appends go. */
class BatchCall {
  private readonly gathering = new Map<string, Gathering>();

  constructor(
    private readonly call: Call,
    private readonly desk: AppendDesk,
    private readonly reset: () => void,
  ) {}

  async hear(request: BatchAppendReq): Promise<void> {
    const id = request.getCorrelationId()?.getString() ?? '';
    const options = request.getOptions();
    if (options !== undefined) this.gathering.set(id, { options, events: [] });
    const gathered = this.gathering.get(id);
    if (gathered === undefined) return;
    gathered.events.push(...request.getProposedMessagesList().map(proposedOf));
    if (!request.getIsFinal()) return;
    this.gathering.delete(id);
    const wish = { stream: nameIn(gathered.options), expected: expectedOf(gathered.options), events: gathered.events };
    this.answer(id, wish, isLate(gathered.options) ? { kind: 'timed-out' } : await this.desk.take(wish));
  }

  private answer(id: string, { stream, expected }: Wish, outcome: Outcome): void {
    if (this.call.cancelled) return;
    if (outcome.kind === 'lost-answer') return this.reset();
    if (outcome.kind === 'not-leader') return void this.call.emit('error', notLeader(outcome));
    const response = new streams.BatchAppendResp().setCorrelationId(new shared.UUID().setString(id));
    response.setStreamIdentifier(streamIdentifier(stream));
    if (outcome.kind === 'written') response.setSuccess(success(outcome.revision, outcome.position));
    else response.setError(errorOf(outcome, expected));
    this.call.write(response);
  }
}

/** How appends come without credentials of their own: many in one call. */
export const batchAppend =
  (desk: AppendDesk, reset: () => void): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> =>
  (call) => {
    const batch = new BatchCall(call, desk, reset);
    call.on('data', (request: BatchAppendReq) => void batch.hear(request));
    call.on('end', () => call.end());
  };
