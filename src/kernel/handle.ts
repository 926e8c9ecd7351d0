import { type CalendarDate, dayIn, FIRST_DAY } from './calendar-date.js';
import type { Clock } from './clock.js';
import type { Decider, Decision, DomainEvent, Moment } from './decider.js';
import {
  type EventMetadata,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  positionOf,
  type RecordedEvent,
  type StreamName,
  START,
  streamName,
} from './event-store.js';
import type { CommandId, EventId } from './ids.js';
import type { JsonObject } from './json.js';
import { isRefusal, refuse, type Refusal } from './refusal.js';
import { StateCache } from './state-cache.js';

/** One request to write: who asks, under which id, against which revision. */
export type Wish = {
  readonly actor: string;
  readonly commandId: CommandId;
  /** Present when the request carried an idempotency key: then it is remembered. */
  readonly requestHash?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** `If-Match`. */
  readonly ifMatch?: number;
};

export type Done = {
  readonly kind: 'done';
  readonly id: string;
  readonly revision: number;
  readonly position: Position;
  /** True where this wish made the stream: 201. */
  readonly created: boolean;
};

export type Outcome = Done | Refusal;

/** A stream as folded: its state and what was answered to commands of the last days. */
export type Folded<S> = {
  state: S;
  revision: number;
  position: Position;
  readonly answered: Map<CommandId, Answered>;
};

/** A part of a stream that is a thing of its own to clients: one unit of the chart, one grant. */
export type Part = { readonly revision: number; readonly position: Position };

export type Aim<S, E extends DomainEvent> = {
  readonly decider: Decider<S, E>;
  readonly id: string;
  readonly wish: Wish;
  readonly part?: (state: S) => Part | undefined;
};

type Answered = {
  hash: string | undefined;
  first: number;
  revision: number;
  position: Position;
  on: CalendarDate;
};

type AnswerKept = { type: 'AnswerKept'; id: string; revision: number; position: Position };

const answerStream = (wish: Wish): StreamName => streamName('answer', wish.commandId);

const REMEMBERED_DAYS = 8;
const CONFLICT_RETRIES = 20;
const SCHEMA_VERSION = 1;
/** Of an instant, to its minute: in no zone does a day begin within one. */
const MINUTE = 'YYYY-MM-DDThh:mm'.length;

export type HandleParts = {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly zone: string;
  /** UUIDv5 of a command id and an index: the ids of its events. */
  readonly eventId: (command: CommandId, index: number) => EventId;
};

/** Reads, folds, decides, appends: the one way in which a fact is made (design.md, 3). */
export class Handler {
  private readonly cache = new StateCache();
  private lastRecordedAt = '';
  private lastRecordedOn: CalendarDate = FIRST_DAY;
  private day = { minute: '', today: '' as CalendarDate };

  constructor(private readonly parts: HandleParts) {}

  /** Call once before the first wish: what is recorded from now on is never dated before the log's head. */
  async start(): Promise<void> {
    const { store } = this.parts;
    const { position } = await store.head();
    if (position === START) return;
    const [last] = await store.readAll(positionOf(Number(position) - 1), 1);
    this.lastRecordedAt = last?.meta.recordedAt ?? '';
    this.lastRecordedOn = last?.meta.recordedOn ?? FIRST_DAY;
  }

  /** The later of the clock and the last recording, and its day: another zone takes it back behind no recorded one. */
  moment(): Moment {
    const real = this.parts.clock.now();
    const now = real > this.lastRecordedAt ? real : this.lastRecordedAt;
    const minute = now.slice(0, MINUTE);
    if (minute !== this.day.minute) this.day = { minute, today: dayIn(now, this.parts.zone) };
    const { today } = this.day;
    return { now, today: today > this.lastRecordedOn ? today : this.lastRecordedOn };
  }

  /** The state of a stream as last known to this process. */
  async state<S, E extends DomainEvent>(decider: Decider<S, E>, id: string): Promise<S> {
    return (await this.folded(decider, id)).state;
  }

  /** As `state`, with revision and position. */
  async folded<S, E extends DomainEvent>(decider: Decider<S, E>, id: string): Promise<Folded<S>> {
    const stream = streamName(decider.category, id);
    return this.cache.fresh<Folded<S>>(stream) ?? (await this.cache.inLine(stream, () => this.load(decider, stream)));
  }

  /** Judges a wish against its stream and records what follows from it. */
  async handle<S, E extends DomainEvent>(
    { decider, id, wish, part }: Aim<S, E>,
    decide: (state: S, moment: Moment) => Decision<E> | Promise<Decision<E>>,
  ): Promise<Outcome> {
    const stream = streamName(decider.category, id);
    return this.cache.inLine(stream, async () => {
      for (let attempt = 0; attempt < CONFLICT_RETRIES; attempt += 1) {
        const folded = await this.load(decider, stream);
        const now = part?.(folded.state) ?? folded;
        const settled = settledBefore(folded, wish, id) ?? (await this.keptAnswer(folded, wish));
        if (settled) return settled;
        if (wish.ifMatch !== undefined && wish.ifMatch !== now.revision) return refuse('revision-mismatch');
        const decision = await decide(folded.state, this.moment());
        if (isRefusal(decision)) return decision;
        if (decision.length === 0) {
          const { revision, position } = now;
          return this.keep({ kind: 'done', id, revision, position, created: false }, wish);
        }
        const done = await this.record(decider, { stream, id, folded, wish }, decision);
        if (done) return done;
      }
      return refuse('too-busy');
    });
  }

  /** What a keyed wish that changed nothing was answered: it is remembered in a stream of its own. */
  private async keptAnswer<S>(folded: Folded<S>, wish: Wish): Promise<Outcome | undefined> {
    if (wish.requestHash === undefined || folded.revision < 0) return undefined;
    const [kept] = await this.parts.store.read(answerStream(wish), 0);
    if (!kept) return undefined;
    if (kept.meta.requestHash !== wish.requestHash) return refuse('idempotency-key-reused');
    const { id, revision, position } = domainEvent<AnswerKept>(kept);
    return { kind: 'done', id, revision, position, created: false };
  }

  private async keep(done: Done, wish: Wish): Promise<Done> {
    if (wish.requestHash === undefined || done.revision < 0) return done;
    const { id, revision, position } = done;
    const kept: AnswerKept = { type: 'AnswerKept', id, revision, position };
    await this.parts.store.append(answerStream(wish), 'none', this.recorded(wish, [kept]));
    return done;
  }

  private async record<S, E extends DomainEvent>(
    decider: Decider<S, E>,
    at: { stream: StreamName; id: string; folded: Folded<S>; wish: Wish },
    events: readonly E[],
  ): Promise<Done | undefined> {
    const { stream, folded, wish } = at;
    const recorded = this.recorded(wish, events);
    const expected: ExpectedRevision = folded.revision < 0 ? 'none' : folded.revision;
    const created = folded.revision < 0;
    const answer = await this.parts.store.append(stream, expected, recorded).catch((fault: unknown) => {
      this.cache.forget(stream);
      throw fault;
    });
    if (answer.kind === 'conflict') {
      this.cache.forget(stream);
      return undefined;
    }
    const first = answer.revision - recorded.length + 1;
    recorded.forEach((event, index) => {
      foldOne(decider, folded, { ...event, stream, revision: first + index, position: answer.position });
    });
    this.cache.keep(stream, folded);
    return { kind: 'done', id: at.id, revision: answer.revision, position: answer.position, created };
  }

  private recorded(wish: Wish, events: readonly DomainEvent[]): NewEvent[] {
    const { now, today } = this.moment();
    this.lastRecordedAt = now;
    this.lastRecordedOn = today;
    const meta: EventMetadata = {
      recordedAt: now,
      recordedOn: today,
      actor: wish.actor,
      commandId: wish.commandId,
      ...(wish.requestHash === undefined ? {} : { requestHash: wish.requestHash }),
      $correlationId: wish.correlationId,
      $causationId: wish.causationId ?? wish.commandId,
      schemaVersion: SCHEMA_VERSION,
    };
    return events.map(({ type, ...data }, index) => ({
      id: this.parts.eventId(wish.commandId, index),
      type,
      data,
      meta,
    }));
  }

  private async load<S, E extends DomainEvent>(decider: Decider<S, E>, stream: StreamName): Promise<Folded<S>> {
    const known = this.cache.fresh<Folded<S>>(stream);
    if (known) return known;
    const folded: Folded<S> = {
      state: decider.initial(),
      revision: -1,
      position: START,
      answered: new Map(),
    };
    for (const event of await this.parts.store.read(stream, 0)) foldOne(decider, folded, event);
    this.cache.keep(stream, folded);
    return folded;
  }
}

const foldOne = <S, E extends DomainEvent>(decider: Decider<S, E>, folded: Folded<S>, event: RecordedEvent): void => {
  const { revision, position, meta } = event;
  folded.state = decider.evolve(folded.state, domainEvent<E>(event), {
    revision,
    position,
    recordedOn: meta.recordedOn,
    commandId: meta.commandId,
  });
  folded.revision = revision;
  folded.position = position;
  remember(folded.answered, event);
};

/** Where stored JSON becomes an event of its capability. */
export const domainEvent = <E extends DomainEvent>(event: { type: string; data: JsonObject }): E =>
  ({ type: event.type, ...event.data }) as unknown as E;

const remember = (answered: Map<CommandId, Answered>, { revision, position, meta }: RecordedEvent): void => {
  if (meta.requestHash === undefined) return;
  const known = answered.get(meta.commandId);
  const first = known?.first ?? revision;
  answered.set(meta.commandId, { hash: meta.requestHash, first, revision, position, on: meta.recordedOn });
  if (answered.size % 256 === 0) dropOld(answered, meta.recordedOn);
};

const dropOld = (answered: Map<CommandId, Answered>, today: CalendarDate): void => {
  for (const [id, { on }] of answered) {
    if ((Date.parse(today) - Date.parse(on)) / 86_400_000 <= REMEMBERED_DAYS) return;
    answered.delete(id);
  }
};

const settledBefore = <S>(folded: Folded<S>, wish: Wish, id: string): Outcome | undefined => {
  const known = folded.answered.get(wish.commandId);
  if (!known) return undefined;
  if (known.hash !== wish.requestHash) return refuse('idempotency-key-reused');
  const { revision, position, first } = known;
  return { kind: 'done', id, revision, position, created: first === 0 };
};
