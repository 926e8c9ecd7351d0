import { domainEvent } from './domain-event.js';
import { type AnswerKept, answerStream } from './answered.js';
import type { EventStore } from '../ports/event-store.js';
import type { Recorder } from './recorder.js';
import { refuse } from '../words/refusal.js';
import type { Done, Outcome, Envelope } from './envelope.js';

/** The first event of the same command may lie in the stream of its thing: no two events have one id. */
const BESIDE_ITS_FACTS = 'answer';

/** What keyed commands were answered that left nothing in a stream where their key leads: in streams of their own. */
export class KeptAnswers {
  constructor(
    private readonly store: EventStore,
    private readonly recorder: Recorder,
  ) {}

  /** What the same request under the same key was answered; undefined where there is none, or no key. */
  async find(envelope: Envelope): Promise<Outcome | undefined> {
    if (envelope.requestHash === undefined) return undefined;
    const [kept] = await this.store.read(answerStream(envelope), 0);
    if (!kept) return undefined;
    if (kept.meta.requestHash !== envelope.requestHash) return refuse('idempotency-key-reused');
    const { id, revision, position, changed = false, created = false } = domainEvent<AnswerKept>(kept);
    // Told in a log that has moved to another store since, it may name a place beyond this one's end.
    const told = position > kept.position ? kept.position : position;
    return { kind: 'done', id, revision, position: told, created, changed };
  }

  async keep(envelope: Envelope, { id, revision, position, changed, created }: Done): Promise<void> {
    if (envelope.requestHash === undefined) return;
    const also = { ...(changed ? { changed } : {}), ...(created ? { created } : {}) };
    const kept: AnswerKept = { type: 'AnswerKept', id, revision, position, ...also };
    await this.store.append(answerStream(envelope), 'none', this.recorder.recorded(envelope, [kept], BESIDE_ITS_FACTS));
  }
}
