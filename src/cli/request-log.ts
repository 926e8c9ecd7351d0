import { join } from 'node:path';
import type { Settings } from '../platform/process/settings.js';

/** Where a server that talks to a person logs its requests, so that the terminal shows what it says alone. */
export const requestLog = ({ dataDir }: Settings): string => join(dataDir, 'requests.log');
