import type { handleClientStreamingCall, sendUnaryData } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { unreachable } from '../../../src/kernel/words/unreachable.js';
import type { AppendDesk, Outcome } from './append-desk.js';
import type { Expected, Wish } from './append-rules.js';
import { proposedOf } from './proposals.js';
import {
  badCall,
  type CallEnd,
  deniedCall,
  notLeader,
  operationTimedOut,
  serverBusy,
  tooLargeCall,
} from './statuses.js';

const { ExpectedStreamRevisionCase: Case } = streams.AppendReq.Options;

const expectedOf = (options: AppendReq.Options): Expected => {
  switch (options.getExpectedStreamRevisionCase()) {
    case Case.REVISION:
      return Number(options.getRevision());
    case Case.NO_STREAM:
      return 'none';
    case Case.STREAM_EXISTS:
      return 'exists';
    default:
      return 'any';
  }
};

const wishOf = (requests: readonly AppendReq[]): Wish => {
  const options = requests[0]?.getOptions() ?? new streams.AppendReq.Options();
  const name = options.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array();
  const messages = requests.flatMap((request) => request.getProposedMessage() ?? []);
  return {
    stream: Buffer.from(name).toString('utf8'),
    expected: expectedOf(options),
    events: messages.map(proposedOf),
  };
};

const written = (revision: number, position: number): AppendResp => {
  const place = new streams.AppendResp.Position();
  place.setCommitPosition(String(position)).setPreparePosition(String(position));
  const success = new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(place);
  return new streams.AppendResp().setSuccess(success);
};

const wrong = (expected: Expected, actual: number | undefined): AppendResp => {
  const [told, empty] = [new streams.AppendResp.WrongExpectedVersion(), new shared.Empty()];
  if (actual === undefined) told.setCurrentNoStream(empty);
  else told.setCurrentRevision(String(actual));
  if (typeof expected === 'number') told.setExpectedRevision(String(expected));
  else if (expected === 'none') told.setExpectedNoStream(empty);
  else if (expected === 'exists') told.setExpectedStreamExists(empty);
  else told.setExpectedAny(empty);
  return new streams.AppendResp().setWrongExpectedVersion(told);
};

const endOf = (outcome: Exclude<Outcome, { kind: 'written' | 'wrong-revision' | 'lost-answer' }>): CallEnd => {
  switch (outcome.kind) {
    case 'timed-out':
      return operationTimedOut();
    case 'busy':
      return serverBusy();
    case 'denied':
      return deniedCall();
    case 'not-leader':
      return notLeader(outcome);
    case 'too-large':
      return tooLargeCall();
    case 'bad-request':
      return badCall();
    default:
      return unreachable(outcome);
  }
};

const answer = (outcome: Outcome, expected: Expected, send: sendUnaryData<AppendResp>): void => {
  if (outcome.kind === 'written') send(null, written(outcome.revision, outcome.position));
  else if (outcome.kind === 'wrong-revision') send(null, wrong(expected, outcome.actual));
  else if (outcome.kind !== 'lost-answer') send(endOf(outcome));
};

/** How an append comes that has credentials of its own: one in a call. */
export const singleAppend =
  (desk: AppendDesk, reset: () => void): handleClientStreamingCall<AppendReq, AppendResp> =>
  (call, send) => {
    const requests: AppendReq[] = [];
    call.on('data', (request: AppendReq) => requests.push(request));
    const take = async (): Promise<void> => {
      const wish = wishOf(requests);
      const outcome = await desk.take(wish);
      if (outcome.kind === 'lost-answer') reset();
      else answer(outcome, wish.expected, send);
    };
    call.on('end', () => void take());
  };
