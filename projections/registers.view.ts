import { isCorrection } from '../src/kernel/facts/telling.js';
import type { CalendarDate } from '../src/kernel/words/calendar-date.js';
import type { EventId } from '../src/kernel/words/ids.js';
import type { RecordedEvent } from '../src/kernel/ports/event-store.js';
import type { IndexValues } from '../src/kernel/ports/view-store.js';
import { domainEvent } from '../src/kernel/facts/domain-event.js';
import type { Projection } from '../src/kernel/views/projection.js';
import { complaintIndexes } from './registers/complaints.js';
import { KEPT, type RegisterEvent, type RegisterKind } from './registers/kinds.js';

/** A fact of a thing, as it was recorded, without who is named in it. */
export type RegisterFact = {
  readonly id: EventId;
  /** Of a reform: the request that told it, which may have told it to the chart as well. */
  readonly begun?: string;
  readonly recordedOn: CalendarDate;
  readonly seq: number;
  readonly event: FactOf;
};

/** For a session, that it was held, and how many guests were told of; nothing of who attended. */
export type SessionHeld = { readonly type: 'SessionHeld'; readonly on: CalendarDate; readonly guests?: number };

export type FactOf = Exclude<RegisterEvent, { type: 'AttendanceRecorded' }> | SessionHeld;

export type RegisterRecord = {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly programme: string;
  readonly facts: readonly RegisterFact[];
  /** True where one of the facts corrects others. */
  readonly corrected?: true;
};

const KINDS = Object.entries(KEPT) as unknown as readonly (readonly [RegisterKind, readonly string[]])[];
const KIND_OF = new Map(KINDS.flatMap(([kind, types]) => types.map((type) => [type, kind] as const)));

type Named = { readonly type: string; readonly data: { readonly [K in RegisterKind]?: string } };

const thingOf = ({ type, data }: Named): { kind: RegisterKind; id: string } => {
  const kind = KIND_OF.get(type) ?? 'programme';
  return { kind, id: data[kind] ?? '' };
};

export const registerKey = (kind: RegisterKind, id: string): string => `${kind}:${id}`;

const factOf = (record: RegisterRecord | undefined, event: RegisterEvent): FactOf | undefined => {
  if (event.type !== 'AttendanceRecorded') return event;
  const { on, guests } = event;
  const held = record?.facts.some(({ event: { type } }) => type === 'SessionHeld');
  // Whoever attended later makes it held no more than before: only what is told of guests is new.
  if (held && guests === undefined) return undefined;
  return { type: 'SessionHeld', on, ...(guests === undefined ? {} : { guests }) };
};

/** What the chart records of a reform follows from the request to the reform. */
const begunBy = ({ type, meta }: RecordedEvent): string =>
  type.startsWith('Restructure') ? meta.$causationId : meta.commandId;

/** Undefined where an event names none: a complaint may be of none. */
const programmeIn = (event: RegisterEvent): string | undefined => ('programme' in event ? event.programme : undefined);

const keep = (record: RegisterRecord | undefined, recorded: RecordedEvent): RegisterRecord => {
  const event = domainEvent<RegisterEvent>(recorded);
  const programme = programmeIn(event) ?? record?.programme ?? '';
  const known = record ?? { ...thingOf(recorded), programme, facts: [] };
  const fact = factOf(record, event);
  if (!fact) return known;
  const { id, meta, position } = recorded;
  const begun = known.kind === 'reform' ? { begun: begunBy(recorded) } : {};
  return {
    ...known,
    facts: [...known.facts, { id, ...begun, recordedOn: meta.recordedOn, seq: Number(position), event: fact }],
    ...(isCorrection(fact) ? { corrected: true } : {}),
  };
};

/** The kinds of things that figures of a programme are made of. */
const FIGURED: ReadonlySet<RegisterKind> = new Set([
  'programme',
  'reform',
  'directive',
  'session',
  'practice',
  'course',
  'issue',
]);

/** A reading loads no more of a programme than it needs: what else there is may be a thousand times as much. */
const thingIndexes = (kind: RegisterKind, programme: string): IndexValues => ({
  kind: [kind],
  programme: [programme],
  ...(FIGURED.has(kind) ? { figured: [programme] } : {}),
});

/** The things of all kinds, each with its facts and both their dates. */
export const registers: Projection<RegisterRecord> = {
  name: 'registers',
  version: 7,
  handles: new Set(KIND_OF.keys()),
  weight: () => 1,
  keys: (event) => {
    const { kind, id } = thingOf(event);
    return [registerKey(kind, id)];
  },
  indexes: (_, { kind, programme, facts }) =>
    kind === 'complaint' ? complaintIndexes(facts) : thingIndexes(kind, programme),
  fold: (recorded, { slots: [slot] }) => {
    slot?.put(keep(slot.doc, recorded));
  },
};
