/** A fraction of whole numbers, denominator above 0: figures are never computed in floating point (domain.md, 7). */
export type Fraction = { readonly n: bigint; readonly d: bigint };

/** Four decimals, rounded half away from zero; of a fraction that is not negative. */
export const fourDecimals = ({ n, d }: Fraction): number => Number((20_000n * n + d) / (2n * d)) / 10_000;

/** As `fourDecimals`, to two. */
export const twoDecimals = ({ n, d }: Fraction): number => Number((200n * n + d) / (2n * d)) / 100;

/** As `fourDecimals`, of a ratio of whole numbers; those of a city are small enough to be divided as they are. */
export const ratio = (n: number, d: number): number => {
  const doubled = 20_000 * n + d;
  if (doubled > Number.MAX_SAFE_INTEGER) return fourDecimals({ n: BigInt(n), d: BigInt(d) });
  return (doubled - (doubled % (2 * d))) / (2 * d) / 10_000;
};

/** True where the fraction is at least `hundredths` / 100. */
export const atLeast = ({ n, d }: Fraction, hundredths: number): boolean => 100n * n >= BigInt(hundredths) * d;

export type Weighted = { readonly weight: number; readonly numerator: number; readonly denominator: number };

/** sum(weight x numerator / denominator) / sum(weight), over parts whose denominator is not 0; undefined without any. */
export const weightedMean = (parts: readonly Weighted[]): Fraction | undefined => {
  let [n, d, weights] = [0n, 1n, 0n];
  for (const { weight, numerator, denominator } of parts) {
    if (denominator === 0) continue;
    const [w, over] = [BigInt(weight), BigInt(denominator)];
    n = n * over + w * BigInt(numerator) * d;
    d *= over;
    weights += w;
  }
  return weights === 0n ? undefined : { n, d: d * weights };
};
