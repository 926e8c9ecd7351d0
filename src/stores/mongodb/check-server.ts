import { fail, type Finding, ok, type ServerCheck, warn } from '../../kernel/ports/check.js';
import { StoreRefusal } from '../../kernel/ports/store-fault.js';
import { isFarAway, whyNoAnswer } from '../shared/knock.js';
import { hostsOf, NoAnswer } from './client.js';
import { asStoreFault } from './faults.js';
import type { Inspected } from './inspected.js';

const OLDEST = 6;
const VERSION = /^(\d+)\.\d+\.\d+/;

const versionOf = (told: unknown): Finding => {
  const [version = 'of a version that it does not tell', major = '0'] = VERSION.exec(String(told)) ?? [];
  if (Number(major) >= OLDEST) return ok(`it answers, and is MongoDB ${version}`);
  return warn(`it answers, and is MongoDB ${version}: 6.0 is the oldest that was tried`, 'upgrade it');
};

const keptFrom = async (fault: unknown, setting: string): Promise<Finding> => {
  if (fault instanceof NoAnswer) return whyNoAnswer(fault.hosts, fault.silent, setting);
  const { message } = asStoreFault(fault) as Error;
  const [what = '', remedy = `see the log of the server, and ${setting}`] = message.split(': ');
  return fail(what, fault instanceof StoreRefusal ? `${remedy} (${setting})` : remedy);
};

/** That it can be opened: it answers, knows the user, lets the database be read and is of a replica set. */
export const reach = (server: Inspected): ServerCheck => ({
  name: `${server.place.of}-server`,
  vital: true,
  look: async () => {
    try {
      const { db } = await server.open();
      return [versionOf((await db.command({ buildInfo: 1 }))['version'])];
    } catch (fault) {
      return [await keptFrom(fault, server.place.setting)];
    }
  },
});

/** Of one that lies beside another on the same server, which is not waited for once more where it does not answer. */
export const reachBeside = (server: Inspected, other: Inspected): ServerCheck => {
  const alone = reach(server);
  const look = async (): Promise<readonly Finding[]> => {
    const fault: unknown = await other.open().catch((found: unknown) => found);
    if (!(fault instanceof NoAnswer)) return alone.look();
    return [fail(`it is beside the ${other.place.of}, whose server does not answer`, 'see what is said of that')];
  };
  return { ...alone, look };
};

export const encryption = (server: Inspected): ServerCheck => ({
  name: `${server.place.of}-tls`,
  look: async () => {
    const { client } = await server.open();
    if (client.options.tls) return [ok('what is told it is encrypted')];
    if (!hostsOf(client).some(isFarAway)) return [ok('it is on this machine')];
    const remedy = `start it with --tlsMode requireTLS, and set tls=true in ${server.place.setting}`;
    return [warn('whoever is on the way reads and changes what is told it', remedy)];
  },
});

const SAFE_MEMBERS = 3;

export const replicaSet = (server: Inspected): ServerCheck => ({
  name: `${server.place.of}-set`,
  look: async () => {
    const { setName, isWritablePrimary, hosts = [], passives = [] } = await server.hello();
    if (setName === undefined) return [ok('what is asked of it goes on to replica sets')];
    if (isWritablePrimary !== true) {
      const remedy = `leave out directConnection, and name all its members in ${server.place.setting}`;
      return [fail('it is a member of the set that takes no writes', remedy)];
    }
    const members = hosts.length + passives.length;
    if (members >= SAFE_MEMBERS) return [ok(`the set has ${members} members, and a primary`)];
    const remedy = 'give it three, of which any one may be lost: until then nothing is written while one is away';
    return [warn(`the set has a primary, and none of its members (${members}) may be lost`, remedy)];
  },
});

const [NOTICED_MS, WRONG_MS] = [2_000, 60_000];

/** Clocks of server and machine, apart by as much as the way of the answer does not explain. */
export const clock = (server: Inspected): ServerCheck => ({
  name: `${server.place.of}-clock`,
  look: async () => {
    const asked = Date.now();
    const { localTime } = await server.hello();
    const answered = Date.now();
    const there = (localTime as Date).getTime();
    const apart = Math.max(0, asked - there, there - answered);
    const told = `its clock and the one of this machine are ${Math.round(apart / 1_000)} s apart`;
    const remedy = 'set both by NTP: leases and dates go by them';
    if (apart > WRONG_MS) return [fail(told, remedy)];
    return [apart > NOTICED_MS ? warn(told, remedy) : ok('its clock and the one of this machine agree')];
  },
});

const MIB = 1_024 * 1_024;
const [LEAST_MIB, ENOUGH_MIB] = [256, 1_024];

export const disk = (server: Inspected): ServerCheck => ({
  name: `${server.place.of}-disk`,
  look: async () => {
    const { fsTotalSize, fsUsedSize, totalSize } = await (await server.open()).db.stats();
    if (typeof fsTotalSize !== 'number') return [ok('it does not tell of its disk')];
    const [free, size] = [fsTotalSize - Number(fsUsedSize), Number(totalSize)].map((n) => Math.floor(n / MIB));
    const told = `${free} MiB free, beside ${size} MiB of this database`;
    if (Number(free) < LEAST_MIB) return [fail(told, 'make room: what cannot be stored is refused')];
    return [Number(free) < ENOUGH_MIB ? warn(told, 'make room') : ok(told)];
  },
});
