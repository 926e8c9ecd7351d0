import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { START, streamName } from '../../src/kernel/ports/event-store.js';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import { counter, CountingOffice, done, envelope, upTo } from '../kernel/counting.js';
import { OneProcess, sharedOf } from './one-process.js';

const ROUNDS = 400;

describe('processes that share a log', () => {
  let office: CountingOffice;
  let processes: OneProcess[];
  let away: (is: boolean) => void;
  beforeEach(async () => {
    office = await CountingOffice.open();
    const shared = sharedOf(office.store);
    away = shared.away;
    processes = await Promise.all([0, 1, 2].map(async () => OneProcess.start(shared.events, office.clock)));
  });
  afterEach(async () => {
    for (const { others } of processes) await others.stop();
    await office.close();
  });
  const at = (index: number): OneProcess => {
    const found = processes[index];
    if (!found) throw new Error('no such process');
    return found;
  };
  const [first, second] = [() => at(0), () => at(1)];

  it('record in one stream what each has seen of the others', async () => {
    const each = processes.map(async (one) => {
      for (let n = 0; n < ROUNDS; n += 1) done(await one.add('same'));
    });
    await Promise.all(each);
    for (const one of processes) expect(await one.sum('same')).toBe(3 * ROUNDS);
    expect((await office.store.read(streamName('counter', 'same'), 0)).length).toBe(3 * ROUNDS);
  });

  it('judge by what another was answered before they were asked', async () => {
    for (let n = 1; n <= ROUNDS; n += 1) {
      done(await first().add('other'));
      expect(await second().sum('other')).toBe(n);
      expect(await second().add('other', n)).toStrictEqual(refuse('too-few-seats'));
    }
  });

  it('hold no seat twice where all ask for the last one', async () => {
    for (let n = 0; n < ROUNDS; n += 1) {
      const outcomes = await Promise.all(processes.map(async (one) => one.add(`seat ${n}`, 1)));
      expect(outcomes.filter(({ kind }) => kind === 'done').length).toBe(1);
    }
  });

  it('answer a key that another was answered under as the first time', async () => {
    const aim = { decider: counter, id: 'keyed', envelope: envelope('key') };
    const told = done(await first().handler.judge(aim, upTo(3)));
    expect(await second().handler.judge(aim, upTo(3))).toStrictEqual(told);
    const asked = [...processes, first()].map(async ({ handler }) =>
      handler.judge({ ...aim, id: 'twice', envelope: envelope('other') }, upTo(4)),
    );
    const answers = await Promise.all(asked);
    for (const answer of answers) expect(answer).toStrictEqual(answers[0]);
  });

  it('date nothing before what another has recorded, whatever their clocks show', async () => {
    office.clock.time = '2026-03-02T17:30:00.000Z';
    done(await first().add('dated'));
    office.clock.time = '2026-03-02T16:59:00.000Z';
    done(await second().add('dated'));
    const events = await office.store.readAll(START, 10);
    expect(events.map(({ meta: { recordedAt, recordedOn } }) => [recordedAt, recordedOn])).toStrictEqual([
      ['2026-03-02T17:30:00.000Z', '2026-03-03'],
      ['2026-03-02T17:30:00.000Z', '2026-03-03'],
    ]);
  });

  it('say at once that the log is away, and go on once it is back', async () => {
    done(await first().add('away'));
    away(true);
    for (let n = 0; n < 5; n += 1) await expect(second().add('away')).rejects.toThrow(StoreFault);
    expect(await second().handler.state(counter, 'away')).toBe(1);
    away(false);
    expect(await second().sum('away')).toBe(1);
    done(await second().add('away'));
  });
});
