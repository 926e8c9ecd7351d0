import type { Asked, Share } from './components.js';
import { fraction, ZERO } from './fractions.js';
import type { Asking } from './newest-facts.js';
import { publicationOf, publishedAt, type Publication } from './published-surveys.js';

/** capabilities.md, 12: the programme's newest pulse published at the pair, as it was published. */
export const newestPulse = (asking: Asking): Publication | undefined => {
  const newest = publishedAt(asking, 'pulse').find(({ of }) => of === asking.programme);
  return newest && publicationOf(asking, newest);
};

const NOT_AVAILABLE: Share = { numerator: ZERO, denominator: ZERO, beside: {} };

/** capabilities.md, 12: sum of (answer - 1) of 4 x the number of answers, as published; never summed over units. */
export const willing = ({ published }: Asked): Share => {
  if (!published || 'hidden' in published) return NOT_AVAILABLE;
  const counts = published.elements.flatMap((element) => element.counts.map((many, low) => ({ many, low })));
  return {
    numerator: fraction(counts.reduce((sum, { many, low }) => sum + many * low, 0)),
    denominator: fraction(counts.reduce((sum, { many }) => sum + 4 * many, 0)),
    beside: {},
  };
};
