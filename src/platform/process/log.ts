import { mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Logger, pino } from 'pino';
import type { Position } from '../../kernel/ports/event-store.js';
import { kindOfFault } from '../problems/kind-of-fault.js';

/** What holds up a loop, and where. */
export type Trouble = {
  readonly loop: string;
  /** How far it has come, where it follows the log. */
  readonly position?: Position;
  /** Of the event that it cannot take, if it is the event. */
  readonly eventType?: string;
  readonly error: unknown;
};

/** Tells whoever runs the server; once for each time that something is held up. */
export type Report = (trouble: Trouble) => void;

const STANDARD_ERROR = 2;

/** A file that cannot be written is no reason not to serve: then the log goes to standard error. */
const openLog = (file: string | undefined): number => {
  if (file === undefined) return STANDARD_ERROR;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return openSync(file, 'a', 0o600);
  } catch {
    return STANDARD_ERROR;
  }
};

/** The log of a server: one JSON object a line, on standard error or in a file. What cannot be logged is lost. */
export const serverLog = (file?: string): Logger => {
  const destination = pino.destination({ dest: openLog(file), sync: false });
  destination.on('error', () => undefined);
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
};

/** Never the text of an error, which may hold what was being worked on. */
export const reportTo =
  (log: Logger): Report =>
  ({ error, ...where }) =>
    log.error({ ...where, fault: kindOfFault(error) }, 'held up');
