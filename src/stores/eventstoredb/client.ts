import type {
  AllStreamResolvedEvent,
  AllStreamSubscription,
  ResolvedEvent,
  StreamingRead,
} from '@eventstore/db-client';
import { StoreRefusal } from '../../kernel/ports/store-fault.js';

/** All that is known of the client by name; its successor is put in its place here. */
export type ClientName = 'eventstore' | 'kurrentdb';

export type AllEvent = AllStreamResolvedEvent;
export type StreamEvent = ResolvedEvent;
export type Reading<E> = StreamingRead<E>;
export type Subscription = AllStreamSubscription;
export type Driver = Awaited<ReturnType<typeof loadDriver>>;
export type ClusterInfo = InstanceType<Driver['messages']['ClusterInfo']>;
export type AppendRequest = InstanceType<Driver['messages']['BatchAppendReq']>;
export type AppendResponse = InstanceType<Driver['messages']['BatchAppendResp']>;

/** Codes of gRPC: who asks may not, and who asks is not known. */
export const [DENIED, UNKNOWN_USER] = [7, 16];

/** What kind of failure it is, where that matters here; with the code of gRPC. */
export type Failure = {
  readonly kind: 'no-stream' | 'stream-deleted' | 'denied' | 'other';
  readonly code: number | undefined;
};

const KINDS: Readonly<Record<string, Failure['kind']>> = {
  'stream-not-found': 'no-stream',
  'stream-deleted': 'stream-deleted',
  'access-denied': 'denied',
};

export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { kind: 'other', code: undefined };
  const kind = 'type' in error ? KINDS[String(error.type)] : undefined;
  return { kind: kind ?? 'other', code: 'code' in error && typeof error.code === 'number' ? error.code : undefined };
};

/** Loaded when it is needed: a server with embedded stores never does. */
export const loadDriver = async (name: ClientName) => {
  if (name === 'kurrentdb') {
    throw new StoreRefusal(
      'the kurrentdb client was never run against a real server: choose eventstore, which speaks to KurrentDB, too.',
    );
  }
  const { default: client } = await import('@eventstore/db-client');
  const { default: calls } = await import('@eventstore/db-client/generated/streams_grpc_pb.js');
  const { default: streams } = await import('@eventstore/db-client/generated/streams_pb.js');
  const { default: shared } = await import('@eventstore/db-client/generated/shared_pb.js');
  const { default: gossipCalls } = await import('@eventstore/db-client/generated/gossip_grpc_pb.js');
  const { default: gossip } = await import('@eventstore/db-client/generated/gossip_pb.js');
  const { EventStoreDBClient: Client, streamNameFilter } = client;
  return {
    Client,
    streamNameFilter,
    calls: { ...calls, ...gossipCalls },
    messages: { ...streams, ...shared, ...gossip },
  };
};
