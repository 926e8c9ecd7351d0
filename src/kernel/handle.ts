import { type Aim, isExpected, lastOf } from './aim.js';
import { type Answered, type AnswerKept, answerStream, remember, settledBefore } from './answered.js';
import { type Beginning, beginning } from './beginning.js';
import type { ClockReport } from './clock.js';
import type { Decider, Decision, DomainEvent, Moment } from './decider.js';
import {
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
  type StreamName,
  START,
  streamName,
} from './event-store.js';
import type { CommandId } from './ids.js';
import type { JsonObject } from './json.js';
import { type HandleParts, Recorder } from './recorder.js';
import { isRefusal, refuse } from './refusal.js';
import { StateCache } from './state-cache.js';
import type { Done, Outcome, Part, Wish } from './wish.js';

/** A stream as folded: its state and what was answered to commands of the last days. */
export type Folded<S> = {
  state: S;
  revision: number;
  position: Position;
  readonly answered: Map<CommandId, Answered>;
};

const CONFLICT_RETRIES = 20;

/** Judges a state at a moment; what it is asked to find out may take time. */
type Decide<S, E extends DomainEvent> = (state: S, moment: Moment) => Decision<E> | Promise<Decision<E>>;

/** Reads, folds, decides, appends: the one way in which a fact is made (design.md, 3). */
export class Handler {
  private readonly cache = new StateCache();
  private readonly recorder: Recorder;

  constructor(private readonly parts: HandleParts) {
    this.recorder = new Recorder(parts);
  }

  /** Call once before the first wish: what is recorded from now on is never dated before the log's head. */
  async start(): Promise<void> {
    await this.recorder.start();
  }

  /** When a wish is judged that comes now. */
  moment(): Moment {
    return this.recorder.moment();
  }

  /** The clock beside the newest event. */
  readonly clock = (): ClockReport => this.recorder.clockReport();

  /** The state of a stream as last known to this process. */
  async state<S, E extends DomainEvent>(decider: Decider<S, E>, id: string): Promise<S> {
    return (await this.folded(decider, id)).state;
  }

  /** As `state`, with revision and position. */
  async folded<S, E extends DomainEvent>(decider: Decider<S, E>, id: string): Promise<Folded<S>> {
    const stream = streamName(decider.category, id);
    return this.cache.fresh<Folded<S>>(stream) ?? (await this.cache.inLine(stream, () => this.load(decider, stream)));
  }

  /**
   * Judges a wish against its stream and records what follows from it. Those of one key come one after another, so that
   * what the first was answered is looked up before the stream's line, which nobody holds up by reading.
   */
  async handle<S, E extends DomainEvent>(aim: Aim<S, E>, decide: Decide<S, E>): Promise<Outcome> {
    const { wish } = aim;
    if (wish.requestHash === undefined) return this.judge(aim, decide);
    return this.cache.inLine(answerStream(wish), async () => (await this.keptAnswer(wish)) ?? this.judge(aim, decide));
  }

  /** Records the first facts of a thing, as `beginning` says. */
  async begin(thing: Beginning, events: readonly DomainEvent[]): Promise<Outcome> {
    if (!this.recorder.mayRecord(thing.wish, events)) return refuse('store-unavailable');
    return beginning(this.parts.store, thing, this.recorder.recorded(thing.wish, events));
  }

  private async judge<S, E extends DomainEvent>(aim: Aim<S, E>, decide: Decide<S, E>): Promise<Outcome> {
    const stream = streamName(aim.decider.category, aim.id);
    return this.cache.inLine(stream, async () => {
      for (let attempt = 0; attempt < CONFLICT_RETRIES; attempt += 1) {
        const outcome = await this.attempt(stream, aim, decide);
        if (outcome) return outcome;
      }
      return refuse('too-busy');
    });
  }

  /** Undefined where another process was faster: then all of it is judged again. */
  private async attempt<S, E extends DomainEvent>(
    stream: StreamName,
    aim: Aim<S, E>,
    decide: Decide<S, E>,
  ): Promise<Outcome | undefined> {
    const { decider, id, wish } = aim;
    const folded = await this.load(decider, stream);
    const now = aim.part?.(folded.state) ?? folded;
    const settled = settledBefore(folded.answered, wish, id);
    if (settled) return settled;
    if (!(await isExpected(aim, now))) return refuse('revision-mismatch');
    const decision = await decide(folded.state, this.moment());
    if (isRefusal(decision)) return decision;
    if (!this.recorder.mayRecord(wish, decision)) return refuse('store-unavailable');
    if (decision.length === 0) return this.keep(folded, aim, { ...now, position: await lastOf(aim, now) });
    return this.record(aim, { stream, folded }, decision);
  }

  /** What a keyed wish that changed nothing was answered: it is remembered in a stream of its own. */
  private async keptAnswer(wish: Wish): Promise<Outcome | undefined> {
    const [kept] = await this.parts.store.read(answerStream(wish), 0);
    if (!kept) return undefined;
    if (kept.meta.requestHash !== wish.requestHash) return refuse('idempotency-key-reused');
    const { id, revision, position, changed = false } = domainEvent<AnswerKept>(kept);
    return { kind: 'done', id, revision, position, created: false, changed };
  }

  private async keep<S, E extends DomainEvent>(
    folded: Folded<S>,
    { id, wish, elsewhere }: Aim<S, E>,
    now: Part,
  ): Promise<Done> {
    const part = folded.revision < 0 && elsewhere ? await elsewhere() : now;
    const { revision, position } = part;
    const done: Done = { kind: 'done', id: part.id ?? id, revision, position, created: false, changed: false };
    if (revision >= 0) await this.remember(wish, done);
    return done;
  }

  private async remember(wish: Wish, { id, revision, position, changed }: Done): Promise<void> {
    if (wish.requestHash === undefined) return;
    const kept: AnswerKept = { type: 'AnswerKept', id, revision, position, ...(changed ? { changed } : {}) };
    await this.parts.store.append(answerStream(wish), 'none', this.recorder.recorded(wish, [kept]));
  }

  private async record<S, E extends DomainEvent>(
    { decider, id, wish, keepsAnswer = false }: Aim<S, E>,
    { stream, folded }: { stream: StreamName; folded: Folded<S> },
    events: readonly E[],
  ): Promise<Done | undefined> {
    const recorded = this.recorder.recorded(wish, events);
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
    // A fold that broke off halfway is nothing to go on from.
    this.cache.forget(stream);
    const first = answer.revision - recorded.length + 1;
    recorded.forEach((event, index) => {
      foldOne(decider, folded, { ...event, stream, revision: first + index, position: answer.position });
    });
    this.cache.keep(stream, folded);
    const { revision, position } = answer;
    const done: Done = { kind: 'done', id, revision, position, created, changed: true };
    if (keepsAnswer) await this.remember(wish, done);
    return done;
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
    // Ids that lead nowhere, asked for one after another, put no stream out of the cache.
    if (folded.revision >= 0) this.cache.keep(stream, folded);
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
