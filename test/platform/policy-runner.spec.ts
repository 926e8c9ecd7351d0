import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../src/kernel/ports/event-store.js';
import { type Policy, PolicyRunner } from '../../src/platform/following/policy-runner.js';
import { endedLog, TallyOffice } from './tallying.js';

/** Notes what it follows, and tells once so much was followed. */
class Noting implements Policy {
  readonly name = 'noting';
  readonly handles: ReadonlySet<string> = new Set(['Tallied']);
  readonly followed: number[] = [];
  /** Whoever waits for an event. */
  private readonly waiting = new Map<number, () => void>();

  constructor(private readonly fails: (by: number) => boolean = () => false) {}

  async follow({ data }: RecordedEvent): Promise<void> {
    const by = Number(data.by);
    if (this.fails(by)) throw new Error('not now');
    this.followed.push(by);
    this.waiting.get(by)?.();
  }

  async hasFollowed(by: number): Promise<void> {
    if (this.followed.includes(by)) return;
    await new Promise<void>((resolve) => this.waiting.set(by, resolve));
  }
}

describe('a policy', () => {
  let office: TallyOffice;
  let running: PolicyRunner[];
  let told: unknown[];
  beforeEach(async () => {
    office = await TallyOffice.open();
    running = [];
    told = [];
  });
  afterEach(async () => {
    for (const runner of running) await runner.stop();
    await office.close();
  });

  const run = async (policy: Policy, { events, views } = office.parts): Promise<PolicyRunner> => {
    const runner = new PolicyRunner(policy, { events, views, report: (trouble) => void told.push(trouble) });
    running.push(runner);
    await runner.start();
    return runner;
  };

  it('follows the events that it handles in order, from the beginning and then live', async () => {
    const policy = new Noting();
    await office.record(3);
    await office.record(2, 'Other');
    await run(policy);
    expect(policy.followed).toStrictEqual([1, 2, 3]);
    await office.record(2);
    await policy.hasFollowed(7);
    expect(policy.followed).toStrictEqual([1, 2, 3, 6, 7]);
  });

  it('goes on where it was stopped', async () => {
    const [first, second] = [new Noting(), new Noting()];
    await office.record(3);
    const runner = await run(first);
    await first.hasFollowed(3);
    await runner.stop();
    await office.record(2);
    await run(second);
    await second.hasFollowed(5);
    expect(second.followed).toStrictEqual([4, 5]);
  });

  it('tries again what failed, in order; what came before it in the batch may be followed again', async () => {
    let failures = 2;
    const policy = new Noting((by) => by === 3 && (failures -= 1) >= 0);
    await office.record(5);
    await run(policy);
    await policy.hasFollowed(5);
    expect(policy.followed.slice(-3)).toStrictEqual([3, 4, 5]);
    expect(new Set(policy.followed)).toStrictEqual(new Set([1, 2, 3, 4, 5]));
    expect(told.length).toBe(1);
  });

  it('follows again what was not yet remembered when the process died', async () => {
    const first = new Noting((by) => by === 3);
    await office.record(3);
    const runner = await run(first);
    await first.hasFollowed(2);
    await runner.stop();
    const second = new Noting();
    await run(second);
    await second.hasFollowed(3);
    expect(second.followed).toStrictEqual([1, 2, 3]);
  });

  it('stops where another has taken it over', async () => {
    const [first, second] = [new Noting(), new Noting()];
    const runner = await run(first);
    await run(second);
    await office.record(1);
    await second.hasFollowed(1);
    await runner.stop();
    await office.record(1);
    await second.hasFollowed(2);
    expect(second.followed).toStrictEqual([1, 2]);
  });

  it('rests where the log is closed before it is stopped', async () => {
    const runner = await run(new Noting(), { ...office.parts, events: endedLog(office.events) });
    await runner.stop();
    expect(told.length).toBe(1);
  });
});
