import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { once } from 'node:events';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

const { AllOptionCase: All } = streams.ReadReq.Options.AllOptions;

/** Aborted once nobody listens to a call any more. */
export const listening = (call: ReadCall): AbortSignal => {
  const stop = new AbortController();
  for (const end of ['cancelled', 'close', 'error']) call.once(end, () => stop.abort());
  return stop.signal;
};

/** Waits where the listener is slower than the sender; false once nobody listens. */
export const send = async (call: ReadCall, message: ReadResp, signal: AbortSignal): Promise<boolean> => {
  if (signal.aborted) return false;
  if (!call.write(message)) await once(call, 'drain', { signal }).catch(() => undefined);
  return !signal.aborted;
};

/** The position that a read or subscription of everything starts from; undefined is the end. */
export const positionIn = (options: ReadReq.Options): number | undefined => {
  const all = options.getAll();
  if (all?.getAllOptionCase() === All.START) return 0;
  return all?.getAllOptionCase() === All.POSITION ? Number(all.getPosition()?.getCommitPosition()) : undefined;
};
