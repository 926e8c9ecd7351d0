import type { Cleaning } from './cleanup.js';
import { EventStoreStandIn } from './eventstore/stand-in.js';
import { Mongod } from './mongod/mongod.js';
import type { StartServer } from './running-server.js';
import { ServerProcess } from './server-process.js';

type Role = 'api' | 'worker' | 'all';

/** Stores that several processes share: a stand-in for EventStoreDB, and a real MongoDB. */
export class SharedStores {
  private constructor(
    readonly eventStore: EventStoreStandIn,
    readonly mongod: Mongod,
  ) {}

  static async start(t: Cleaning): Promise<SharedStores> {
    const [eventStore, mongod] = await Promise.all([EventStoreStandIn.start(t), Mongod.start(t)]);
    return new SharedStores(eventStore, mongod);
  }

  /** What a process is told of them. */
  get env(): Readonly<Record<string, string>> {
    return { EVENTSTORE_URL: this.eventStore.url, MONGODB_URL: this.mongod.url };
  }

  /** Starts a process of its own on them; the directory holds the master key alone. */
  starting(role: Role): StartServer {
    return async (t, data, args = []) => this.process(t, data, ['--role', role, ...args]);
  }

  async process(t: Cleaning, data: string, args: readonly string[]): Promise<ServerProcess> {
    return ServerProcess.start(t, data, { args, env: this.env });
  }
}
