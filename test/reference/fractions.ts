/** An exact fraction; the denominator is above 0. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export const fraction = (top: bigint | number, bottom: bigint | number = 1n): Fraction => ({
  top: BigInt(top),
  bottom: BigInt(bottom),
});

export const ZERO = fraction(0);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, fraction(-b.top, b.bottom));

export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom);

export const over = (a: Fraction, b: Fraction): Fraction =>
  b.top < 0n ? fraction(-a.top * b.bottom, a.bottom * -b.top) : fraction(a.top * b.bottom, a.bottom * b.top);

export const below = (a: Fraction, b: Fraction): boolean => a.top * b.bottom < b.top * a.bottom;

export const smaller = (a: Fraction, b: Fraction): Fraction => (below(a, b) ? a : b);

/** Four decimals, rounded half away from zero (domain.md, 7). */
export const rounded = (a: Fraction): number => {
  const size = a.top < 0n ? -a.top : a.top;
  const tenThousandths = (size * 20_000n + a.bottom) / (2n * a.bottom);
  return Number(a.top < 0n ? -tenThousandths : tenThousandths) / 10_000;
};
