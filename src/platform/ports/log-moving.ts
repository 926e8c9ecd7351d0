import { randomUUID } from 'node:crypto';
import { domainEvent } from '../../kernel/facts/domain-event.js';
import { type EventMetadata, type EventStore, type Position, START } from '../../kernel/ports/event-store.js';
import { type Moved, MOVING, type MovingBegun, type MovingEnded } from '../../kernel/ports/log-moving.js';
import { StoreRefusal } from '../../kernel/ports/store-fault.js';
import { asId, type CommandId, type EventId } from '../../kernel/words/ids.js';

type Told = (MovingBegun | MovingEnded) & { readonly position: Position };

/** How a log came here, as it says itself. */
export const movedOf = async (events: EventStore): Promise<Moved> => {
  const stored = await events.read(MOVING, 0);
  const told: Told[] = stored.map((event) => ({
    ...domainEvent<MovingBegun | MovingEnded>(event),
    position: event.position,
  }));
  const ended = told.flatMap((one) => (one.type === 'MovingEnded' ? [one] : []));
  const last = ended.at(-1);
  const nameless = last?.nameless ?? 0;
  const namelessUpTo = last && nameless > 0 ? last.position : START;
  return { state: stateOf(told.at(-1)), ended, nameless, namelessUpTo };
};

const stateOf = (last: Told | undefined): Moved['state'] => {
  if (last === undefined) return 'never';
  return last.type === 'MovingBegun' ? 'under-way' : 'whole';
};

/** Throws where the log holds a part of what was to be brought here, which is nothing that may be served. */
export const mustBeWhole = async (events: EventStore): Promise<void> => {
  if ((await movedOf(events)).state !== 'under-way') return;
  throw new StoreRefusal(
    'the log holds a part of an import that was interrupted: import the same file again, which goes on where it was, or remove what is there | impor terputus: ulangi impor berkas yang sama',
  );
};

const ACTOR = 'penataan';
const SCHEMA_VERSION = 1;

/** When a mark was recorded: as the fact beside it, so that no clock is moved. */
export type Recorded = Pick<EventMetadata, 'recordedAt' | 'recordedOn'>;

/** Records in a log that facts are being brought to it, or that all are there. */
export const markMoving = async (
  events: EventStore,
  { type, ...said }: MovingBegun | MovingEnded,
  { recordedAt, recordedOn }: Recorded,
): Promise<void> => {
  const told = await events.read(MOVING, 0);
  const commandId = asId<CommandId>(randomUUID());
  const about = { actor: ACTOR, commandId, $correlationId: commandId, $causationId: commandId };
  const meta = { recordedAt, recordedOn, ...about, schemaVersion: SCHEMA_VERSION };
  const event = { id: asId<EventId>(randomUUID()), type, data: said, meta };
  const { kind } = await events.append(MOVING, told.length === 0 ? 'none' : told.length - 1, [event]);
  if (kind === 'conflict') throw new Error('another process writes to the log');
};
