import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Handler } from '../../src/kernel/facts/handle.js';
import type { Outcome, Envelope } from '../../src/kernel/facts/envelope.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import { CountingOffice, counter, done, upTo, envelope } from './counting.js';

describe('what another stream has to take first', () => {
  let office: CountingOffice;
  let handler: Handler;
  beforeEach(async () => {
    office = await CountingOffice.open();
    handler = await office.handler();
  });
  afterEach(() => office.close());

  /** Counts in one stream up to a number, and before that in another one up to another. */
  const count = async (first: number, wanted: number, asked: Envelope = envelope()): Promise<Outcome> =>
    handler.execute(
      { decider: counter, id: 'own', envelope: asked },
      {
        gather: async () => undefined,
        decide: (sum) => upTo(wanted)(sum),
        before: async () => handler.judge({ decider: counter, id: 'other', envelope: envelope() }, upTo(first)),
      },
    );
  const counted = async (): Promise<number[]> =>
    Promise.all(['other', 'own'].map(async (id) => handler.state(counter, id)));

  it('is recorded there before', async () => {
    const { position } = done(await count(2, 3));
    expect(await counted()).toStrictEqual([2, 3]);
    const first = await handler.folded(counter, 'other');
    expect(first.position < position).toBe(true);
  });

  it('is the answer where it is refused: nothing else is recorded', async () => {
    expect(await count(10, 3)).toStrictEqual(refuse('too-few-seats'));
    expect(await counted()).toStrictEqual([0, 0]);
  });

  it('is asked only for what is to be recorded', async () => {
    const first = await count(1, 3, envelope('key'));
    expect(await count(5, 10)).toStrictEqual(refuse('too-few-seats'));
    expect(done(await count(5, 2)).changed).toBe(false);
    expect(await count(5, 4, envelope(undefined, 'body', { ifMatch: 0 }))).toStrictEqual(refuse('revision-mismatch'));
    expect(await count(5, 3, envelope('key'))).toStrictEqual(first);
    expect(await counted()).toStrictEqual([1, 3]);
  });
});
