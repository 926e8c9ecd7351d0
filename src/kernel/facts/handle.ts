import { type Aim, isExpected, lastOf } from './aim.js';
import { answerStream, settledBefore } from './answered.js';
import { type Beginning, beginning } from './beginning.js';
import type { ClockReport } from '../ports/clock.js';
import type { Decider, Decision, DomainEvent, Moment } from './decider.js';
import { type RecordedEvent, type StreamName, streamName } from '../ports/event-store.js';
import { foldAppended, type Folded } from './folded.js';
import { Folds } from './folds.js';
import { type Gathered, gatheredBy, type Judging } from './judging.js';
import { KeptAnswers } from './kept-answers.js';
import { type HandleParts, Recorder } from './recorder.js';
import { isRefusal, refuse } from '../words/refusal.js';
import type { Done, Outcome, Part } from './envelope.js';

const nothing = async (): Promise<undefined> => undefined;

const CONFLICT_RETRIES = 100;

/** Reads, folds, decides, appends: the one way in which a fact is made (design.md, 3). */
export class Handler {
  private readonly folds: Folds;
  private readonly recorder: Recorder;
  private readonly kept: KeptAnswers;

  constructor(private readonly parts: HandleParts) {
    this.recorder = new Recorder(parts);
    this.folds = new Folds({ store: parts.store, heard: (meta) => this.recorder.note(meta) });
    this.kept = new KeptAnswers(parts.store, this.recorder);
  }

  /** Call once before the first command: what is recorded from now on is never dated before the log's head. */
  async start(): Promise<void> {
    await this.recorder.start();
  }

  /** When a command is judged that comes now. */
  moment(): Moment {
    return this.recorder.moment();
  }

  /** What stands in the log, whoever recorded it: for stores that others write to as well. */
  note(event: RecordedEvent): void {
    this.folds.note(event);
  }

  /** The clock beside the newest event. */
  readonly clock = (): ClockReport => this.recorder.clockReport();

  /** The state of a stream as last known to this process. */
  async state<S, E extends DomainEvent>(decider: Decider<S, E>, id: string): Promise<S> {
    return (await this.folded(decider, id)).state;
  }

  /** As `state`, with revision and position. */
  async folded<S, E extends DomainEvent>(decider: Decider<S, E>, id: string): Promise<Folded<S>> {
    return this.folds.known(decider, streamName(decider.category, id));
  }

  /**
   * Judges a command against its stream and records what follows from it. Those of one key come one after another, so
   * that what the first was answered is known to the second; what is gathered holds up nobody else's stream.
   */
  async execute<S, E extends DomainEvent, F>(aim: Aim<S, E>, judging: Judging<S, E, F>): Promise<Outcome> {
    const { envelope } = aim;
    if (envelope.requestHash === undefined) return this.attempts(aim, judging);
    return this.folds.inLine(answerStream(envelope), async () => this.attempts(aim, judging));
  }

  /** Records the first facts of a thing, as `beginning` says. */
  async begin(thing: Beginning, events: readonly DomainEvent[]): Promise<Outcome> {
    if (!this.recorder.mayRecord(thing.envelope, events)) return refuse('store-unavailable');
    return beginning(this.parts.store, thing, this.recorder.recorded(thing.envelope, events));
  }

  /** As `execute`, where the state says all that the rules need to know. */
  async judge<S, E extends DomainEvent>(
    aim: Aim<S, E>,
    decide: (state: S, moment: Moment) => Decision<E>,
  ): Promise<Outcome> {
    return this.execute(aim, { gather: nothing, decide: (state, _, moment) => decide(state, moment) });
  }

  private async attempts<S, E extends DomainEvent, F>(aim: Aim<S, E>, judging: Judging<S, E, F>): Promise<Outcome> {
    const { decider, id, envelope } = aim;
    const stream = streamName(decider.category, id);
    for (let attempt = 0; attempt < CONFLICT_RETRIES; attempt += 1) {
      const folded = await this.folded(decider, id);
      const told = judging.must && (await this.remembered(aim, judging.must, folded));
      if (told) return told;
      const gathered = await gatheredBy(judging, folded, this.moment());
      const kept = judging.must ? undefined : await this.kept.find(envelope);
      const outcome = kept ?? (await this.folds.inLine(stream, async () => this.attempt(aim, judging, gathered)));
      if (outcome) return outcome;
      await this.parts.overtaken?.(attempt);
    }
    return refuse('too-busy');
  }

  /** What was answered under the same key, to whoever may be told: where that is known before anything is gathered. */
  private async remembered<S, E extends DomainEvent>(
    { id, envelope }: Aim<S, E>,
    must: (state: S, moment: Moment) => Promise<void>,
    { state, answered }: Folded<S>,
  ): Promise<Outcome | undefined> {
    await must(state, this.moment());
    return (await this.kept.find(envelope)) ?? settledBefore(answered, envelope, id);
  }

  /** Undefined where another process was faster: then all of it is gathered and judged again. */
  private async attempt<S, E extends DomainEvent, F>(
    aim: Aim<S, E>,
    judging: Judging<S, E, F>,
    gathered: Gathered<F>,
  ): Promise<Outcome | undefined> {
    const { decider, id } = aim;
    const stream = streamName(decider.category, id);
    const folded = await this.folds.load(decider, stream);
    // What was sealed for it before an erasure went with the key: it is sealed again.
    if (folded.erasedAt > gathered.revision) return undefined;
    const facts = await this.folds.whileAsking(stream, async () => this.factsFor(folded, judging, gathered));
    // What was asked may know more of the stream than what is judged.
    return this.folds.isBehind(stream, folded) ? undefined : this.judged(aim, judging, { stream, folded }, facts);
  }

  private async judged<S, E extends DomainEvent, F>(
    aim: Aim<S, E>,
    judging: Judging<S, E, F>,
    { stream, folded }: { readonly stream: StreamName; readonly folded: Folded<S> },
    facts: F,
  ): Promise<Outcome | undefined> {
    const { id, envelope } = aim;
    const now = aim.part?.(folded.state) ?? folded;
    const settled = settledBefore(folded.answered, envelope, id);
    if (settled) return settled;
    if (!(await isExpected(aim, now))) return refuse('revision-mismatch');
    const decision = judging.decide(folded.state, facts, this.moment());
    if (isRefusal(decision)) return decision;
    if (!this.recorder.mayRecord(envelope, decision)) return refuse('store-unavailable');
    if (decision.length === 0) return this.keep(folded, aim, { ...now, position: await lastOf(aim, now) });
    return this.afterOthers(aim, judging, { stream, folded }, decision);
  }

  /** Records the events once whatever other stream has to take first has taken it. */
  private async afterOthers<S, E extends DomainEvent, F>(
    aim: Aim<S, E>,
    { before }: Judging<S, E, F>,
    at: { stream: StreamName; folded: Folded<S> },
    events: readonly E[],
  ): Promise<Outcome | undefined> {
    const { stream, folded } = at;
    const outcome = before && (await this.folds.whileAsking(stream, async () => before(folded.state, events)));
    return isRefusal(outcome) ? outcome : this.record(aim, at, events);
  }

  /** What was gathered, anew where it follows from a state that has moved since. */
  private async factsFor<S, E extends DomainEvent, F>(
    folded: Folded<S>,
    judging: Judging<S, E, F>,
    { facts, revision }: Gathered<F>,
  ): Promise<F> {
    const isStale = judging.followsState === true && folded.revision !== revision;
    return isStale ? (await gatheredBy(judging, folded, this.moment())).facts : facts;
  }

  private async keep<S, E extends DomainEvent>(
    folded: Folded<S>,
    { id, envelope, elsewhere }: Aim<S, E>,
    now: Part,
  ): Promise<Done> {
    const part = folded.revision < 0 && elsewhere ? await elsewhere() : now;
    const { revision, position } = part;
    const done: Done = { kind: 'done', id: part.id ?? id, revision, position, created: false, changed: false };
    if (revision >= 0) await this.kept.keep(envelope, done);
    return done;
  }

  private async record<S, E extends DomainEvent>(
    { decider, id, envelope, keepsAnswer = false }: Aim<S, E>,
    { stream, folded }: { stream: StreamName; folded: Folded<S> },
    events: readonly E[],
  ): Promise<Done | undefined> {
    const recorded = this.recorder.recorded(envelope, events, this.parts.attempt?.());
    const created = folded.revision < 0;
    const appending = this.parts.store.append(stream, created ? 'none' : folded.revision, recorded);
    // Whatever comes of it: a fold that broke off halfway is nothing to go on from either.
    const answer = await appending.finally(() => this.folds.forget(stream));
    if (answer.kind === 'conflict') return undefined;
    foldAppended(decider, folded, { stream, events: recorded, ...answer });
    this.folds.keep(stream, folded);
    const { revision, position } = answer;
    const done: Done = { kind: 'done', id, revision, position, created, changed: true };
    if (keepsAnswer) await this.kept.keep(envelope, done);
    return done;
  }
}
