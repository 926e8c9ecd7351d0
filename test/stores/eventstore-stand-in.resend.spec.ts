import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANY, type EventData, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { Cleanup } from '../support/cleanup.js';
import { BareClient, eventually, expectWrong, fact, facts } from '../support/eventstore/bare-client.js';

describe('the stand-in for EventStoreDB: the same append again', () => {
  const cleanup = new Cleanup();
  let bare: BareClient;
  beforeAll(async () => {
    bare = await BareClient.start(cleanup);
  });
  afterAll(async () => cleanup.run());

  it('is known at the same exact revision, at once, later and after kill -9', async () => {
    const [stream, sent] = [randomUUID(), facts(3)];
    const first = await bare.append(stream, NO_STREAM, sent);
    await bare.append(stream, 2n, facts(2));
    const count = bare.standIn.stored().length;
    const changed: EventData[] = sent.map(({ id }) => ({ ...fact(9), id, type: 'Changed' }));
    for (const again of [sent, changed]) expect(await bare.append(stream, NO_STREAM, again)).toStrictEqual(first);
    await bare.standIn.restart();
    expect(await eventually(async () => bare.append(stream, NO_STREAM, sent))).toStrictEqual(first);
    expect(bare.standIn.stored().length).toBe(count);
  });

  it('is known where every event stands at its revision, more or fewer than came together', async () => {
    const [stream, sent] = [randomUUID(), facts(5)];
    await bare.append(stream, NO_STREAM, sent.slice(0, 3));
    const last = await bare.append(stream, 2n, sent.slice(3));
    expect(await bare.append(stream, NO_STREAM, sent.slice(0, 2))).toMatchObject({ nextExpectedRevision: 1n });
    expect(await bare.append(stream, 0n, sent.slice(1))).toStrictEqual(last);
    expect(await bare.append(stream, NO_STREAM, sent)).toStrictEqual(last);
  });

  it('is refused where it is known in part, or at another revision', async () => {
    const [stream, known, fresh] = [randomUUID(), fact(1), fact(2)];
    await bare.append(stream, NO_STREAM, [known]);
    await expectWrong(bare.append(stream, NO_STREAM, [known, fresh]), 'no_stream', 0n);
    await expectWrong(bare.append(stream, NO_STREAM, [fresh, known]), 'no_stream', 0n);
    await bare.append(stream, 0n, facts(2));
    await expectWrong(bare.append(stream, 1n, [known]), 1n, 2n);
  });

  it('is written again at the current revision, in another stream, and twice in one append', async () => {
    const [stream, known] = [randomUUID(), fact(1)];
    await bare.append(stream, NO_STREAM, [known]);
    expect(await bare.append(stream, 0n, [known])).toMatchObject({ nextExpectedRevision: 1n });
    expect(await bare.append(randomUUID(), NO_STREAM, [known, known])).toMatchObject({ nextExpectedRevision: 1n });
  });

  it('is remembered at any revision until kill -9, and only then', async () => {
    const [stream, known] = [randomUUID(), fact(1)];
    const first = await bare.append(stream, ANY, [known]);
    expect(await bare.append(stream, ANY, [known])).toStrictEqual(first);
    expect(await bare.append(stream, STREAM_EXISTS, [known])).toStrictEqual(first);
    await expectWrong(bare.append(stream, ANY, [known, fact(2)]), 'any', 0n);
    expect(await bare.append(stream, ANY, [fact(3), known])).toMatchObject({ nextExpectedRevision: 2n });
    await bare.standIn.restart();
    const again = await eventually(async () => bare.append(stream, ANY, [known]));
    expect(again).toMatchObject({ nextExpectedRevision: 3n });
  });
});
