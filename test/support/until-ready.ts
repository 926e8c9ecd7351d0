import type { RunningServer } from './running-server.js';
import { untilSo } from './until-so.js';

/** Waits until a server is ready: on servers it keeps the views up once whoever was killed holds no lease on them. */
export const untilReady = async ({ url }: Pick<RunningServer, 'url'>): Promise<void> =>
  untilSo(async () => (await fetch(`${url}/health/ready`)).status === 200, 'a server that is ready');
