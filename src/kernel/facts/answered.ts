import type { CalendarDate } from '../words/calendar-date.js';
import { type Position, type RecordedEvent, type StreamName, streamName } from '../ports/event-store.js';
import type { CommandId } from '../words/ids.js';
import { refuse } from '../words/refusal.js';
import type { Outcome, Envelope } from './envelope.js';

/** What a keyed command of the last days was answered. */
export type Answered = {
  readonly hash: string;
  readonly first: number;
  readonly revision: number;
  readonly position: Position;
  readonly on: CalendarDate;
};

/** What a keyed command that recorded nothing of its thing was answered. */
export type AnswerKept = {
  type: 'AnswerKept';
  id: string;
  revision: number;
  position: Position;
  /** Absent where nothing was recorded beside this. */
  changed?: true;
  /** Where what was recorded is the first of its thing. */
  created?: true;
};

export const answerStream = (envelope: Envelope): StreamName => streamName('answer', envelope.commandId);

const REMEMBERED_DAYS = 8;
/** How often, in answers, those too old are looked for. */
const SWEPT_EVERY = 256;

/** Keeps the answer that an event is part of, if it is that of a keyed command. */
export const remember = (
  answered: Map<CommandId, Answered>,
  { revision, position, meta }: Pick<RecordedEvent, 'revision' | 'position' | 'meta'>,
): void => {
  const { requestHash: hash, commandId, recordedOn: on } = meta;
  if (hash === undefined) return;
  const first = answered.get(commandId)?.first ?? revision;
  answered.set(commandId, { hash, first, revision, position, on });
  if (answered.size % SWEPT_EVERY === 0) dropOld(answered, on);
};

/** Answers stand in the order of their days. */
const dropOld = (answered: Map<CommandId, Answered>, today: CalendarDate): void => {
  for (const [id, { on }] of answered) {
    if ((Date.parse(today) - Date.parse(on)) / 86_400_000 <= REMEMBERED_DAYS) return;
    answered.delete(id);
  }
};

/** What the same request under the same key was answered; undefined where there was none. */
export const settledBefore = (
  answered: ReadonlyMap<CommandId, Answered>,
  envelope: Envelope,
  id: string,
): Outcome | undefined => {
  const known = answered.get(envelope.commandId);
  if (!known) return undefined;
  if (known.hash !== envelope.requestHash) return refuse('idempotency-key-reused');
  const { revision, position, first } = known;
  return { kind: 'done', id, revision, position, created: first === 0, changed: true };
};
