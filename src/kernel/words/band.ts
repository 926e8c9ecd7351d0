import { atLeast, type Fraction } from './exact.js';

export type Band = 'high' | 'moderate' | 'low' | 'critical';

/** From which hundredths on. */
const BANDS: readonly (readonly [number, Band])[] = [
  [80, 'high'],
  [60, 'moderate'],
  [40, 'low'],
];

/** Of an index that was not rounded (domain.md, 7). */
export const bandOf = (index: Fraction): Band => BANDS.find(([from]) => atLeast(index, from))?.[1] ?? 'critical';
