import { readFileSync } from 'node:fs';
import { StoreRefusal } from '../../kernel/ports/store-fault.js';
import type { Address } from './address.js';
import type { AppendRequest, AppendResponse, ClusterInfo, Driver, Subscription } from './client.js';

/** Who hears what comes of the appends that are sent over one call. */
export type AppendEars = {
  readonly answered: (response: AppendResponse) => void;
  readonly failed: () => void;
};

/** One call, over which many appends are sent in order. */
export type AppendCall = {
  readonly send: (request: AppendRequest) => void;
  /** Ends the call and leaves its connection, over which nothing comes any more. */
  readonly abandon: () => void;
};

/** A node of a cluster. */
export type Member = { readonly isAlive: boolean; readonly leads: boolean };

export type LogClient = InstanceType<ReturnType<typeof logClientClass>>;

const UNAVAILABLE = 14;

/** What makes the client leave a connection. */
const gone = (): Error => Object.assign(new Error('nothing comes'), { code: UNAVAILABLE, details: '' });

/**
 * The client's own append shares one table between all clients of a process: an answer that comes after a failure
 * elsewhere ends the process, and so does a write that waits when its call fails. Appends therefore go over calls of
 * our own, with a table each; everything else is the client's.
 */
const appendingClass = ({ Client, calls }: Driver) =>
  class extends Client {
    /** A failure while a leader is looked for would otherwise be told to no one, which ends the process. */
    guarded(): this {
      const reconnect = this.handleError;
      this.handleError = (...failure) => reconnect(...failure).catch(() => undefined);
      return this;
    }

    /** How to leave the connection that is used now, should nothing come over it; harmless where it was left already. */
    async wayOut(): Promise<() => void> {
      return this.execute(calls.StreamsClient, 'reads', async (grpc) => () => void this.handleError(grpc, gone()));
    }

    takesAppends(): Promise<boolean> {
      return this.supports(calls.StreamsService.batchAppend);
    }

    async openAppends({ answered, failed }: AppendEars): Promise<AppendCall> {
      const connections = new Set<() => void>();
      const create = this.GRPCStreamCreator(calls.StreamsClient, 'appends', (grpc) => {
        connections.add(() => void this.handleError(grpc, gone()));
        const call = grpc.batchAppend(...this.callArguments({ requiresLeader: true }, { deadline: Infinity }));
        return call.on('data', answered).on('error', failed).on('end', failed);
      });
      const call = await create();
      const abandon = (): void => {
        call.cancel();
        for (const leave of connections) leave();
      };
      return { send: (request) => void call.write(request), abandon };
    }
  };

const logClientClass = (driver: Driver) =>
  class extends appendingClass(driver) {
    readonly messages = driver.messages;

    async version(): Promise<string> {
      return (await this.capabilities).serverVersion;
    }

    /** The nodes, as the one that answers knows them. */
    async members(): Promise<readonly Member[]> {
      const { Empty, MemberInfo } = driver.messages;
      const info = await this.execute(driver.calls.GossipClient, 'nodes', async (grpc) => {
        const [metadata, options] = this.callArguments({});
        return new Promise<ClusterInfo>((resolve, reject) => {
          grpc.read(new Empty(), metadata, options, (fault, found) => (fault ? reject(fault) : resolve(found)));
        });
      });
      return info.getMembersList().map((member) => {
        const isAlive = member.getIsAlive();
        return { isAlive, leads: isAlive && member.getState() === MemberInfo.VNodeState.LEADER };
      });
    }

    /** Events of streams with a prefix after a place; `heard` where the server says that it has looked at others. */
    follow(after: bigint, prefix: string, heard: () => void): Subscription {
      const filter = driver.streamNameFilter({ prefixes: [prefix], checkpointReached: heard });
      const fromPosition = after === 0n ? 'start' : { commit: after, prepare: after };
      return this.subscribeToAll({ fromPosition, filter, requiresLeader: true });
    }

    async shut(): Promise<void> {
      await this.dispose();
      (await this.getChannel()).close();
    }
  };

/** Connects to nothing yet. */
export const logClient = (driver: Driver, address: Address): LogClient => {
  const LogClientClass = logClientClass(driver);
  const { servers, discover, login, numbers } = address;
  const [endpoint, ...more] = servers;
  if (!endpoint) throw new StoreRefusal('EVENTSTORE_URL: names no server.');
  const tls = credentialsOf(address);
  if (discover) return new LogClientClass({ discover: endpoint, ...numbers }, tls, login).guarded();
  if (more.length > 0) return new LogClientClass({ endpoints: [...servers], ...numbers }, tls, login).guarded();
  return new LogClientClass({ endpoint, ...numbers }, tls, login).guarded();
};

const credentialsOf = ({ insecure, files: { tlsCAFile, userCertFile, userKeyFile } }: Address) => {
  if ((userCertFile === undefined) !== (userKeyFile === undefined)) {
    throw new StoreRefusal('EVENTSTORE_URL: userCertFile and userKeyFile are given together or not at all.');
  }
  return {
    insecure,
    ...(tlsCAFile === undefined ? {} : { rootCertificate: certificate('tlsCAFile', tlsCAFile) }),
    ...(userCertFile === undefined ? {} : { userCertFile: certificate('userCertFile', userCertFile) }),
    ...(userKeyFile === undefined ? {} : { userKeyFile: certificate('userKeyFile', userKeyFile) }),
  };
};

const certificate = (option: string, file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    throw new StoreRefusal(`EVENTSTORE_URL: ${option} names a file that cannot be read: check its path and rights.`);
  }
};
