import { expect } from '@jest/globals';

const saying = (fault: unknown, about: string): unknown => {
  if (fault instanceof Error) fault.message = `${about}\n${fault.message}`;
  return fault;
};

/** The same matchers, each of which says what a failure is about. */
const named = <M extends object>(matchers: M, about: string): M =>
  new Proxy(matchers, {
    get: (target, name): unknown => {
      const found: unknown = Reflect.get(target, name);
      if (typeof found === 'object' && found !== null) return named(found, about);
      if (typeof found !== 'function') return found;
      return (...args: unknown[]): unknown => {
        try {
          return Reflect.apply(found, target, args);
        } catch (fault) {
          throw saying(fault, about);
        }
      };
    },
  });

/** As `expect`, for one of many: says which. */
export const expectOf = <T>(value: T, about: string | undefined): ReturnType<typeof expect<T>> =>
  about === undefined ? expect(value) : named(expect(value), about);

/** As `expect(value).toBeTruthy()`, where what follows relies on it. */
export function must(value: unknown, about?: string): asserts value {
  expectOf(value, about).toBeTruthy();
}

/** As `expect(value).toBe(expected)`, where what follows relies on it. */
export function mustBe<T>(value: unknown, expected: T, about?: string): asserts value is T {
  expectOf(value, about).toBe(expected);
}
