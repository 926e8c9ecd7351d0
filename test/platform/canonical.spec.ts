import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalBody, canonicalTarget } from '../../src/platform/canonical.js';

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
        assert.equal(canonicalBody(shuffledNames(value)), canonicalBody(value));
        assert.deepEqual(JSON.parse(canonicalBody(value)), JSON.parse(JSON.stringify(value)));
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
    assert.equal(new Set(bodies.map(canonicalBody)).size, bodies.length);
  });

  it('is not the case of an id, in body, path or query', () => {
    assert.equal(
      canonicalBody({ unit: ID.toUpperCase(), staff: [ID.toUpperCase()] }),
      canonicalBody({ staff: [ID], unit: ID }),
    );
    assert.notEqual(canonicalBody({ title: `${ID} A` }), canonicalBody({ title: `${ID} a` }));
    const target = canonicalTarget('POST', `/v1/units/${ID}/rename?unit=${ID}`);
    assert.equal(canonicalTarget('POST', `/v1/units/${ID.toUpperCase()}/rename?unit=${ID.toUpperCase()}`), target);
    assert.equal(canonicalTarget('POST', `/v1/units/%32${ID.slice(1)}/rename?unit=${ID}`), target);
  });

  it('is not the order of the query, but its content, the path and the method', () => {
    const same = ['/v1/x?a=1&b=2&a=3', '/v1/x?b=2&a=1&a=3', '/v1/x?a=1&a=3&b=%32'];
    assert.equal(new Set(same.map((url) => canonicalTarget('POST', url))).size, 1);
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
    assert.equal(new Set(others.map((url) => canonicalTarget('POST', url))).size, others.length);
    assert.notEqual(canonicalTarget('PUT', '/v1/x'), canonicalTarget('POST', '/v1/x'));
    assert.equal(canonicalTarget('POST', '/v1/x?'), canonicalTarget('POST', '/v1/x'));
  });
});
