import { Server, type UntypedHandleCall, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Access } from './access.js';
import { AppendDesk } from './append-desk.js';
import { AppendRules } from './append-rules.js';
import { batchAppend } from './batch-calls.js';
import type { DurableLog } from './durable-log.js';
import type { Faults } from './faults.js';
import { type Member, readGossip, supportedMethods } from './node-calls.js';
import { Reads } from './reads.js';
import { singleAppend } from './single-calls.js';
import type { Subscriptions } from './subscriptions.js';
import type { CallEnd } from './statuses.js';

const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

export type Parts = {
  readonly log: DurableLog;
  readonly faults: Faults;
  readonly subscriptions: Subscriptions;
  readonly access: Access;
  readonly member: Member;
  readonly reset: () => void;
};

type Refuse = (end: CallEnd) => void;

/** A method that asks first who calls. */
const guarded =
  (access: Access, handle: UntypedHandleCall): UntypedHandleCall =>
  (call: Parameters<UntypedHandleCall>[0], answer: (end: CallEnd) => void) => {
    const refusal = access.refusalOf(call.metadata);
    const refuse: Refuse = typeof answer === 'function' ? answer : (end) => void call.emit('error', end);
    if (refusal === undefined) Reflect.apply(handle, undefined, [call, answer]);
    else refuse(refusal);
  };

const guardedAll = (access: Access, handlers: UntypedServiceImplementation): UntypedServiceImplementation =>
  Object.fromEntries(Object.entries(handlers).map(([name, handle]) => [name, guarded(access, handle)]));

/** The services that the client asks; those of a node itself ask nobody who calls. */
export const serverOf = ({ log, faults, subscriptions, access, member, reset }: Parts): Server => {
  const server = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES });
  const desk = new AppendDesk(new AppendRules(log), faults);
  const { handle: read } = new Reads(log, faults, subscriptions);
  const streamCalls = { batchAppend: batchAppend(desk, reset), append: singleAppend(desk, reset), read };
  server.addService(StreamsService, guardedAll(access, streamCalls));
  server.addService(ServerFeaturesService, { getSupportedMethods: supportedMethods(faults) });
  server.addService(GossipService, { read: readGossip(faults, member) });
  return server;
};
