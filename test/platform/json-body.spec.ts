import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseJson } from '../../src/platform/json-body.js';
import { Problem } from '../../src/platform/problem.js';

const hintOf = (body: string): string => {
  try {
    parseJson(Buffer.from(body));
    return 'taken';
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return problem.rows[0]?.hint ?? 'no hint';
  }
};

const nest = (depth: number): string => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

describe('a body of JSON', () => {
  it('is read as JSON reads it, whatever its texts hold', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[\\"{}[\],:]*$/));
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'grapheme-ascii' }).map((name) => `-${name}`),
          text,
        ),
        (value) => {
          assert.deepEqual(parseJson(Buffer.from(JSON.stringify(value))), { ...value });
        },
      ),
    );
  });

  it('nests no deeper than 20, and signs in a text are none', () => {
    assert.equal(hintOf(nest(20)), 'taken');
    assert.match(hintOf(nest(21)), /nested too deeply/);
    assert.equal(hintOf(`{"a":"${'{['.repeat(30_000)}","b":"\\\\\\"${'[:,'.repeat(30_000)}"}`), 'taken');
  });

  it('has no more parts than any body needs', () => {
    assert.match(hintOf(`{"a":[${'{},'.repeat(20_000)}{}]}`), /too many parts/);
    assert.match(hintOf(`{${Array.from({ length: 20_000 }, (_, n) => `"n${n}":1`).join(',')}}`), /too many parts/);
    assert.match(hintOf('['.repeat(100_000)), /nested too deeply/);
    assert.match(hintOf(`{"a":"${'x'.repeat(100_000)}`), /JSON in UTF-8/);
  });
});
