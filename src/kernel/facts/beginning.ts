import { type EventStore, type NewEvent, streamName } from '../ports/event-store.js';
import { refuse } from '../words/refusal.js';
import type { Outcome, Envelope } from './envelope.js';

/** A thing that a command makes, under an id that nobody else can have used. */
export type Beginning = { readonly category: string; readonly id: string; readonly envelope: Envelope };

/**
 * Records the first facts of a thing without reading its stream first. The same facts again are answered as the first
 * time; where the stream holds others, it is a revision mismatch.
 */
export const beginning = async (
  store: EventStore,
  { category, id }: Beginning,
  events: readonly NewEvent[],
): Promise<Outcome> => {
  const answer = await store.append(streamName(category, id), 'none', events);
  if (answer.kind === 'conflict') return refuse('revision-mismatch');
  const { revision, position } = answer;
  return { kind: 'done', id, revision, position, created: true, changed: true };
};
