import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as turn } from 'node:timers/promises';
import { streamName } from '../../src/kernel/ports/event-store.js';
import { counter, CountingOffice, done, envelope, upTo } from '../kernel/counting.js';
import { OneProcess, sharedOf } from './one-process.js';

const ROUNDS = 100;

/** One more, once it is known how many there are: that takes its time. */
const addKnowing = async ({ handler, others }: OneProcess) => {
  await others.catchUp();
  return handler.execute(
    { decider: counter, id: 'known', envelope: envelope() },
    {
      followsState: true,
      gather: async () => {
        await turn(2);
        return handler.state(counter, 'known');
      },
      decide: () => [{ type: 'Counted', by: 1 } as const],
    },
  );
};

describe('processes that judge the same at once', () => {
  let office: CountingOffice;
  let processes: OneProcess[];
  beforeEach(async () => {
    office = await CountingOffice.open();
    const { events } = sharedOf(office.store);
    processes = await Promise.all([0, 1, 2].map(async () => OneProcess.start(events, office.clock)));
  });
  afterEach(async () => {
    for (const { others } of processes) await others.stop();
    await office.close();
  });

  it('date nothing before what stands in its stream, also where they have not heard of it yet', async () => {
    const [early, late] = [await office.handler(), await office.handler()];
    office.clock.time = '2026-03-02T17:30:00.000Z';
    done(await late.judge({ decider: counter, id: 'd', envelope: envelope() }, upTo(1)));
    office.clock.time = '2026-03-02T16:59:00.000Z';
    done(await early.judge({ decider: counter, id: 'd', envelope: envelope() }, upTo(2)));
    const events = await office.store.read(streamName('counter', 'd'), 0);
    expect(events.map(({ meta }) => meta.recordedOn)).toStrictEqual(['2026-03-03', '2026-03-03']);
  });

  it('judge by what a thing has come to, whatever another records of it meanwhile', async () => {
    const each = processes.map(async (one) => {
      for (let n = 0; n < ROUNDS; n += 1) (await Promise.all([addKnowing(one), addKnowing(one)])).forEach(done);
    });
    await Promise.all(each);
    for (const one of processes) expect(await one.sum('known')).toBe(6 * ROUNDS);
  });

  it('record one of two requests under one key that ask for different things', async () => {
    for (let n = 0; n < ROUNDS; n += 1) {
      const ask = async ({ handler }: OneProcess, by: number) =>
        handler.judge({ decider: counter, id: `asked ${n}`, envelope: envelope(`two ${n}`, `by ${by}`) }, () => [
          { type: 'Counted', by } as const,
        ]);
      const answers = await Promise.all(processes.map(async (one, index) => ask(one, index + 1)));
      expect(answers.map(({ kind }) => kind).sort()).toStrictEqual(['done', 'refused', 'refused']);
      const [event] = await office.store.read(streamName('counter', `asked ${n}`), 0);
      for (const one of processes) expect(await one.sum(`asked ${n}`)).toBe(event?.data['by']);
    }
  });
});
