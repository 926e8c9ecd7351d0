import fc from 'fast-check';
import type { Pair } from '../../../src/kernel/words/pair.js';
import { july } from './city.js';
import { dice } from './dice.js';
import type { Cut } from './folding.js';

/** How a log is cut into batches. */
export const cuts: fc.Arbitrary<Cut[]> = fc.array(
  fc.record({ length: fc.constantFrom(1, 1, 2, 3, 5, 11), forgets: fc.boolean() }),
  { minLength: 1, maxLength: 7 },
);
export const pairs: fc.Arbitrary<Pair[]> = fc.array(
  fc.record({ asOf: fc.integer({ min: -15, max: 50 }).map(july), knownOn: fc.integer({ min: 0, max: 70 }).map(july) }),
  { minLength: 30, maxLength: 30 },
);
/** What a history is made of. */
export const throws = fc.array(dice, { minLength: 10, maxLength: 90, size: 'max' });
