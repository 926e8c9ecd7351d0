import { expect } from '@jest/globals';

/** A plain object made outside of the tests' realm: by a worker thread, by `fetch`, by Node itself. */
const isForeign = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) === null;
};

/** Where it was made is no difference: it is compared by what it holds, as strictly as any other. */
expect.addEqualityTesters([
  function foreignValues(a, b, testers) {
    if (!isForeign(a) && !isForeign(b)) return undefined;
    const [here, there] = [a, b].map((value: unknown) => (isForeign(value) ? { ...value } : value));
    return this.equals(here, there, testers, true);
  },
]);
