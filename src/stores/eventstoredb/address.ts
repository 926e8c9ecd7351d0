import { StoreRefusal } from '../../kernel/ports/store-fault.js';

/** Where a server or cluster is, and how it is spoken to: what a connection string says. */
export type Address = {
  readonly servers: readonly { readonly address: string; readonly port: number }[];
  /** The one server's name stands for all of a cluster. */
  readonly discover: boolean;
  readonly login: { readonly username: string; readonly password: string } | undefined;
  readonly insecure: boolean;
  /** Files of certificates by the client's names for them. */
  readonly files: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, number>>;
};

const FORM = /^esdb(?<discover>\+discover)?:\/\/(?:(?<login>[^/?]*)@)?(?<servers>[^/?@]+)\/?(?:\?(?<options>.*))?$/;
const SERVER = /^(?<address>[A-Za-z0-9._-]+|\[[0-9a-fA-F:.]+\])(?::(?<port>\d{1,5}))?$/;
const PORT = 2113;
const FILES: ReadonlySet<string> = new Set(['tlsCAFile', 'userCertFile', 'userKeyFile']);
const NUMBERS: ReadonlySet<string> = new Set([
  'keepAliveInterval',
  'keepAliveTimeout',
  'discoveryInterval',
  'gossipTimeout',
  'maxDiscoverAttempts',
]);
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  tls: ['true', 'false'],
  tlsVerifyCert: ['true'],
  nodePreference: ['leader'],
};

const wrong = (what: string): StoreRefusal =>
  new StoreRefusal(`EVENTSTORE_URL: ${what}; esdb://user:password@host:2113?tls=true is how it is written.`);

/** The client's own parser prints the whole string, password included, where it meets something odd. */
export const addressOf = (url: string): Address => {
  const { discover, login, servers = '', options = '' } = FORM.exec(url.trim())?.groups ?? {};
  if (servers === '') throw wrong('not a connection string of EventStoreDB');
  const given = optionsOf(options);
  return {
    servers: servers.split(',').map(serverOf),
    discover: discover !== undefined,
    login: login === undefined ? undefined : loginOf(login),
    insecure: given.get('tls') === 'false',
    files: Object.fromEntries([...given].filter(([name]) => FILES.has(name))),
    numbers: Object.fromEntries([...given].filter(([name]) => NUMBERS.has(name)).map(([name, n]) => [name, Number(n)])),
  };
};

/** Hosts and ports, as far as they may be told. */
export const nameOf = ({ servers }: Address): string =>
  servers.map(({ address, port }) => `${address}:${port}`).join(', ');

const serverOf = (text: string): { address: string; port: number } => {
  const { address, port = String(PORT) } = SERVER.exec(text)?.groups ?? {};
  if (address === undefined || Number(port) > 65_535) throw wrong('a host is not a name or number with a port');
  return { address, port: Number(port) };
};

const loginOf = (text: string): { username: string; password: string } => {
  const [username = '', password = '', ...rest] = text.split(':').map(plain);
  if (username === '' || password === '' || rest.length > 0) throw wrong('a user needs a name and a password');
  return { username, password };
};

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong('a % is written %25');
  }
};

const optionsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('&')
      .filter((one) => one !== '')
      .map(optionOf),
  );

const optionOf = (text: string): [string, string] => {
  const [given = '', value = ''] = text.split('=').map(plain);
  const known = [...FILES, ...NUMBERS, ...Object.keys(SWITCHES)];
  const name = known.find((one) => one.toLowerCase() === given.toLowerCase());
  if (name === undefined) throw wrong(`options other than ${known.join(', ')} are not known`);
  if (NUMBERS.has(name) && !/^-?\d{1,9}$/.test(value)) throw wrong(`${name} is a whole number`);
  const allowed = SWITCHES[name];
  if (allowed && !allowed.includes(value)) throw wrong(`${name} is ${allowed.join(' or ')}`);
  return [name, value];
};
