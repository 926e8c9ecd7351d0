import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AllStreamResolvedEvent,
  BACKWARDS,
  END,
  NO_STREAM,
  type Position,
  START,
  StreamNotFoundError,
  UnknownError,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { Cleanup } from '../support/cleanup.js';
import { BareClient, drained, eventually, facts, faultOf } from '../support/eventstore/bare-client.js';

const at = (position: number): Position => ({ commit: BigInt(position), prepare: BigInt(position) });

const placesOf = (found: readonly AllStreamResolvedEvent[]): number[] =>
  found.map(({ event }) => Number(event?.position.commit));

describe('the stand-in for EventStoreDB: reads', () => {
  const cleanup = new Cleanup();
  const stream = randomUUID();
  let bare: BareClient;
  beforeAll(async () => {
    bare = await BareClient.start(cleanup);
    await bare.append(stream, NO_STREAM, facts(5));
    await bare.client.setStreamMetadata(stream, { maxCount: 3 });
  });
  afterAll(async () => cleanup.run());

  it('reads everything from a position on, which is included forwards and not backwards', async () => {
    const places = bare.standIn.stored().map(({ position }) => position);
    const [third = 0] = places.slice(3);
    const from = async (options: Parameters<typeof bare.client.readAll>[0]) =>
      placesOf(await drained(bare.client.readAll(options)));
    expect(await from({ fromPosition: START })).toStrictEqual(places);
    expect(await from({ fromPosition: at(third), maxCount: 2 })).toStrictEqual(places.slice(3, 5));
    expect(await from({ fromPosition: at(third), maxCount: 2, direction: BACKWARDS })).toStrictEqual(
      places.slice(1, 3).reverse(),
    );
    expect(await from({ fromPosition: END, maxCount: 1, direction: BACKWARDS })).toStrictEqual(places.slice(-1));
    expect(await from({ fromPosition: at(1_000_000) })).toStrictEqual([]);
  });

  it('holds what the system writes, too', async () => {
    const all = await drained(bare.client.readAll());
    const types = all.map(({ event }) => event?.type);
    expect(types[0]).toBe('$metadata');
    expect(all.at(-1)?.event).toMatchObject({ streamId: `$$${stream}`, type: '$metadata' });
    expect(types.filter((type) => type === 'Told').length).toBe(5);
  });

  it('fails from where no record begins', async () => {
    const [first = 0] = bare.standIn.stored().map(({ position }) => position);
    const fault = await faultOf(drained(bare.client.readAll({ fromPosition: at(first + 1) })));
    expect(fault).toBeInstanceOf(UnknownError);
    expect(fault).toMatchObject({ code: 2 });
  });

  it('reads a stream from a revision on, either way, with what was told of each event', async () => {
    const read = await drained(bare.client.readStream(stream, { fromRevision: 3n }));
    expect(read.map(({ event }) => event?.revision)).toStrictEqual([3n, 4n]);
    expect(read[0]?.event).toMatchObject({ streamId: stream, type: 'Told', data: { n: 3, text: '' }, isJson: true });
    expect(read[0]?.event?.metadata).toBeUndefined();
    expect(Math.abs(Date.now() - Number(read[0]?.event?.created)) < 60_000).toBe(true);
    const back = await drained(
      bare.client.readStream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 2 }),
    );
    expect(back.map(({ event }) => event?.revision)).toStrictEqual([4n, 3n]);
    expect(await drained(bare.client.readStream(stream, { fromRevision: 9n }))).toStrictEqual([]);
    expect(await faultOf(drained(bare.client.readStream(randomUUID())))).toBeInstanceOf(StreamNotFoundError);
  });

  it('has the same at the same places after kill -9, and what an older state had after a roll-back', async () => {
    const before = await drained(bare.client.readAll());
    const mark = bare.standIn.mark();
    await bare.append(randomUUID(), NO_STREAM, facts(2));
    await bare.standIn.restart();
    expect((await eventually(async () => drained(bare.client.readAll()))).length).toBe(before.length + 2);
    await bare.standIn.rollBack(mark);
    expect(await eventually(async () => drained(bare.client.readAll()))).toStrictEqual(before);
    await bare.standIn.wipe();
    expect((await eventually(async () => drained(bare.client.readAll()))).length).toBe(3);
  });
});
