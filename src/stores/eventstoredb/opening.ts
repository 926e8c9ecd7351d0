import { setTimeout } from 'node:timers/promises';
import { StoreFault, StoreRefusal } from '../../kernel/ports/store-fault.js';
import { nameOf } from './address.js';
import { DENIED, UNKNOWN_USER } from './client.js';
import type { Connection } from './connections.js';
import { BackOff, type Patience, within } from './patience.js';
import type { Reads } from './reads.js';

const TRY_MS = 2_000;

/** The server's version, once it is known that it answers, lets us read everything, and takes appends as we send them. */
export const mustBeUsable = async (connection: Connection, reads: Reads, { open }: Patience): Promise<string> => {
  const where = `EventStoreDB at ${nameOf(connection.address)}`;
  const until = performance.now() + open;
  const backOff = new BackOff(100, 1_000);
  for (let left = open; left > 0; left = until - performance.now()) {
    const version = await within(left, versionOf(connection, reads, where)).catch((fault) => mayHelp(fault, where));
    if (version !== undefined) return version;
    await setTimeout(backOff.take());
  }
  throw new StoreRefusal(`${where} does not answer: start it, or correct the host, port and tls of EVENTSTORE_URL.`);
};

const versionOf = async ({ client }: Connection, reads: Reads, where: string): Promise<string> => {
  await reads.backwards('end', 1, TRY_MS);
  if (await within(TRY_MS, client.takesAppends())) return within(TRY_MS, client.version());
  throw new StoreRefusal(`${where} is older than 21.10: upgrade it.`);
};

/** Throws where trying again cannot help. */
const mayHelp = (fault: unknown, where: string): undefined => {
  if (fault instanceof StoreRefusal) throw fault;
  const errcode = fault instanceof StoreFault ? fault.errcode : undefined;
  if (errcode === UNKNOWN_USER) {
    throw new StoreRefusal(`${where} does not know this user and password: correct them in EVENTSTORE_URL.`);
  }
  if (errcode === DENIED) {
    throw new StoreRefusal(`${where} does not let this user read $all: name one in EVENTSTORE_URL who may.`);
  }
  return undefined;
};
