import { fail, type Finding, ok, type ServerCheck, type ServerChecks, warn } from '../../kernel/ports/check.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { isFarAway, whyNoAnswer } from '../shared/knock.js';
import { appends } from './check-appends.js';
import { DENIED, failureOf, loadDriver, UNKNOWN_USER } from './client.js';
import { ANSWER_MS, Inspected, type LogPlace } from './inspected.js';
import { within } from './patience.js';

const SETTING = 'EVENTSTORE_URL';
const UNIMPLEMENTED = 12;

/** Releases that this was measured on, or that speak as those do: 21.10 to 23.10. */
const [OLDEST, NEWEST] = [2_110, 2_310];

const versionOf = (told: string): Finding => {
  const [version = '', year = '', month = ''] = /^(\d+)\.(\d+)(?:\.\d+)*/.exec(told) ?? [];
  const release = 100 * Number(year) + Number(month);
  if (release < OLDEST) return fail('it answers, and is older than 21.10', 'upgrade it');
  if (release <= NEWEST) return ok(`it answers, and is EventStoreDB ${version}`);
  const remedy = 'before it is relied on, restore a backup into one, and run penataan verify on it';
  return warn(`it answers, and is EventStoreDB ${version}, which was never tried`, remedy);
};

const isSilence = (fault: unknown): boolean => fault instanceof StoreFault && fault.errcode === undefined;

/** Asks for what nobody needs a password for. */
const reach = (server: Inspected): ServerCheck => ({
  name: 'log-server',
  vital: true,
  look: async () => {
    const { client, address } = await server.open();
    try {
      return [versionOf(await within(ANSWER_MS, client.version()))];
    } catch (fault) {
      return [await whyNoAnswer(address.servers, isSilence(fault), SETTING)];
    }
  },
});

const encryption = (server: Inspected): ServerCheck => ({
  name: 'log-tls',
  look: async () => {
    const { servers, insecure, login } = (await server.open()).address;
    if (!insecure) return [ok('what is told it is encrypted')];
    if (login) return [warn('without TLS, user and password are not sent', `set tls=true in ${SETTING}`)];
    if (!servers.some(isFarAway)) return [ok('it is on this machine')];
    return [warn('whoever is on the way reads and changes what is told it', `set tls=true in ${SETTING}`)];
  },
});

const REFUSED: ReadonlyMap<number | undefined, Finding> = new Map([
  [UNKNOWN_USER, fail('it does not know this user and password', `correct them in ${SETTING}`)],
  [DENIED, fail('it does not let this user read $all', `name one in ${SETTING} who may`)],
]);

const rights = (server: Inspected): ServerCheck => ({
  name: 'log-rights',
  vital: true,
  look: async () => {
    const { reads } = await server.open();
    try {
      await reads.backwards('end', 1, ANSWER_MS / 2);
      await reads.forwards(0n, 1, ANSWER_MS / 2);
      return [ok('$all can be read from both ends')];
    } catch (fault) {
      const refused = fault instanceof StoreFault ? REFUSED.get(fault.errcode) : undefined;
      if (!refused) throw fault;
      return [refused];
    }
  },
});

const SAFE_NODES = 3;
const MORE = 'run three, of which any one may be lost: until then nothing is recorded while it is away';

const cluster = (server: Inspected): ServerCheck => ({
  name: 'log-cluster',
  look: async () => {
    const { client } = await server.open();
    const members = await within(ANSWER_MS, client.members()).catch((fault: unknown) => {
      if ([DENIED, UNIMPLEMENTED].includes(failureOf(fault).code ?? 0)) return [];
      throw fault;
    });
    if (members.length === 0) return [ok('it does not tell of its nodes')];
    const lost = members.filter(({ isAlive }) => !isAlive).length;
    if (!members.some(({ leads }) => leads)) return [fail('no node leads', 'start more of its nodes')];
    if (lost > 0) return [warn(`${lost} of ${members.length} nodes are away`, 'start them again')];
    if (members.length < SAFE_NODES) return [warn(`none of its nodes (${members.length}) may be lost`, MORE)];
    return [ok(`it has ${members.length} nodes, one of which leads`)];
  },
});

/** What can be looked at of the server of a log. */
export const eventStoreDbChecks = async (place: LogPlace): Promise<ServerChecks> => {
  // So that no check waits for anything but the server.
  await loadDriver('eventstore');
  const server = new Inspected(place);
  const checks = [reach, encryption, rights, appends, cluster].map((check) => check(server));
  return { kept: 'log', checks, close: async () => server.close() };
};
