/**
 * A filter as it is given: one with a hole in it would match what has no such field, or everything. Every filter whose
 * values come from elsewhere goes through here.
 */
export const exactly = <F extends object>(filter: F): F => {
  for (const value of Object.values(filter)) {
    if (value === undefined) throw new TypeError('a filter of MongoDB with a value that is not there');
    if (isPlain(value)) exactly(value);
  }
  return filter;
};

const isPlain = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);
