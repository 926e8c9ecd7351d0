const numbersIn = (position: string): readonly bigint[] => (position.match(/\d+/g) ?? []).map(BigInt);

/** Positions are opaque but ordered; whatever separates their numbers, the numbers are compared one by one. */
export const isAfter = (a: string, b: string): boolean => {
  const right = numbersIn(b);
  for (const [index, number] of numbersIn(a).entries()) {
    const other = right[index] ?? -1n;
    if (number !== other) return number > other;
  }
  return false;
};
