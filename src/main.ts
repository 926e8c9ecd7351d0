import type { Server } from './application.js';
import { fitGarbageCollection } from './platform/process/garbage.js';
import { serverLog } from './platform/process/log.js';
import type { Settings } from './platform/process/settings.js';
import { openWorld } from './world.js';

/** Opens the data directory and answers requests; resolves when it listens. What answers takes long to load, and is so once the stores are open. */
export const startServer = async (settings: Settings, logFile?: string): Promise<Server> => {
  fitGarbageCollection();
  const log = serverLog(logFile);
  const world = await openWorld(settings, log);
  try {
    const { serveWorld } = await import('./application.js');
    return await serveWorld(world, log);
  } catch (fault) {
    await world.close();
    throw fault;
  }
};
