import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AllStreamSubscription,
  END,
  excludeSystemEvents,
  NO_STREAM,
  type Position,
  streamNameFilter,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Cleanup } from '../support/cleanup.js';
import { BareClient, eventually, fact, facts } from '../support/eventstore/bare-client.js';

type Options = Parameters<BareClient['client']['subscribeToAll']>[0];

const at = (position: number): Position => ({ commit: BigInt(position), prepare: BigInt(position) });

/** What a subscriber is told, as it comes. */
class Listener {
  readonly heard: string[] = [];
  readonly marks: string[] = [];

  constructor(readonly subscription: AllStreamSubscription) {
    subscription.on('data', ({ event }) => this.heard.push(event?.id ?? ''));
    for (const mark of ['confirmation', 'caughtUp', 'end', 'close'] as const) {
      subscription.on(mark, () => this.marks.push(mark));
    }
    subscription.on('error', () => this.marks.push('error'));
  }

  /** Waits, within bounds, for something to have been heard. */
  async until(sign: () => boolean): Promise<void> {
    await eventually(async () => {
      if (!sign()) throw new Error(`heard ${this.heard.length} events and ${this.marks.join(', ')}, nothing more`);
    });
  }
}

describe('the stand-in for EventStoreDB: subscriptions', () => {
  const cleanup = new Cleanup();
  let bare: BareClient;
  beforeAll(async () => {
    bare = await BareClient.start(cleanup);
  });
  afterAll(async () => cleanup.run());

  const listen = (options: Options): Listener => {
    const subscription = bare.client.subscribeToAll(options);
    cleanup.after(async () => subscription.unsubscribe());
    return new Listener(subscription);
  };

  const live = async (): Promise<Listener> => {
    const listener = listen({ fromPosition: END });
    await listener.until(() => listener.marks.includes('caughtUp'));
    return listener;
  };

  const idsOf = (prefix: string): string[] =>
    bare.standIn.stored().flatMap(({ stream, id }) => (stream.startsWith(prefix) ? [id] : []));

  const append = async (prefix: string, count: number): Promise<unknown> =>
    Promise.all(facts(count).map(async (one) => bare.append(`${prefix}${randomUUID()}`, NO_STREAM, [one])));

  it('confirms, hands over what there is, says that it has caught up, and goes on live', async () => {
    await append('one.', 300);
    await append('other.', 100);
    const listener = listen({ filter: streamNameFilter({ prefixes: ['one.'] }) });
    await listener.until(() => listener.marks.includes('caughtUp') && listener.heard.length === 300);
    expect(listener.marks).toStrictEqual(['confirmation', 'caughtUp']);
    await append('one.', 50);
    await listener.until(() => listener.heard.length === 350);
    expect(listener.heard).toStrictEqual(idsOf('one.'));
  });

  it('begins after a position, and has system events where it is not told otherwise', async () => {
    const [first, second, third] = bare.standIn.stored();
    const [all, facted] = [
      listen({ fromPosition: at(first?.position ?? 0) }),
      listen({ filter: excludeSystemEvents() }),
    ];
    const ids = idsOf('');
    await all.until(() => all.heard.length === ids.length - 1);
    expect(all.heard.slice(0, 2)).toStrictEqual([second?.id, third?.id]);
    await facted.until(() => facted.heard.length === ids.length - 3);
    expect(facted.heard).toStrictEqual(ids.slice(3));
  });

  it('tells how far it has looked while nothing matches', async () => {
    const checkpoints: bigint[] = [];
    const checkpointReached = async (_: unknown, { commit }: Position): Promise<void> => void checkpoints.push(commit);
    const filter = streamNameFilter({ prefixes: ['none.'], maxSearchWindow: 32, checkpointReached });
    const listener = listen({ filter, fromPosition: at(bare.standIn.stored().at(-1)?.position ?? 0) });
    await append('foreign.', 600);
    await listener.until(() => checkpoints.length >= 18);
    expect([listener.heard.length, checkpoints.length]).toStrictEqual([0, 18]);
  });

  it('fails from where no record begins, and is silent from beyond the end', async () => {
    const stored = bare.standIn.stored();
    const [first, last] = [stored[0]?.position ?? 0, stored.at(-1)?.position ?? 0];
    const [fault] = await once(bare.client.subscribeToAll({ fromPosition: at(first + 1) }), 'error');
    expect(fault).toBeInstanceOf(UnknownError);
    expect(fault).toMatchObject({ code: 2 });
    const beyond = listen({ fromPosition: at(last + 1_000_000), filter: streamNameFilter({ prefixes: ['late.'] }) });
    await beyond.until(() => beyond.marks.includes('caughtUp'));
    const next = fact(1);
    await bare.append('late.1', NO_STREAM, [next]);
    await beyond.until(() => beyond.heard.length === 1);
    expect([beyond.heard, beyond.marks]).toStrictEqual([[next.id], ['confirmation', 'caughtUp']]);
  });

  it('stalls subscriptions, ends them, and hands over twice', async () => {
    const stalled = await live();
    await bare.standIn.order({ kind: 'stall-subscriptions' });
    const hearing = await live();
    const sent = facts(4);
    for (const one of sent.slice(0, 3)) await bare.append(randomUUID(), NO_STREAM, [one]);
    await hearing.until(() => hearing.heard.length === 3);
    await bare.standIn.order({ kind: 'repeat-events', count: 2 });
    await bare.append(randomUUID(), NO_STREAM, sent.slice(3));
    const [first, second, third, fourth] = sent.map(({ id }) => id);
    await hearing.until(() => hearing.heard.length === 6);
    expect(hearing.heard).toStrictEqual([first, second, third, fourth, third, fourth]);
    expect(stalled.heard).toStrictEqual([]);
    await bare.standIn.order({ kind: 'end-subscriptions' });
    for (const listener of [hearing, stalled]) await listener.until(() => listener.marks.includes('end'));
  });

  it('ends with `unsubscribe`; kill -9 is an error, and neither end nor close', async () => {
    const [left, killed] = [listen({}), listen({})];
    await killed.until(() => killed.marks.includes('caughtUp') && left.marks.includes('caughtUp'));
    await left.subscription.unsubscribe();
    await left.until(() => left.marks.includes('close'));
    const failed = once(killed.subscription, 'error');
    await bare.standIn.restart();
    expect((await failed)[0]).toBeInstanceOf(UnavailableError);
    await eventually(async () => bare.append('after.1', NO_STREAM, [fact(1)]));
    expect(killed.marks).toStrictEqual(['confirmation', 'caughtUp', 'error']);
    expect(killed.subscription.destroyed).toBe(false);
  });
});
