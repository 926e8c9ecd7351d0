const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** From here on UTF-16, in which JavaScript compares, has another order than stores have. */
const SURROGATES = /[\ud800-\uffff]/;

/** Keys in order of code point, as stores sort them. */
export const inOrder = (keys: Iterable<string>): string[] => {
  const list = [...keys];
  return list.some((key) => SURROGATES.test(key)) ? list.sort(byCodePoint) : list.sort();
};
