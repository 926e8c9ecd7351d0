import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DeadlineExceededError,
  NO_STREAM,
  NotLeaderError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Cleanup } from '../support/cleanup.js';
import { BareClient, eventually, fact, facts, faultOf } from '../support/eventstore/bare-client.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';

const movedOn = (standIn: EventStoreStandIn): number =>
  standIn.stored().filter(({ stream }) => stream === 'moved').length;

describe('the stand-in for EventStoreDB: faults on request', () => {
  const cleanup = new Cleanup();
  let bare: BareClient;
  beforeAll(async () => {
    bare = await BareClient.start(cleanup);
  });
  afterAll(async () => cleanup.run());

  const isStored = (id: string): boolean => bare.standIn.stored().some((one) => one.id === id);

  /** Appends one fact to a stream of its own: how that ends, and whether it is stored all the same. */
  const attempt = async (): Promise<{ fault: unknown; stored: boolean }> => {
    const one = fact(1);
    const fault = await faultOf(bare.append(randomUUID(), NO_STREAM, [one]));
    return { fault, stored: isStored(one.id) };
  };

  it('writes and loses the answer, or writes and says that it took too long', async () => {
    await bare.standIn.nextAppends({ kind: 'lost-answer' });
    const lost = await attempt();
    expect(lost.fault).toBeInstanceOf(UnavailableError);
    await bare.standIn.nextAppends({ kind: 'timed-out' });
    const late = await eventually(async () => attempt());
    expect(late.fault).toBeInstanceOf(DeadlineExceededError);
    expect([lost.stored, late.stored]).toStrictEqual([true, true]);
    expect((await attempt()).fault).toBe('no fault');
  });

  it('refuses without writing', async () => {
    await bare.standIn.nextAppends({ kind: 'busy' }, 2);
    for (let n = 0; n < 2; n++) {
      const { fault, stored } = await attempt();
      expect(fault).toBeInstanceOf(UnknownError);
      expect([fault, stored]).toMatchObject([{ message: 'Could not recognize Server Is Busy' }, false]);
    }
    expect((await attempt()).fault).toBe('no fault');
  });

  it('sends to the leader, where the client goes by itself', async () => {
    const leader = await EventStoreStandIn.start(cleanup);
    const [port] = /\d+(?=\?)/.exec(leader.url) ?? [];
    const follower = await EventStoreStandIn.start(cleanup);
    const other = BareClient.on(cleanup, follower);
    await follower.nextAppends({ kind: 'not-leader', host: '127.0.0.1', port: Number(port) });
    expect(await faultOf(other.append('moved', NO_STREAM, facts(1)))).toBeInstanceOf(NotLeaderError);
    await eventually(async () => other.append('moved', NO_STREAM, facts(1)));
    expect([movedOn(follower), movedOn(leader)]).toStrictEqual([0, 1]);
  });

  it('is slow to write, which all behind it wait for, or slow to answer, which they do not', async () => {
    const done: string[] = [];
    const append = async (name: string): Promise<unknown> =>
      bare.append(randomUUID(), NO_STREAM, facts(1)).then(() => done.push(name));
    await bare.standIn.nextAppends({ kind: 'slow-write', ms: 300 });
    await Promise.all([append('slow'), append('behind')]);
    await bare.standIn.nextAppends({ kind: 'slow-answer', ms: 300 });
    await Promise.all([append('late'), append('before')]);
    expect(done).toStrictEqual(['slow', 'behind', 'before', 'late']);
  });

  it('resets connections', async () => {
    const subscription = bare.client.subscribeToAll();
    await once(subscription, 'caughtUp');
    const failed = once(subscription, 'error');
    await bare.standIn.order({ kind: 'reset' });
    expect((await failed)[0]).toBeInstanceOf(UnavailableError);
    await eventually(async () => bare.append(randomUUID(), NO_STREAM, facts(1)));
  });

  it('takes calls and does nothing', async () => {
    await bare.standIn.order({ kind: 'mute', on: true });
    const unheard = fact(1);
    let answered = false;
    const unanswered = faultOf(bare.append(randomUUID(), NO_STREAM, [unheard])).finally(() => (answered = true));
    await eventually(async () => expect((await bare.standIn.order({ kind: 'tell' })).unanswered).toBe(1));
    await bare.standIn.order({ kind: 'mute', on: false });
    await eventually(async () => bare.append(randomUUID(), NO_STREAM, facts(1)));
    expect([answered, isStored(unheard.id)]).toStrictEqual([false, false]);
    await bare.standIn.order({ kind: 'reset' });
    expect(await unanswered).toBeInstanceOf(UnavailableError);
  });

  it('freezes, and does after that what it was asked for', async () => {
    await eventually(async () => bare.append(randomUUID(), NO_STREAM, facts(1)));
    bare.standIn.freeze();
    const [stored, sent] = [bare.standIn.stored().length, facts(20)];
    const appends = sent.map(async (one) => bare.append(randomUUID(), NO_STREAM, [one]));
    expect(await Promise.race([...appends, faultOf(bare.client.getStreamMetadata('none')), soon()])).toBe('later');
    expect(bare.standIn.stored().length).toBe(stored);
    bare.standIn.thaw();
    await Promise.all(appends);
    expect(bare.standIn.stored().length).toBe(stored + 20);
  });
});

/** Long enough for an answer of a server that is not frozen. */
const soon = async (): Promise<string> => new Promise((resolve) => setTimeout(() => resolve('later'), 200));
