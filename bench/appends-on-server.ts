import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `inFlight` at a time, each of one event to a stream of its own. */
export type Asked = { readonly url: string; readonly count: number; readonly inFlight: number };

const CHILD = fileURLToPath(new URL('./appends.child.js', import.meta.url));

/** A process may hold one client only: two of them share a table and break each other. */
const inChild = async (by: 'client' | 'adapter', { url, count, inFlight }: Asked): Promise<number> => {
  const child = fork(CHILD, [by, url, String(count), String(inFlight)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [perSecond] = (await once(child, 'message')) as [number];
  child.kill();
  return perSecond;
};

/** Appends a second, by the client of the server alone. */
export const bareAppends = async (asked: Asked): Promise<number> => inChild('client', asked);

/** Appends a second, by the adapter. */
export const ownAppends = async (asked: Asked): Promise<number> => inChild('adapter', asked);
