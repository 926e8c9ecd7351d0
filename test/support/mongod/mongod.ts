import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cleaning } from '../cleanup.js';
import { dataDirectory } from '../data-directory.js';
import { initiate, makeUsers, type MongoUser, primaryOf } from './administration.js';
import { MongodProcess } from './mongod-process.js';

const SET = ['--replSet', 'rs0'];

const ROOT: MongoUser = { name: 'root', password: 'password-of-root', databases: [] };

export type MongodOptions = {
  /** What it is: the one member of a replica set, one of a set that nobody initiated, or alone. */
  readonly as?: 'set' | 'not-initiated' | 'standalone';
  /** Asks for passwords, and knows these users; a root, too. */
  readonly users?: readonly MongoUser[];
  readonly cacheGB?: number;
};

/** A real server of MongoDB in a test, with one member. */
export class Mongod {
  private constructor(
    private readonly server: MongodProcess,
    private readonly isSet: boolean,
  ) {}

  /** Resolves once it takes writes, where it ever does; gone after the test. */
  static async start(t: Cleaning, { as = 'set', users, cacheGB = 0.25 }: MongodOptions = {}): Promise<Mongod> {
    const size = ['--wiredTigerCacheSizeGB', String(cacheGB)];
    const keys = users === undefined ? [] : ['--keyFile', await keyFile(t)];
    const server = await MongodProcess.start(t, [...size, ...keys, ...(as === 'standalone' ? [] : SET)]);
    if (as === 'set') await initiate([server.host]);
    if (users !== undefined) await makeUsers(server.host, ROOT, users);
    return new Mongod(server, as === 'set');
  }

  get host(): string {
    return this.server.host;
  }

  get url(): string {
    return `mongodb://${this.host}/`;
  }

  /** The URL for a user; of the one who may do anything, for none. */
  urlFor({ name, password }: MongoUser = ROOT): string {
    return `mongodb://${name}:${password}@${this.host}/?authSource=admin`;
  }

  /** At once, as if the machine had lost it. */
  async kill(): Promise<void> {
    await this.server.kill();
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  /** It goes on to hold its connections, and says nothing until it is thawed. */
  freeze(): void {
    this.server.freeze();
  }

  thaw(): void {
    this.server.thaw();
  }

  /** Starts it again on what it kept, be it running or not, until it takes writes. */
  async restart(): Promise<void> {
    await this.stop();
    await this.server.listen();
    if (this.isSet) await primaryOf([this.host]);
  }
}

/** By which the members of a set that asks for passwords know each other. */
const keyFile = async (t: Cleaning): Promise<string> => {
  const file = join(await dataDirectory(t), 'keyfile');
  await writeFile(file, randomBytes(96).toString('base64'), { mode: 0o400 });
  return file;
};
