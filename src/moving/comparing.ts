import { isDeepStrictEqual } from 'node:util';
import type { RecordedEvent } from '../kernel/ports/event-store.js';

/** The first fact that is not the same on both sides: where it stands, and in what it differs; never what it holds. */
export type Difference = Pick<RecordedEvent, 'stream' | 'revision'> & { readonly why: string };

export type Compared = { readonly facts: number; readonly difference?: Difference };

const FIELDS = ['stream', 'revision', 'id', 'type', 'data', 'meta'] as const;

const difference = (left: RecordedEvent | undefined, right: RecordedEvent | undefined): Difference | undefined => {
  const there = left ?? right;
  if (!there) return undefined;
  const { stream, revision } = there;
  if (!left || !right) return { stream, revision, why: left ? 'missing on the other side' : 'missing on this side' };
  const field = FIELDS.find((one) => !isDeepStrictEqual(left[one], right[one]));
  return field && { stream, revision, why: `another ${field === 'meta' ? 'metadata' : field} on the other side` };
};

/** Compares the facts of two logs one by one, in all but their positions, up to the first difference. */
export const compareFacts = async (
  left: AsyncIterator<RecordedEvent>,
  right: AsyncIterator<RecordedEvent>,
): Promise<Compared> => {
  for (let facts = 0; ; facts += 1) {
    const [one, other] = [await left.next(), await right.next()];
    if (one.done === true && other.done === true) return { facts };
    const found = difference(one.done === true ? undefined : one.value, other.done === true ? undefined : other.value);
    if (found) return { facts, difference: found };
  }
};
