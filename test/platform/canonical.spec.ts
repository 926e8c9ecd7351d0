import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalBody, canonicalTarget } from '../../src/platform/bus/canonical.js';

const ID = '2b2f6f5c-2c52-4a0e-9d0c-6d6a3c1f0b11';

const shuffledNames = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffledNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, inner]) => [name, shuffledNames(inner)]),
  );
};

describe('what makes two requests the same', () => {
  it('is not the order of names, at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalBody(shuffledNames(value))).toBe(canonicalBody(value));
        expect(JSON.parse(canonicalBody(value))).toStrictEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the content: another value, name, kind or order of a list tells', () => {
    const bodies = [
      { a: 1 },
      { a: '1' },
      { b: 1 },
      { a: [1, 2] },
      { a: [2, 1] },
      { a: null },
      {},
      null,
      [],
      ['A'],
      ['a'],
    ];
    expect(new Set(bodies.map(canonicalBody)).size).toBe(bodies.length);
  });

  it('is not the case of an id, in body, path or query', () => {
    expect(canonicalBody({ unit: ID.toUpperCase(), staff: [ID.toUpperCase()] })).toBe(
      canonicalBody({ staff: [ID], unit: ID }),
    );
    expect(canonicalBody({ title: `${ID} A` })).not.toBe(canonicalBody({ title: `${ID} a` }));
    const target = canonicalTarget('POST', `/v1/units/${ID}/rename?unit=${ID}`);
    expect(canonicalTarget('POST', `/v1/units/${ID.toUpperCase()}/rename?unit=${ID.toUpperCase()}`)).toBe(target);
    expect(canonicalTarget('POST', `/v1/units/%32${ID.slice(1)}/rename?unit=${ID}`)).toBe(target);
  });

  it('is not the order of the query, but its content, the path and the method', () => {
    const same = ['/v1/x?a=1&b=2&a=3', '/v1/x?b=2&a=1&a=3', '/v1/x?a=1&a=3&b=%32'];
    expect(new Set(same.map((url) => canonicalTarget('POST', url))).size).toBe(1);
    const others = [
      '/v1/x',
      '/v1/x?a=1',
      '/v1/x?a=2',
      '/v1/x?a=1&a=2',
      '/v1/x?a=2&a=1',
      '/v1/X',
      '/v1/x/',
      '/v1/x?a=1%26b=2',
    ];
    expect(new Set(others.map((url) => canonicalTarget('POST', url))).size).toBe(others.length);
    expect(canonicalTarget('PUT', '/v1/x')).not.toBe(canonicalTarget('POST', '/v1/x'));
    expect(canonicalTarget('POST', '/v1/x?')).toBe(canonicalTarget('POST', '/v1/x'));
  });
});
