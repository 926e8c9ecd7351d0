/** A small seeded source of chance (mulberry32), so that a seed and a number of steps name one history. */
export type Chance = {
  /** A whole number from 0 to below the limit. */
  readonly below: (limit: number) => number;
  readonly happens: (share: number) => boolean;
  readonly pick: <T>(options: readonly T[]) => T | undefined;
  readonly some: <T>(options: readonly T[], most: number) => readonly T[];
};

export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(options: readonly T[]): T | undefined => options[below(options.length)];
  const some = <T>(options: readonly T[], most: number): readonly T[] => {
    const left = [...options];
    const wanted = Math.min(left.length, 1 + below(most));
    return Array.from({ length: wanted }, () => left.splice(below(left.length), 1)).flat();
  };
  return { below, pick, some, happens: (share) => next() < share };
};
