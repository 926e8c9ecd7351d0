import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document } from 'mongodb';
import type { Cleaning } from '../cleanup.js';
import { dataDirectory } from '../data-directory.js';
import { command, initiate, makeUsers, type MongoUser, primaryOf } from './administration.js';
import { MongodProcess } from './mongod-process.js';

const SIZE = ['--wiredTigerCacheSizeGB', '0.25'];
const SET = ['--replSet', 'rs0'];

/** What it keeps lies in its files as it was sent, and its log tells every command. */
const PLAIN = [
  '--wiredTigerCollectionBlockCompressor=none',
  '--wiredTigerJournalCompressor=none',
  '--wiredTigerIndexPrefixCompression=false',
  '--slowms=0',
];

const TESTABLE = ['--setParameter', 'enableTestCommands=1'];

const FAIL_POINT = 'failCommand';

/** What the stores call themselves. */
const STORES = 'penataan';

const ROOT: MongoUser = { name: 'root', password: 'password-of-root', databases: [] };

export type MongodOptions = {
  /** What it is: the one member of a replica set, one of a set that nobody initiated, or alone. */
  readonly as?: 'set' | 'not-initiated' | 'standalone';
  /** Asks for passwords, and knows these users; a root, too. */
  readonly users?: readonly MongoUser[];
  /** Can be told to fail (`fail`). */
  readonly failing?: boolean;
  /** Keeps everything so that it can be searched, and logs every command. */
  readonly plain?: boolean;
};

/** How a command of the stores is to fail, as often as it is to. */
export type Failing = {
  readonly command: string;
  readonly times: number;
  /**
   * It is never run, its connection is lost; or it is run and told as not yet had by the majority; or it is refused; or
   * it is run so much later.
   */
  readonly how: 'lost' | 'run' | { readonly refusedWith: number } | { readonly laterMs: number };
};

/** A real server of MongoDB in a test, with one member. */
export class Mongod {
  private constructor(
    private readonly server: MongodProcess,
    private readonly isSet: boolean,
  ) {}

  /** Resolves once it takes writes, where it ever does; gone after the test. */
  static async start(t: Cleaning, options: MongodOptions = {}): Promise<Mongod> {
    const { as = 'set', users } = options;
    const server = await MongodProcess.start(t, [...argsOf(options), ...(await keyArgs(t, users))]);
    if (as === 'set') await initiate([server.host]);
    if (users !== undefined) await makeUsers(server.host, ROOT, users);
    return new Mongod(server, as === 'set');
  }

  get host(): string {
    return this.server.host;
  }

  /** Where its files are, and its log. */
  get folder(): string {
    return this.server.folder;
  }

  get url(): string {
    return `mongodb://${this.host}/`;
  }

  /** The URL for a user; of the one who may do anything, for none. */
  urlFor({ name, password }: MongoUser = ROOT): string {
    return `mongodb://${name}:${password}@${this.host}/?authSource=admin`;
  }

  /** Has a command of the stores fail, and none of other clients; resolves with the wait for the last of it. */
  async fail({ command: name, times, how }: Failing): Promise<() => Promise<void>> {
    const data = { failCommands: [name], appName: STORES, ...failureOf(how) };
    const told = await command(this.host, { configureFailPoint: FAIL_POINT, mode: { times }, data });
    const waiting = { waitForFailPoint: FAIL_POINT, timesEntered: Number(told['count']) + times, maxTimeMS: 30_000 };
    return async () => void (await command(this.host, waiting));
  }

  /** Has it do what only the one may who may do anything. */
  async asRoot(what: Document): Promise<void> {
    await command(`${ROOT.name}:${ROOT.password}@${this.host}`, what);
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

const argsOf = ({ as, failing = false, plain = false }: MongodOptions): string[] => [
  ...SIZE,
  ...(failing ? TESTABLE : []),
  ...(plain ? PLAIN : []),
  ...(as === 'standalone' ? [] : SET),
];

const failureOf = (how: Failing['how']): object => {
  if (how === 'lost') return { closeConnection: true };
  if (how === 'run') return { writeConcernError: { code: 91, errmsg: 'told to fail' } };
  return 'laterMs' in how ? { blockConnection: true, blockTimeMS: how.laterMs } : { errorCode: how.refusedWith };
};

/** A key by which the members of a set that asks for passwords know each other; none where it asks for none. */
const keyArgs = async (t: Cleaning, users: MongodOptions['users']): Promise<string[]> => {
  if (users === undefined) return [];
  const file = join(await dataDirectory(t), 'keyfile');
  await writeFile(file, randomBytes(96).toString('base64'), { mode: 0o400 });
  return ['--keyFile', file];
};
