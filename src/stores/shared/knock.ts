import { once } from 'node:events';
import { connect } from 'node:net';
import { fail, type Finding } from '../../kernel/ports/check.js';
import { unreachable } from '../../kernel/words/unreachable.js';

export type Host = { readonly address: string; readonly port: number };

/** What comes of connecting to a host. */
type Door = 'open' | 'refused' | 'unknown' | 'no-way';

const KNOCK_MS = 1_500;

const UNKNOWN: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);

const doorOf = async ({ address, port }: Host): Promise<Door> => {
  const socket = connect({ host: address.replace(/^\[|\]$/g, ''), port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(KNOCK_MS) });
    return 'open';
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
    if (UNKNOWN.has(code)) return 'unknown';
    return code === 'ECONNREFUSED' ? 'refused' : 'no-way';
  } finally {
    socket.destroy();
  }
};

/** The best of what comes of it: one host that can be reached is enough. */
const bestOf = (doors: readonly Door[]): Door =>
  (['open', 'no-way', 'refused'] as const).find((door) => doors.includes(door)) ?? 'unknown';

/** Why nobody answered who was asked at some hosts; `silent`: nothing came, not even a refusal. */
export const whyNoAnswer = async (hosts: readonly Host[], silent: boolean, setting: string): Promise<Finding> => {
  const door = bestOf(await Promise.all(hosts.map(doorOf)));
  switch (door) {
    case 'unknown':
      return fail('its host has a name that is not known here', `correct the host in ${setting}, or the name service`);
    case 'refused':
      return fail('nothing listens there', `start it, or correct host and port in ${setting}`);
    case 'no-way':
      return fail('no connection to it comes about', `look at the network, and at host and port in ${setting}`);
    case 'open':
      return silent
        ? fail('it takes connections and answers nothing: it is frozen or overloaded', 'relieve it, or start it again')
        : fail('what listens there is not what the URL says', `correct port and TLS in ${setting}`);
    default:
      return unreachable(door);
  }
};

/** Hosts that nobody listens to on the way. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

export const isFarAway = ({ address }: Host): boolean => !LOOPBACK.test(address);
