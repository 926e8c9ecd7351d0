import type { EventMetadata, EventStore, RecordedEvent, StreamName } from '../ports/event-store.js';
import type { Decider, DomainEvent } from './decider.js';
import { blank, foldOne, type Folded } from './folded.js';
import { StateCache } from './state-cache.js';

type Parts = { readonly store: EventStore; readonly heard: (meta: EventMetadata) => void };

/** The streams of a log as this process has folded them, each read on where others have recorded in it. */
export class Folds {
  private readonly cache = new StateCache();
  /** Streams whose line is held by somebody who asks what may lead back to them. */
  private readonly asking = new Set<StreamName>();

  constructor(private readonly parts: Parts) {}

  /** What stands in the log, whoever recorded it. */
  note({ stream, revision, meta }: RecordedEvent): void {
    this.parts.heard(meta);
    this.cache.note(stream, revision);
  }

  /** Runs `work` after all that was put in line for the stream before it. */
  async inLine<T>(stream: StreamName, work: () => Promise<T>): Promise<T> {
    return this.cache.inLine(stream, work);
  }

  /** A stream as last known to this process. */
  async known<S, E extends DomainEvent>(decider: Decider<S, E>, stream: StreamName): Promise<Folded<S>> {
    const fresh = this.cache.fresh<Folded<S>>(stream);
    if (fresh) return fresh;
    // Who stands in the line and asks would wait for itself.
    if (this.asking.has(stream)) return this.apart(decider, stream);
    return this.inLine(stream, async () => this.load(decider, stream));
  }

  /** As `known`, for who stands in the stream's line, and may record on it. */
  async load<S, E extends DomainEvent>(decider: Decider<S, E>, stream: StreamName): Promise<Folded<S>> {
    const fresh = this.cache.fresh<Folded<S>>(stream);
    if (fresh) return fresh;
    const folded = this.cache.kept<Folded<S>>(stream) ?? blank(decider);
    const events = await this.parts.store.read(stream, folded.revision + 1);
    // A fold that broke off halfway is nothing to go on from.
    this.cache.forget(stream);
    this.take(decider, folded, events);
    // Ids that lead nowhere, asked for one after another, put no stream out of the cache.
    if (folded.revision >= 0) this.cache.keep(stream, folded);
    return folded;
  }

  /** For who stands in the stream's line: asks what may want to know of this very stream. */
  async whileAsking<T>(stream: StreamName, ask: () => Promise<T>): Promise<T> {
    this.asking.add(stream);
    try {
      return await ask();
    } finally {
      this.asking.delete(stream);
    }
  }

  /** Whether more was heard of a stream than is folded. */
  isBehind(stream: StreamName, { revision }: Pick<Folded<unknown>, 'revision'>): boolean {
    return this.cache.heardOf(stream) > revision;
  }

  keep<S>(stream: StreamName, folded: Folded<S>): void {
    this.cache.keep(stream, folded);
  }

  forget(stream: StreamName): void {
    this.cache.forget(stream);
  }

  /** Beside what is kept, which somebody is judging by. */
  private async apart<S, E extends DomainEvent>(decider: Decider<S, E>, stream: StreamName): Promise<Folded<S>> {
    const folded = blank(decider);
    this.take(decider, folded, await this.parts.store.read(stream, 0));
    return folded;
  }

  /** Also what this process has not heard of otherwise is older than all that it records from now on. */
  private take<S, E extends DomainEvent>(
    decider: Decider<S, E>,
    folded: Folded<S>,
    events: readonly RecordedEvent[],
  ): void {
    for (const event of events) {
      this.parts.heard(event.meta);
      foldOne(decider, folded, event);
    }
  }
}
