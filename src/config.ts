import { parseSettings, type Settings } from './platform/process/settings.js';

/** The settings of this process: flags first, then the environment, then defaults. The only reader of process.env. */
export const readSettings = (flags: Readonly<Record<string, string | undefined>>): Settings =>
  parseSettings(flags, process.env);
