import { asId, type CommandId, type EventId } from '../../kernel/words/ids.js';
import { uuidOf } from './uuid-of.js';

/** An id that follows from others: the same parts give the same id. */
export const derivedId = (...parts: readonly string[]): string => uuidOf(JSON.stringify(parts));

export const eventIdOf = (command: CommandId, index: number): EventId =>
  asId<EventId>(derivedId(command, String(index)));
