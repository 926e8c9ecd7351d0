// That the stand-in answers as a real server was seen to: what the adapter's specs rely on.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventData,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  UnknownError,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { Cleanup } from '../support/cleanup.js';
import { BareClient, expectWrong, fact, facts, faultOf } from '../support/eventstore/bare-client.js';

const many = (count: number, length: number): EventData[] =>
  Array.from({ length: count }, () => fact(0, 'x'.repeat(length)));

describe('the stand-in for EventStoreDB: appends', () => {
  const cleanup = new Cleanup();
  let bare: BareClient;
  beforeAll(async () => {
    bare = await BareClient.start(cleanup);
  });
  afterAll(async () => cleanup.run());

  it('answers with the revision and the position of the last event; each has its own', async () => {
    const answer = await bare.append(randomUUID(), NO_STREAM, facts(3));
    const positions = bare.standIn.stored().map(({ position }) => position);
    const last = BigInt(positions.at(-1) ?? 0);
    expect(answer).toStrictEqual({
      success: true,
      nextExpectedRevision: 2n,
      position: { commit: last, prepare: last },
    });
    expect(positions).toStrictEqual([...new Set(positions)].sort((one, other) => one - other));
  });

  it('tells the actual revision where another was expected', async () => {
    const stream = randomUUID();
    await expectWrong(bare.append(stream, 0n, facts(1)), 0n, 'no_stream');
    await expectWrong(bare.append(stream, STREAM_EXISTS, facts(1)), 'stream_exists', 'no_stream');
    await bare.append(stream, NO_STREAM, facts(3));
    await expectWrong(bare.append(stream, NO_STREAM, facts(1)), 'no_stream', 2n);
    await expectWrong(bare.append(stream, 1n, facts(1)), 1n, 2n);
    await expectWrong(bare.append(stream, 7n, facts(1)), 7n, 2n);
    expect(await bare.append(stream, 2n, [])).toMatchObject({ success: true, nextExpectedRevision: 2n });
  });

  it('takes consecutive appends in the order of the calls, and one of many racing', async () => {
    const [line, race] = [randomUUID(), randomUUID()];
    const calls = facts(100).map(async (one, n) => bare.append(line, n === 0 ? NO_STREAM : BigInt(n - 1), [one]));
    const revisions = (await Promise.all(calls)).map(({ nextExpectedRevision }) => nextExpectedRevision);
    expect(revisions).toStrictEqual(calls.map((_, n) => BigInt(n)));
    const racers = await Promise.allSettled(facts(50).map(async (one) => bare.append(race, NO_STREAM, [one])));
    expect(racers.filter(({ status }) => status === 'fulfilled').length).toBe(1);
  });

  it('limits an append as a whole', async () => {
    for (const fits of [many(1, 1_048_000), many(100, 10_000)]) {
      expect(await bare.append(randomUUID(), NO_STREAM, fits)).toMatchObject({ success: true });
    }
    for (const large of [many(1, 1_048_570), many(100, 10_600)]) {
      const fault = await faultOf(bare.append(randomUUID(), NO_STREAM, large));
      expect(fault).toBeInstanceOf(MaxAppendSizeExceededError);
      expect(fault).toMatchObject({ maxAppendSize: 1_048_576 });
    }
  });

  it('refuses what is no event', async () => {
    const [noId, noType] = [fact(1), fact(1)];
    for (const bad of [
      { ...noId, id: 'none' },
      { ...noType, type: '' },
    ]) {
      const fault = await faultOf(bare.append(randomUUID(), NO_STREAM, [bad]));
      expect(fault).toBeInstanceOf(UnknownError);
      expect(fault).toMatchObject({ message: 'Could not recognize BadRequest' });
    }
  });
});
