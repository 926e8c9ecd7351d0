import { randomUUID } from 'node:crypto';
import { asId, type CommandId, type EventId } from '../../kernel/words/ids.js';
import { uuidOf } from './uuid-of.js';

/** An id that follows from others: the same parts give the same id. */
export const derivedId = (...parts: readonly string[]): string => uuidOf(JSON.stringify(parts));

export const eventIdOf = (command: CommandId, index: number, attempt?: string): EventId =>
  asId<EventId>(derivedId(command, String(index), ...(attempt === undefined ? [] : [attempt])));

/** Of an attempt to record, and of no other in any process. */
export const attemptName = (): string => randomUUID();
