import { describe, expect, it } from '@jest/globals';
import type { Leases } from '../../src/kernel/ports/leases.js';
import { type Duty, Worker } from '../../src/platform/following/worker.js';
import { untilSo } from '../support/until-so.js';

/** Leases that nobody else asks for, and how often each was asked for and given back. */
const leasesHere = (): { leases: Leases; asked: Map<string, number>; released: string[] } => {
  const [asked, released] = [new Map<string, number>(), [] as string[]];
  const leases: Leases = {
    hold: async (name) => {
      asked.set(name, (asked.get(name) ?? 0) + 1);
      return true;
    },
    held: async () => true,
    release: async (name) => {
      released.push(name);
    },
    present: async () => 1,
  };
  return { leases, asked, released };
};

const running = { stopped: false, stop: async (): Promise<void> => undefined };
const doing = (name: string): Duty => ({ name, start: async () => running });

describe('a worker', () => {
  it('renews the leases of what it does while it begins something else', async () => {
    const { leases, asked } = leasesHere();
    const begun = new AbortController();
    const slow: Duty = {
      name: 'slow',
      start: async () =>
        new Promise((resolve) => {
          begun.signal.addEventListener('abort', () => resolve(running));
        }),
    };
    const worker = new Worker([slow, doing('quick')], { leases, report: () => undefined });
    const started = worker.start();
    await untilSo(() => (asked.get('quick') ?? 0) >= 3, 'a lease that is renewed twice');
    begun.abort();
    await started;
    await worker.stop();
  });

  it('gives back what it cannot begin, tells of it once, and tries again', async () => {
    const { leases, asked, released } = leasesHere();
    const told: string[] = [];
    const failing: Duty = {
      name: 'failing',
      start: async () => {
        throw new Error('cannot begin');
      },
    };
    const worker = new Worker([failing], { leases, report: ({ loop }) => told.push(loop) });
    await worker.start();
    await untilSo(() => (asked.get('failing') ?? 0) >= 3, 'another attempt');
    await worker.stop();
    expect(released.length).toBeGreaterThanOrEqual(2);
    expect(told).toStrictEqual(['failing']);
  });
});
