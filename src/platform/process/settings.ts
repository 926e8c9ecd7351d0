import { isIP } from 'node:net';
import { isInstantText, LATEST_NOW } from '../input/dates.js';
import { type Mail, mailIn } from './mail-server.js';
import { unknownIn } from './setting-names.js';
import { proxiesIn } from './trusted-proxies.js';

/** What a process does: answers requests, keeps the views up and follows policies, or all of it. */
export type Role = 'api' | 'worker' | 'all';

/**
 * Where the stores are that are not in the data directory; a keyring that is nowhere of its own is in another database
 * beside the views. A URL may hold a password: none is ever told.
 */
export type Servers = { readonly log?: string; readonly views?: string; readonly keyring?: string };

export type Settings = {
  readonly dataDir: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** IANA name. */
  readonly timezone: string;
  readonly namespace: string;
  readonly role: Role;
  readonly servers: Servers;
  /** Addresses and networks of proxies whose `X-Forwarded-For` counts. */
  readonly trustProxy: readonly string[];
  /** Base64 of 32 bytes; absent: a file in the data directory. */
  readonly masterKey?: string;
  /** RFC 3339: the clock starts here. */
  readonly startAt?: string;
  /** The clock is right, though years ahead of the newest event. */
  readonly acceptClock?: boolean;
  /** By which reminders are sent, and from which address. */
  readonly mail: Mail;
};

/** A setting that is wrong: its name and what it may be. */
export class WrongSetting extends Error {}

type Source = Readonly<Record<string, string | undefined>>;

const EVENTSTORE = /^(?:esdb|esdb\+discover):\/\/[^\s/?]+/;
const MONGODB = /^mongodb(?:\+srv)?:\/\/[^\s/?]+/;
const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

const wrong = (name: string, maybe: string): WrongSetting => new WrongSetting(`${name}: ${maybe}`);

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const portOf = (raw: string): number => {
  const port = /^\d{1,5}$/.test(raw) ? Number(raw) : Number.NaN;
  if (!(port <= 65_535)) throw wrong('--port (PENATAAN_PORT)', 'a number from 0 to 65535; 0 takes any free port');
  return port;
};

const hostOf = (host: string, local: boolean): string => {
  if (LOOPBACK.has(host)) return host;
  if (local) throw wrong('--host (PENATAAN_HOST)', 'local mode listens on 127.0.0.1, localhost or ::1 only');
  if (isIP(host) > 0 || HOST_NAME.test(host)) return host;
  throw wrong('--host (PENATAAN_HOST)', 'an address or a name of this machine, such as 0.0.0.0');
};

const urlOf = (env: Source, name: string, shape: RegExp, like: string): string | undefined => {
  const url = env[name];
  if (url === undefined || url === '') return undefined;
  if (shape.test(url)) return url;
  throw wrong(name, `a URL such as ${like}`);
};

const keyringUrlOf = (env: Source, views: string | undefined): string | undefined => {
  const own = urlOf(env, 'MONGODB_KEYRING_URL', MONGODB, 'mongodb://host:27017/keyring');
  if (own !== undefined && views === undefined) throw wrong('MONGODB_KEYRING_URL', 'only beside MONGODB_URL');
  return own;
};

const serversOf = (env: Source): Servers => {
  const log = urlOf(env, 'EVENTSTORE_URL', EVENTSTORE, 'esdb://host:2113?tls=false');
  const views = urlOf(env, 'MONGODB_URL', MONGODB, 'mongodb://host:27017/penataan');
  const keyring = keyringUrlOf(env, views);
  return {
    ...(log === undefined ? {} : { log }),
    ...(views === undefined ? {} : { views }),
    ...(keyring === undefined ? {} : { keyring }),
  };
};

/** One process, with a store of its own: nobody else can work on the same city. */
export const isLocal = ({ log, views }: Servers): boolean => log === undefined || views === undefined;

const roleOf = (role: string, local: boolean): Role => {
  if (role !== 'api' && role !== 'worker' && role !== 'all') {
    throw wrong('--role (PENATAAN_ROLE)', "'api', 'worker' or 'all'");
  }
  if (role === 'all' || !local) return role;
  throw wrong('--role (PENATAAN_ROLE)', "'all': several processes need both EVENTSTORE_URL and MONGODB_URL");
};

const zoneOf = (zone: string): string => {
  if (isZone(zone)) return zone;
  throw wrong('--timezone (PENATAAN_TIMEZONE)', 'an IANA time zone such as Asia/Jakarta');
};

const namespaceOf = (namespace: string): string => {
  if (/^[a-z][a-z0-9]{0,31}$/.test(namespace)) return namespace;
  throw wrong('--namespace (PENATAAN_NAMESPACE)', '1 to 32 small letters and digits, a letter first');
};

const keyOf = (key: string): string => {
  if (Buffer.from(key, 'base64').length === 32) return key;
  throw wrong('PENATAAN_MASTER_KEY', 'base64 of 32 bytes');
};

const instantOf = (instant: string): string => {
  if (isInstantText(instant) && instant < LATEST_NOW) return new Date(instant).toISOString();
  throw wrong('--now (PENATAAN_NOW)', 'an instant such as 2026-01-31T08:00:00+07:00');
};

/** A flag without a value is there, or not. */
const acceptClockOf = (raw: string | boolean): boolean => {
  if (['true', 'false'].includes(String(raw))) return String(raw) === 'true';
  throw wrong('--accept-clock (PENATAAN_ACCEPT_CLOCK)', 'true or false');
};

const mailOf = (said: Parameters<typeof mailIn>[0]): Mail => {
  const mail = mailIn(said);
  if (Array.isArray(mail)) throw wrong(...mail);
  return mail;
};

const refuseUnknown = (env: Source): void => {
  const unknown = unknownIn(env);
  if (unknown) throw wrong(...unknown);
};

const trustedOf = (raw: string): readonly string[] => {
  const proxies = proxiesIn(raw);
  if (proxies) return proxies;
  throw wrong('--trust-proxy (PENATAAN_TRUST_PROXY)', 'addresses or networks of proxies, such as 127.0.0.1,10.0.0.0/8');
};

/** Where a setting is said: its flag, its variable, and what holds where neither is given. */
const SOURCES = {
  dataDir: { flag: 'data', variable: 'PENATAAN_DATA', otherwise: './data', read: (raw: string) => raw },
  port: { flag: 'port', variable: 'PENATAAN_PORT', otherwise: '3000', read: portOf },
  timezone: { flag: 'timezone', variable: 'PENATAAN_TIMEZONE', otherwise: 'Asia/Jakarta', read: zoneOf },
  namespace: { flag: 'namespace', variable: 'PENATAAN_NAMESPACE', otherwise: 'penataan', read: namespaceOf },
  trustProxy: { flag: 'trustProxy', variable: 'PENATAAN_TRUST_PROXY', otherwise: '', read: trustedOf },
  acceptClock: { flag: 'acceptClock', variable: 'PENATAAN_ACCEPT_CLOCK', otherwise: 'false', read: acceptClockOf },
} as const;

type Name = keyof typeof SOURCES;

/** Settings from flags and environment, each checked; throws WrongSetting. */
export const parseSettings = (flags: Source, env: Source): Settings => {
  refuseUnknown(env);
  const told = (flag: string, variable: string): string | undefined => flags[flag] ?? env[variable];
  const servers = serversOf(env);
  const local = isLocal(servers);
  const host = hostOf(told('host', 'PENATAAN_HOST') ?? '127.0.0.1', local);
  const read = <N extends Name>(name: N): ReturnType<(typeof SOURCES)[N]['read']> => {
    const { flag, variable, otherwise, read: check } = SOURCES[name];
    return check(told(flag, variable) ?? otherwise) as ReturnType<(typeof SOURCES)[N]['read']>;
  };
  const startAt = told('now', 'PENATAAN_NOW');
  if (startAt !== undefined && !LOOPBACK.has(host)) throw wrong('--now (PENATAAN_NOW)', 'only on a loopback address');
  const masterKey = env.PENATAAN_MASTER_KEY;
  return {
    dataDir: read('dataDir'),
    host,
    role: roleOf(told('role', 'PENATAAN_ROLE') ?? 'all', local),
    servers,
    port: read('port'),
    timezone: read('timezone'),
    namespace: read('namespace'),
    trustProxy: read('trustProxy'),
    acceptClock: read('acceptClock'),
    mail: mailOf({ flag: flags.smtp, variable: env.PENATAAN_SMTP_URL, from: told('from', 'PENATAAN_SMTP_FROM') }),
    ...(masterKey === undefined ? {} : { masterKey: keyOf(masterKey) }),
    ...(startAt === undefined ? {} : { startAt: instantOf(startAt) }),
  };
};
