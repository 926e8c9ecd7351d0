import { Metadata, status } from '@grpc/grpc-js';
import type { AppendFault } from './faults.js';
import { MAX_APPEND_BYTES } from './append-rules.js';

/** How a call ends that is not answered. */
export type CallEnd = { readonly code: status; readonly details: string; readonly metadata: Metadata };

const callEnd = (code: status, details: string, said: Readonly<Record<string, string>> = {}): CallEnd => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(said)) metadata.set(name, value);
  return { code, details, metadata };
};

export const notLeader = ({ host, port }: Extract<AppendFault, { kind: 'not-leader' }>): CallEnd =>
  callEnd(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const deniedCall = (): CallEnd =>
  callEnd(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const unknownCaller = (): CallEnd => callEnd(status.UNAUTHENTICATED, 'Unauthenticated');

export const serverBusy = (): CallEnd => callEnd(status.UNAVAILABLE, 'Server Is Too Busy');

export const operationTimedOut = (): CallEnd => callEnd(status.ABORTED, 'Operation timed out');

export const tooLargeCall = (): CallEnd =>
  callEnd(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_BYTES} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(MAX_APPEND_BYTES),
  });

export const badCall = (): CallEnd => callEnd(status.INVALID_ARGUMENT, 'BadRequest');

/** Of a position at which no record begins. */
export const invalidPosition = (): CallEnd => callEnd(status.UNKNOWN, 'Exception was thrown by handler.');
