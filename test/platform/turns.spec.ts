import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonText } from '../../src/platform/edge/json-text.js';
import { Turns } from '../../src/platform/reading/turns.js';
import { expectOf } from '../support/expectation.js';

const SPUN_MS = 10;

/** Takes longer than a slice of the thread each time, before it rests. */
function* work(name: string, told: string[]): Generator<undefined, string> {
  for (let step = 1; step <= 3; step += 1) {
    for (const until = performance.now() + SPUN_MS; performance.now() < until;);
    told.push(`${name}${step}`);
    yield;
  }
  return name;
}

function* failing(): Generator<undefined, string> {
  yield;
  throw new Error('no');
}

describe('turns', () => {
  it('go round among all that has long work, and between them others come', async () => {
    const turns = new Turns();
    const told: string[] = [];
    const done = Promise.all([turns.finish(work('a', told)), turns.finish(work('b', told))]);
    const others = (): void => {
      told.push('-');
      if (told.filter((one) => one === '-').length < 4) setImmediate(others);
    };
    setImmediate(others);
    expect(await done).toStrictEqual(['a', 'b']);
    const inTurn = told.filter((one) => one !== '-');
    expect(inTurn).toStrictEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
    expectOf(told.indexOf('-') < told.indexOf('b2'), told.join(' ')).toBeTruthy();
  });

  it('hand on what work throws', async () => {
    await expect(new Turns().finish(failing())).rejects.toThrow(/no/);
  });
});

describe('the text of an answer', () => {
  const lists = fc.array(fc.jsonValue(), { maxLength: 350 });
  const bodies = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), lists, fc.constant(undefined)));

  it('is what JSON says of it', async () => {
    const turns = new Turns();
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        expect(await turns.finish(jsonText(body))).toBe(JSON.stringify(body));
      }),
    );
  });
});
