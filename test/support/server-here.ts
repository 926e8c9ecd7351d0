import { parseArgs } from 'node:util';
import type { Cleaning } from './cleanup.js';
import type * as Outside from './outside/application.js';
import { givenServers } from './given-servers.js';
import { importOutside } from './outside.js';
import type { RunningServer } from './running-server.js';

const { startHere } = await importOutside<typeof Outside>(new URL('./outside/application.js', import.meta.url).href);

const flagsIn = (args: readonly string[]): Readonly<Record<string, string>> => {
  const options = {
    now: { type: 'string' },
    namespace: { type: 'string' },
    role: { type: 'string' },
    'trust-proxy': { type: 'string' },
    'accept-clock': { type: 'boolean' },
  } as const;
  const {
    'accept-clock': accepts,
    'trust-proxy': trustProxy,
    ...said
  } = parseArgs({ args: [...args], options }).values;
  return {
    ...said,
    ...(trustProxy === undefined ? {} : { trustProxy }),
    ...(accepts === true ? { acceptClock: 'true' } : {}),
  };
};

/** A server in this process, on real stores: it starts at once, and cannot be killed. */
export type ServerHere = RunningServer & {
  /** Everything it logged so far. */
  log(): string;
};

const started = async (t: Cleaning, told: Outside.Told): Promise<ServerHere> => {
  let logged = '';
  const server = await startHere(told, (line) => (logged += line));
  t.after(async () => server.close());
  return {
    url: server.url,
    log: () => logged,
    stop: async () => {
      await server.close();
      return { code: 0, stdout: '', stderr: logged };
    },
    kill: async () => Promise.reject(new Error('only a process of its own can be killed')),
  };
};

export const here = async (t: Cleaning, data: string, args: readonly string[] = []): Promise<ServerHere> =>
  started(t, { flags: { data, ...flagsIn(args) }, env: givenServers(data) });

/** For who starts one after another on the stores that an environment names. */
export const hereWith =
  (env: Outside.Told['env']) =>
  async (t: Cleaning, data: string, args: readonly string[] = []): Promise<ServerHere> =>
    started(t, { flags: { data, ...flagsIn(args) }, env });
