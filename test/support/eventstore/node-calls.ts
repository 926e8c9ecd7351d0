import type { handleUnaryCall } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { randomUUID } from 'node:crypto';
import type { Faults } from './faults.js';

/** Where a node listens. */
export type Member = { readonly host: string; port: number };

const STREAMS = 'event_store.client.streams.Streams';
const METHODS = ['Read', 'Append', 'BatchAppend'];

/** What the server can do, and which version it is. */
export const supportedMethods =
  (faults: Faults): handleUnaryCall<Empty, SupportedMethods> =>
  (_call, answer) => {
    if (faults.swallows()) return;
    const supported = new features.SupportedMethods().setEventStoreServerVersion(faults.version);
    for (const name of METHODS) {
      supported.addMethods(new features.SupportedMethod().setServiceName(STREAMS).setMethodName(name));
    }
    answer(null, supported);
  };

/** A cluster of one. */
export const readGossip =
  (faults: Faults, { host, port }: Member): handleUnaryCall<Empty, ClusterInfo> =>
  (_call, answer) => {
    if (faults.swallows()) return;
    const member = new gossip.MemberInfo();
    member.setInstanceId(new shared.UUID().setString(randomUUID()));
    member.setTimeStamp(String(Date.now()));
    member.setState(gossip.MemberInfo.VNodeState.LEADER).setIsAlive(true);
    member.setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
    answer(null, new gossip.ClusterInfo().setMembersList([member]));
  };
