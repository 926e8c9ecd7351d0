import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Handler } from '../../src/kernel/facts/handle.js';
import type { Envelope } from '../../src/kernel/facts/envelope.js';
import { streamName } from '../../src/kernel/ports/event-store.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import { CountingOffice, counter, done, upTo, envelope } from './counting.js';

const count = async (by: Handler, wanted: number, asked: Envelope = envelope()) =>
  by.judge({ decider: counter, id: 'c', envelope: asked }, upTo(wanted));

describe('handling a wish', () => {
  let office: CountingOffice;
  let handler: Handler;
  beforeEach(async () => {
    office = await CountingOffice.open();
    handler = await office.handler();
  });
  afterEach(() => office.close());

  const recorded = async () => office.store.read(streamName('counter', 'c'), 0);

  it('records what is decided and tells where', async () => {
    const first = done(await count(handler, 2));
    expect([first.revision, first.created]).toStrictEqual([1, true]);
    const second = done(await count(handler, 3));
    expect([second.revision, second.created]).toStrictEqual([2, false]);
    expect(second.position).toBe((await office.store.head()).position);
    expect(await handler.state(counter, 'c')).toBe(3);
  });

  it('records nothing where it is refused or already so', async () => {
    expect(await count(handler, 10)).toStrictEqual(refuse('too-few-seats'));
    const told = done(await count(handler, 2));
    expect(done(await count(handler, 2))).toStrictEqual({ ...told, created: false, changed: false });
    expect((await recorded()).length).toBe(2);
  });

  it('answers the same request under the same key as the first time, also after a restart', async () => {
    const first = done(await count(handler, 2, envelope('key')));
    await count(handler, 5);
    expect(await count(handler, 2, envelope('key'))).toStrictEqual(first);
    expect(await count(await office.restart(), 2, envelope('key'))).toStrictEqual(first);
    expect((await recorded()).length).toBe(5);
  });

  it('refuses another body under the same key, also after a restart', async () => {
    await count(handler, 2, envelope('key'));
    expect(await count(handler, 4, envelope('key', 'other'))).toStrictEqual(refuse('idempotency-key-reused'));
    const later = await office.restart();
    expect(await count(later, 4, envelope('key', 'other'))).toStrictEqual(refuse('idempotency-key-reused'));
  });

  it('judges a refused request anew under its key', async () => {
    await count(handler, 10, envelope('key'));
    expect(done(await count(handler, 4, envelope('key'))).revision).toBe(3);
  });

  it('keeps what a keyed request that changed nothing was answered, over a restart', async () => {
    await count(handler, 2);
    const first = done(await count(handler, 1, envelope('key')));
    await count(handler, 5);
    const later = await office.restart();
    expect(await count(later, 9, envelope('key', 'other'))).toStrictEqual(refuse('idempotency-key-reused'));
    expect(await count(later, 1, envelope('key'))).toStrictEqual(first);
    expect((await recorded()).length).toBe(5);
  });

  it('holds a request to the revision it names', async () => {
    await count(handler, 2);
    expect(await count(handler, 3, envelope(undefined, '', { ifMatch: 0 }))).toStrictEqual(refuse('revision-mismatch'));
    expect(await count(handler, 2, envelope(undefined, '', { ifMatch: 7 }))).toStrictEqual(refuse('revision-mismatch'));
    expect(done(await count(handler, 3, envelope(undefined, '', { ifMatch: 1 }))).revision).toBe(2);
  });

  it('answers a re-send as the first time though the revision it names has passed', async () => {
    await count(handler, 2);
    const changing = envelope('changes', 'body', { ifMatch: 1 });
    const first = done(await count(handler, 3, changing));
    const changingNothing = envelope('changes nothing', 'body', { ifMatch: 2 });
    const second = done(await count(handler, 3, changingNothing));
    await count(handler, 6);
    expect(await count(handler, 3, changing)).toStrictEqual(first);
    expect(await count(handler, 3, changingNothing)).toStrictEqual(second);
  });

  it('takes the revision of a part where a thing is part of a stream', async () => {
    const { position } = done(await count(handler, 5));
    const part = () => ({ revision: 1, position });
    const ask = async (ifMatch: number) =>
      handler.judge({ decider: counter, id: 'c', envelope: envelope(undefined, '', { ifMatch }), part }, upTo(5));
    expect(await ask(4)).toStrictEqual(refuse('revision-mismatch'));
    expect(done(await ask(1)).revision).toBe(1);
  });
});

describe('handling wishes over time and beside others', () => {
  let office: CountingOffice;
  let handler: Handler;
  beforeEach(async () => {
    office = await CountingOffice.open();
    handler = await office.handler();
  });
  afterEach(() => office.close());

  const recorded = async () => office.store.read(streamName('counter', 'c'), 0);

  it('never lets the time of recording fall, though the clock goes back or is restarted earlier', async () => {
    await count(handler, 1);
    office.clock.time = '2026-02-01T05:00:00.000Z';
    await count(handler, 2);
    const later = await office.restart();
    await count(later, 3);
    office.clock.time = '2026-03-02T05:00:00.000Z';
    await count(later, 4);
    const times = (await recorded()).map(({ meta }) => meta.recordedAt);
    const first = '2026-03-01T05:00:00.000Z';
    expect(times).toStrictEqual([first, first, first, '2026-03-02T05:00:00.000Z']);
  });

  it('never lets the day of recording fall, though the zone changes', async () => {
    office.clock.time = '2026-03-01T18:00:00.000Z';
    await count(handler, 1);
    const west = await office.restart('America/New_York');
    expect(west.moment().today).toBe('2026-03-02');
    await count(west, 2);
    office.clock.time = '2026-03-03T03:00:00.000Z';
    await count(west, 3);
    office.clock.time = '2026-03-03T06:00:00.000Z';
    await count(west, 4);
    const days = (await recorded()).map(({ meta }) => meta.recordedOn);
    expect(days).toStrictEqual(['2026-03-02', '2026-03-02', '2026-03-02', '2026-03-03']);
  });

  it('takes wishes for one stream one after another', async () => {
    const outcomes = await Promise.all([3, 1, 4, 2, 6].map((wanted) => count(handler, wanted)));
    expect(outcomes.map((outcome) => done(outcome).revision)).toStrictEqual([2, 2, 3, 3, 5]);
    expect((await recorded()).length).toBe(6);
  });

  it('records a request that arrives twice at once only once', async () => {
    const [one, other] = await Promise.all([count(handler, 2, envelope('key')), count(handler, 2, envelope('key'))]);
    expect(one).toStrictEqual(other);
    expect((await recorded()).length).toBe(2);
  });

  it('decides again where another process was faster', async () => {
    const other = await office.handler();
    await count(handler, 1);
    await count(other, 4);
    const judged: number[] = [];
    const outcome = await handler.judge({ decider: counter, id: 'c', envelope: envelope() }, (sum) => {
      judged.push(sum);
      return upTo(6)(sum);
    });
    expect([judged, done(outcome).revision]).toStrictEqual([[1, 4], 5]);
    expect(done(await count(other, 6)).revision).toBe(5);
  });

  it('finds the answer of another process to the same request where that one was faster', async () => {
    const other = await office.handler();
    await count(handler, 1);
    const first = done(await count(other, 4, envelope('key')));
    expect(await count(handler, 4, envelope('key'))).toStrictEqual(first);
    expect((await recorded()).length).toBe(4);
  });

  it('gathers nothing for what is remembered, once it is told who may not know of it', async () => {
    const first = done(await count(handler, 2, envelope('key')));
    const asked = async (must: () => Promise<void>, body = 'body') =>
      handler.execute(
        { decider: counter, id: 'c', envelope: envelope('key', body) },
        { must, gather: async () => Promise.reject(new Error('gathered')), decide: upTo(2) },
      );
    expect(await asked(async () => undefined)).toStrictEqual(first);
    expect(await asked(async () => undefined, 'other')).toStrictEqual(refuse('idempotency-key-reused'));
    await expect(asked(async () => Promise.reject(new Error('unknown')))).rejects.toThrow(/unknown/);
  });

  it('reads the stream again after a fault of the store, and a repetition is harmless', async () => {
    await count(handler, 1);
    const append = office.store.append.bind(office.store);
    let fails = true;
    const store = Object.assign(Object.create(office.store), {
      append: async (...args: Parameters<typeof append>) => {
        const answer = await append(...args);
        if (fails) throw new Error('the answer was lost');
        return answer;
      },
    });
    const shaky = await office.handler({ store });
    await expect(count(shaky, 3, envelope('key'))).rejects.toThrow(/lost/);
    fails = false;
    expect(done(await count(shaky, 3, envelope('key'))).revision).toBe(2);
    expect((await recorded()).length).toBe(3);
  });
});
