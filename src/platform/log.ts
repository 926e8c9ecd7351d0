import { type Logger, pino } from 'pino';
import type { Position } from '../kernel/event-store.js';
import { kindOfFault } from './problem.filter.js';

/** What holds up a loop that follows the log, and where. */
export type Trouble = {
  readonly loop: string;
  /** How far it has come. */
  readonly position: Position;
  /** Of the event that it cannot take, if it is the event. */
  readonly eventType?: string;
  readonly error: unknown;
};

/** Tells whoever runs the server; once for each time that something is held up. */
export type Report = (trouble: Trouble) => void;

/** The log of a server: one JSON object a line, on standard error or in a file. */
export const serverLog = (file?: string): Logger =>
  pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: file ?? 2, sync: false }));

/** Never the text of an error, which may hold what was being worked on. */
export const reportTo =
  (log: Logger): Report =>
  ({ error, ...where }) =>
    log.error({ ...where, fault: kindOfFault(error) }, 'held up');
