import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { parseJson } from '../../src/platform/edge/json-body.js';
import { Problem } from '../../src/platform/problems/problem.js';

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
          expect(parseJson(Buffer.from(JSON.stringify(value)))).toStrictEqual({ ...value });
        },
      ),
    );
  });

  it('nests no deeper than 20, and signs in a text are none', () => {
    expect(hintOf(nest(20))).toBe('taken');
    expect(hintOf(nest(21))).toMatch(/nested too deeply/);
    expect(hintOf(`{"a":"${'{['.repeat(30_000)}","b":"\\\\\\"${'[:,'.repeat(30_000)}"}`)).toBe('taken');
  });

  it('has no more parts than any body needs', () => {
    expect(hintOf(`{"a":[${'{},'.repeat(20_000)}{}]}`)).toMatch(/too many parts/);
    expect(hintOf(`{${Array.from({ length: 20_000 }, (_, n) => `"n${n}":1`).join(',')}}`)).toMatch(/too many parts/);
    expect(hintOf('['.repeat(100_000))).toMatch(/nested too deeply/);
    expect(hintOf(`{"a":"${'x'.repeat(100_000)}`)).toMatch(/JSON in UTF-8/);
  });
});
