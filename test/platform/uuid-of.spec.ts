import { describe, expect, it } from '@jest/globals';
import { uuidOf } from '../../src/platform/bus/uuid-of.js';

/** As RFC 9562 has them under our namespace, by another implementation: the ids of a log follow from them for ever. */
const KNOWN: readonly (readonly [string, string])[] = [
  ['', '6f022dd7-c0e6-537b-9e1d-5bdca19dfaad'],
  ['a', '16d0fd1d-ce35-5d17-8df7-115860d575f0'],
  ['["command","é"]', '120efad1-a90f-5b71-a616-feb2a4618dca'],
  ['x'.repeat(300), '5722907d-fcdb-56cf-9e5a-0f8e5047f2d5'],
];

describe('an id that follows from a name', () => {
  it('is the UUID of version 5', () => {
    expect(KNOWN.map(([name]) => [name, uuidOf(name)])).toStrictEqual(KNOWN);
  });
});
