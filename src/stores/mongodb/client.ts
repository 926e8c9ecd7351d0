import type { Db, MongoClient, MongoClientOptions } from 'mongodb';
import { StoreFault, StoreRefusal } from '../../kernel/ports/store-fault.js';
import type { Host } from '../shared/knock.js';
import { asking, asStoreFault, codeOf } from './faults.js';

/** A database of a server, for one store. */
export type Mongo = {
  readonly client: MongoClient;
  readonly db: Db;
  /** Throws a StoreFault where nobody answers, or not soon. */
  check(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A server that falls silent is an error within 10 s: its monitor finds out after connectTimeoutMS + heartbeatFrequencyMS
 * and clears the pool, and a try again waits serverSelectionTimeoutMS for another primary. Longer elections are waited
 * for by who tries again. socketTimeoutMS is for commands that never end on a server that is well, and
 * waitQueueTimeoutMS for those that wait for a connection of a server that is not: both have no end by themselves.
 */
const OPTIONS = {
  appName: 'penataan',
  connectTimeoutMS: 2_000,
  heartbeatFrequencyMS: 1_000,
  serverSelectionTimeoutMS: 5_000,
  socketTimeoutMS: 30_000,
  waitQueueTimeoutMS: 5_000,
  readPreference: 'primary',
  readConcern: { level: 'majority' },
  writeConcern: { w: 'majority' },
} as const satisfies MongoClientOptions;

const CHECKED_MS = 2_000;

const WRONG_URL = 'this is no URL of MongoDB: give mongodb://host:port/database';
const WRONG_USER = 'the MongoDB server refuses user or password: check both, and authSource in the URL';
const NO_RIGHTS = 'the MongoDB server lets this user not read the database: give the user the role readWrite on it';
const NO_PRIMARY =
  'the MongoDB replica set has no primary: start more of its members, or wait until it has elected one';
const UNREACHABLE = 'no MongoDB server answers: check that it runs, and host, port, TLS and replicaSet in the URL';
const NO_SET = 'the MongoDB server is no member of a replica set: start it with --replSet and initiate the set';
const NOT_INITIATED = 'the replica set of the MongoDB server was never initiated: run rs.initiate() on it';

/** Of a name in a URL such as mongodb://host:1,host:2/name?options. */
const DATABASE_IN_URL = /^mongodb(?:\+srv)?:\/\/[^/?]*\/([^?]+)/;

const databaseIn = (url: string): string | undefined => {
  const name = DATABASE_IN_URL.exec(url)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
};

/** What a server takes for the name of a database. */
const NAME = /^[^/\\. "$*<>:|?\0]{1,63}$/;

/** The driver is loaded where it is needed only: an embedded server goes without. */
const parsed = async (url: string, named: Named): Promise<Pick<Mongo, 'client' | 'db'>> => {
  const { database, suffix = '', withinMs: serverSelectionTimeoutMS = OPTIONS.serverSelectionTimeoutMS } = named;
  const driver = await import('mongodb');
  try {
    const name = `${databaseIn(url) ?? database}${suffix}`;
    const client = NAME.test(name) ? new driver.MongoClient(url, { ...OPTIONS, serverSelectionTimeoutMS }) : undefined;
    if (client) return { client, db: client.db(name) };
  } catch {
    // Its message may hold the password.
  }
  throw new StoreRefusal(WRONG_URL);
};

/** Nobody answers: `silent` where nothing came at all, not even a refusal. */
export class NoAnswer extends StoreFault {
  constructor(
    readonly hosts: readonly Host[],
    readonly silent: boolean,
  ) {
    super(UNREACHABLE);
  }
}

/** Why nobody could be asked, as far as the driver has seen it. */
const whyUnreachable = (fault: unknown, client: MongoClient): Error => {
  const seen = seenBy(fault);
  if (seen.some(({ type }) => type === 'RSGhost')) return new StoreRefusal(NOT_INITIATED);
  if (seen.some(({ type }) => type === 'RSSecondary')) return new StoreFault(NO_PRIMARY);
  return new NoAnswer(
    hostsOf(client),
    seen.some(({ error }) => error?.name === 'MongoNetworkTimeoutError'),
  );
};

/** Where a client looks for its server; one that is on a file of this machine has no port. */
export const hostsOf = ({ options }: MongoClient): readonly Host[] =>
  options.hosts.map(({ host = 'localhost', port = 0 }) => ({ address: host, port }));

type Seen = { readonly type: string; readonly error: Error | null };

const seenBy = (fault: unknown): readonly Seen[] => {
  if (typeof fault !== 'object' || fault === null || !('reason' in fault)) return [];
  const { servers } = fault.reason as { readonly servers?: ReadonlyMap<string, Seen> };
  return [...(servers?.values() ?? [])];
};

const REFUSALS: Readonly<Record<number, string>> = { 13: NO_RIGHTS, 18: WRONG_USER };

/** What the driver finds wrong with a URL only when it connects. */
const ofTheUrl = /^Mongo(?:API|Parse|InvalidArgument|MissingCredentials)/;

/** A fault of the start, with its remedy. */
const asRefusal = (fault: unknown, client: MongoClient): unknown => {
  if (fault instanceof StoreRefusal) return fault;
  const code = codeOf(fault);
  if (code !== undefined) return code in REFUSALS ? new StoreRefusal(REFUSALS[code]) : asStoreFault(fault);
  return fault instanceof Error && ofTheUrl.test(fault.name)
    ? new StoreRefusal(WRONG_URL)
    : whyUnreachable(fault, client);
};

const mustDo = async (db: Db): Promise<void> => {
  const hello = await db.admin().command({ hello: 1 });
  if (hello['setName'] === undefined && hello['msg'] !== 'isdbgrid') throw noSet(hello['isreplicaset'] === true);
  await db.collection('any').findOne({}, { projection: { _id: 1 } });
};

const noSet = (isMember: boolean): StoreRefusal => new StoreRefusal(isMember ? NOT_INITIATED : NO_SET);

/** Ends, as a StoreFault, what takes longer; it may well go on. */
const within = async <T>(ms: number, doing: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreFault('the MongoDB server does not answer')), ms);
  });
  try {
    return await Promise.race([doing, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Asks for nothing, and then for something that the majority has to have. */
const ask = async (db: Db): Promise<void> => {
  await db.command({ ping: 1 });
  await db.collection('any').findOne({}, { projection: { _id: 1 } });
};

/**
 * `database`: where the URL names none; `suffix`: of the database beside it that is meant; `withinMs`: how long a
 * primary is waited for.
 */
export type Named = { readonly database: string; readonly suffix?: string; readonly withinMs?: number };

/**
 * Connects to a replica set, or to what routes to some. Throws a
 * StoreRefusal where it will never do as it is, and a StoreFault where nobody answers.
 */
export const openMongo = async (url: string, named: Named): Promise<Mongo> => {
  const { client, db } = await parsed(url, named);
  try {
    await client.connect();
    await mustDo(db);
  } catch (fault) {
    await client.close().catch(() => undefined);
    throw asRefusal(fault, client);
  }
  return {
    client,
    db,
    check: async () =>
      within(
        CHECKED_MS,
        asking(async () => ask(db)),
      ),
    close: async () => asking(async () => client.close()),
  };
};
