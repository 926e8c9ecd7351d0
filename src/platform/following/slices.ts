import type { RecordedEvent } from '../../kernel/ports/event-store.js';
import type { AnyProjection } from '../../kernel/views/projection.js';

/** Events in runs of about as many persons' facts as may be committed together. */
export const slicesOf = (
  events: readonly RecordedEvent[],
  projection: Pick<AnyProjection, 'weight'>,
  facts: number,
): RecordedEvent[][] => {
  const slices: RecordedEvent[][] = [];
  let weight = facts;
  for (const event of events) {
    if (weight >= facts) {
      slices.push([]);
      weight = 0;
    }
    slices.at(-1)?.push(event);
    weight += projection.weight(event);
  }
  return slices;
};
