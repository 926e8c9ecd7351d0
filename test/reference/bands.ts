import { below, fraction, type Fraction } from './fractions.js';

/** domain.md, 7: of the index before it is rounded. */
export const bandOf = (index: Fraction): string => {
  if (!below(index, fraction(4, 5))) return 'high';
  if (!below(index, fraction(3, 5))) return 'moderate';
  return below(index, fraction(2, 5)) ? 'critical' : 'low';
};
