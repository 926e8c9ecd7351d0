import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import type { Cleaning } from './cleanup.js';
import { EventStoreStandIn } from './eventstore/stand-in.js';
import { withoutDatabase } from './given-servers.js';
import { mongoUrl } from './mongod/describing.js';
import type { StartServer } from './running-server.js';
import { hereWith } from './server-here.js';
import { ServerProcess } from './server-process.js';

type Role = 'api' | 'worker' | 'all';

const { EVENTSTORE_URL = '' } = process.env;

/** Stores that several processes share: those that the environment names, else a stand-in for EventStoreDB and a MongoDB. */
export class SharedStores {
  private constructor(readonly env: Readonly<Record<string, string>>) {}

  static async start(t: Cleaning): Promise<SharedStores> {
    const log = EVENTSTORE_URL === '' ? (await EventStoreStandIn.start(t)).url : EVENTSTORE_URL;
    return SharedStores.at(log, await mongoUrl(t));
  }

  /** What a process is told of them; a city of its own, where others are in them. */
  static at(log: string, views: string): SharedStores {
    const namespace = `t${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    return new SharedStores({
      EVENTSTORE_URL: log,
      MONGODB_URL: withoutDatabase(views),
      PENATAAN_NAMESPACE: namespace,
    });
  }

  /** Where the views are, as long as the URL names no database. */
  get views(): { readonly url: string; readonly database: string } {
    return { url: this.env['MONGODB_URL'] ?? '', database: this.env['PENATAAN_NAMESPACE'] ?? '' };
  }

  /** Drops the database of the views under whoever uses it; nothing of it is left, and of the keyring all. */
  async dropViews(): Promise<void> {
    const client = new MongoClient(this.views.url);
    await client.db(this.views.database).dropDatabase();
    await client.close();
  }

  /** Starts a process of its own on them; the directory holds the master key alone. */
  starting(role: Role): StartServer {
    return async (t, data, args = []) => this.process(t, data, ['--role', role, ...args]);
  }

  /** Starts one in this process on them, that does everything. */
  get startingHere(): StartServer {
    return hereWith(this.env);
  }

  async process(t: Cleaning, data: string, args: readonly string[]): Promise<ServerProcess> {
    return ServerProcess.start(t, data, { args, env: this.env });
  }
}
