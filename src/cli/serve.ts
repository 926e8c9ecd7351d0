import { readSettings } from '../config.js';
import { stopSignal, whenAborted } from './stop-signal.js';

/** Serves until it is told to stop, finishes what was accepted, and ends. */
export const serve = async (flags: Readonly<Record<string, string | undefined>>): Promise<void> => {
  const stop = stopSignal();
  const settings = readSettings(flags);
  const { startServer } = await import('../main.js');
  const server = await startServer(settings);
  try {
    if (!stop.aborted) process.stdout.write(`listening on ${server.url}\n`);
    // What listens keeps the process alive meanwhile.
    await whenAborted(stop);
  } finally {
    await server.close();
  }
};
