import { v5 } from 'uuid';
import { asId, type CommandId, type EventId } from '../../kernel/words/ids.js';

/** Namespace of every id derived from what was asked. */
const COMMANDS = '5f0c1f0e-6c39-5b7a-9d5e-0f8f2f4c7a11';

/** An id that follows from others: the same parts give the same id. */
export const derivedId = (...parts: readonly string[]): string => v5(JSON.stringify(parts), COMMANDS);

export const eventIdOf = (command: CommandId, index: number): EventId =>
  asId<EventId>(derivedId(command, String(index)));
