import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Leases } from '../../src/kernel/ports/leases.js';
import { must } from '../support/expectation.js';
import { untilSo } from '../support/until-so.js';

export type OpenedLeases = {
  /** The leases as one more process sees them. */
  process(): Promise<Leases>;
  close(): Promise<void>;
};

/** Longer than a test takes. */
const LONG_MS = 300_000;
const SHORT_MS = 1_000;
/** Those who hold it, of some who try at the same time, several times each. */
const holding = async (lease: string, rivals: readonly Leases[], ms: number): Promise<Leases[]> => {
  const tries = rivals.flatMap((rival) => Array.from({ length: 5 }, async () => rival.hold(lease, ms)));
  const held = await Promise.all(tries);
  return rivals.filter((_, at) => held.slice(5 * at, 5 * at + 5).some((one) => one));
};

/** What leases promise, wherever they are kept. */
export const leasesContract = (name: string, open: () => Promise<OpenedLeases>): void => {
  describe(`leases ${name}`, () => {
    let opened: OpenedLeases;
    let all: readonly Leases[];
    beforeAll(async () => {
      opened = await open();
      all = await Promise.all(Array.from({ length: 10 }, async () => opened.process()));
    });
    afterAll(() => opened.close());

    it('has one holder, of fifty tries at once: of a new lease, and of one that was given back', async () => {
      const lease = randomUUID();
      const [first, ...others] = await holding(lease, all, LONG_MS);
      must(first);
      expect(others).toStrictEqual([]);
      await first.release(lease);
      expect(await first.held(lease)).toBe(false);
      expect(await holding(lease, all, LONG_MS)).toHaveLength(1);
    });

    it('lets its holder renew it, and nobody else have it until then', async () => {
      const [lease, [ana, bo]] = [randomUUID(), all];
      must(ana && bo);
      expect(await bo.held(lease)).toBe(false);
      expect(await ana.hold(lease, LONG_MS)).toBe(true);
      expect(await bo.held(lease)).toBe(true);
      for (let n = 0; n < 3; n += 1) {
        expect(await bo.hold(lease, LONG_MS)).toBe(false);
        expect(await ana.hold(lease, LONG_MS)).toBe(true);
      }
    });

    it('has one new holder once it has run out, and not before', async () => {
      const [lease, [ana, ...rivals]] = [randomUUID(), all];
      must(ana);
      const before = performance.now();
      expect(await ana.hold(lease, SHORT_MS)).toBe(true);
      let winners: readonly Leases[] = [];
      await untilSo(async () => {
        winners = await holding(lease, rivals, LONG_MS);
        return winners.length > 0;
      }, 'a lease that has run out');
      // The store's clock and this one may differ in pace by a little, never by half.
      expect(performance.now() - before).toBeGreaterThan(SHORT_MS / 2);
      expect(winners).toHaveLength(1);
      expect(await ana.hold(lease, LONG_MS)).toBe(false);
    });

    it('is held as long as its holder renews it in time, and shortened by a shorter renewal', async () => {
      const [lease, [ana, bo]] = [randomUUID(), all];
      must(ana && bo);
      expect(await ana.hold(lease, LONG_MS)).toBe(true);
      expect(await ana.hold(lease, SHORT_MS)).toBe(true);
      await untilSo(async () => bo.hold(lease, LONG_MS), 'a lease that has run out');
      expect(await ana.hold(lease, SHORT_MS)).toBe(false);
    });

    it('is free at once when its holder gives it back; from anybody else that changes nothing', async () => {
      const [lease, [ana, bo]] = [randomUUID(), all];
      must(ana && bo);
      await bo.release(lease);
      expect(await ana.hold(lease, LONG_MS)).toBe(true);
      await bo.release(lease);
      expect(await bo.hold(lease, LONG_MS)).toBe(false);
      await ana.release(lease);
      expect(await bo.hold(lease, LONG_MS)).toBe(true);
      await ana.release(lease);
      expect(await ana.hold(lease, LONG_MS)).toBe(false);
    });

    it('knows each name by itself', async () => {
      const [[one, other], [ana, bo]] = [[randomUUID(), randomUUID()], all];
      must(ana && bo);
      expect(await ana.hold(one, LONG_MS)).toBe(true);
      expect(await bo.hold(other, LONG_MS)).toBe(true);
      await ana.release(one);
      expect(await ana.hold(other, LONG_MS)).toBe(false);
    });
  });
  presenceContract(name, open);
};

const presenceContract = (name: string, open: () => Promise<OpenedLeases>): void => {
  describe(`processes that leases ${name} count`, () => {
    let opened: OpenedLeases;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('are those that say they are there, once each, until the time that they said is over', async () => {
      const [ana, bo, cut] = [await opened.process(), await opened.process(), await opened.process()];
      expect(await ana.present(LONG_MS)).toBe(1);
      expect(await ana.present(LONG_MS)).toBe(1);
      expect(await bo.present(SHORT_MS)).toBe(2);
      expect(await cut.present(LONG_MS)).toBeGreaterThanOrEqual(2);
      await untilSo(async () => (await ana.present(LONG_MS)) === 2, 'a process that is gone');
      expect(await bo.present(LONG_MS)).toBe(3);
    });
  });
};
