import { randomUUID } from 'node:crypto';
import { dayIn } from '../../kernel/words/calendar-date.js';
import type { Clock } from '../../kernel/ports/clock.js';
import { domainEvent } from '../../kernel/facts/domain-event.js';
import { type EventMetadata, type EventStore, streamName } from '../../kernel/ports/event-store.js';
import { asId, type CommandId, type EventId, type LogId } from '../../kernel/words/ids.js';
import { lastEvent, LOG, type LogMade } from '../../kernel/ports/log-identity.js';
import { mustBeWhole } from './log-moving.js';

type Time = { readonly clock: Clock; readonly zone: string };
type Recorded = Pick<EventMetadata, 'recordedAt' | 'recordedOn'>;

const ACTOR = 'penataan';
const SCHEMA_VERSION = 1;
const STREAM = streamName(LOG.category, LOG.id);

/** Which log this is; undefined where it was made before logs had an id, and no server was started on it since. */
export const logIdOf = async (events: EventStore): Promise<LogId | undefined> => {
  const [made] = await events.read(STREAM, 0);
  return made && domainEvent<LogMade>(made).log;
};

/**
 * Which log this is; one that does not know it yet is told, in the moment of its last event where it has any. Throws where
 * it is not whole.
 */
export const identify = async (events: EventStore, time: Time): Promise<LogId> => {
  await mustBeWhole(events);
  return (await logIdOf(events)) ?? tell(events, await momentOf(events, time));
};

const momentOf = async (events: EventStore, { clock, zone }: Time): Promise<Recorded> => {
  const now = clock.now();
  return (await lastEvent(events))?.meta ?? { recordedAt: now, recordedOn: dayIn(now, zone) };
};

const tell = async (events: EventStore, { recordedAt, recordedOn }: Recorded): Promise<LogId> => {
  const log = asId<LogId>(randomUUID());
  const commandId = asId<CommandId>(randomUUID());
  const about = { actor: ACTOR, commandId, $correlationId: commandId, $causationId: commandId };
  const meta = { recordedAt, recordedOn, ...about, schemaVersion: SCHEMA_VERSION };
  const { kind } = await events.append(STREAM, 'none', [
    { id: asId<EventId>(randomUUID()), type: 'LogMade', data: { log }, meta },
  ]);
  if (kind === 'appended') return log;
  const told = await logIdOf(events);
  if (told === undefined) throw new Error('the log does not say which it is');
  return told;
};
