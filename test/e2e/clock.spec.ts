import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, textOf } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { StaffedCity } from '../support/staffed-city.js';
import { expectOf } from '../support/expectation.js';

const FOUNDED = '2026-02-02T03:00:00Z';
const YEARS_AHEAD = '2031-02-02T03:00:00Z';

describe('a clock that cannot be right', () => {
  const cleanup = new Cleanup();
  let city: StaffedCity;
  beforeAll(async () => {
    city = await StaffedCity.found(cleanup, ['--now', FOUNDED]);
  });
  afterAll(async () => cleanup.run());

  /** How it stands, and what the log of the process that ended said of it. */
  const restart = async (...args: readonly string[]): Promise<string> => {
    const { stderr } = await city.server.stop();
    await city.restart(args);
    return stderr;
  };
  const ready = async (): Promise<{ status: unknown; clock: unknown }> => {
    const { status, clock } = await city.office.read<{ status: string; clock: Json }>('/health/ready');
    return { status, clock: clock.state };
  };
  const rename = async (name: string, key?: string): Promise<string> => {
    const answer = await city.office.post(`/v1/units/${city.unit('DINAS-A')}/rename`, { name }, key);
    return answer.status === 200 ? '200' : `${answer.status} ${textOf(answer, 'code')}`;
  };

  it('is told of by none who has a right one', async () => {
    expect(await ready()).toStrictEqual({ status: 'ok', clock: 'right' });
    expect(await rename('Dinas Satu')).toBe('200');
  });

  it('records nothing while it is years ahead, and everything can be read', async () => {
    expect(await restart('--now', YEARS_AHEAD)).not.toMatch(/ahead of the newest event/);
    expect(await ready()).toStrictEqual({ status: 'degraded', clock: 'ahead' });
    expect(await rename('Dinas Dua', 'ahead')).toBe('503 store-unavailable');
    expect(await rename('Dinas Satu', 'nothing')).toBe('503 store-unavailable');
    expect(await rename('Dinas Satu')).toBe('200');
    expect((await city.office.read<Json>(`/v1/units/${city.unit('DINAS-A')}`)).name).toBe('Dinas Satu');
  });

  it('is said in the log, and nothing was dated by it', async () => {
    expect(await restart('--now', '2027-02-02T02:00:00Z')).toMatch(/"clock":"ahead".*--accept-clock/);
    expect(await ready()).toStrictEqual({ status: 'ok', clock: 'right' });
    expect(await rename('Dinas Dua', 'ahead')).toBe('200');
  });

  it('is right once it is accepted, and needs to be so once', async () => {
    await restart('--now', YEARS_AHEAD, '--accept-clock');
    expect(await ready()).toStrictEqual({ status: 'ok', clock: 'right' });
    expect(await rename('Dinas Tiga')).toBe('200');
    await restart('--now', '2031-03-01T03:00:00Z');
    expect(await ready()).toStrictEqual({ status: 'ok', clock: 'right' });
  });

  it('is accepted by whoever moves it', async () => {
    const moved = await city.office.ask('/local/clock', { method: 'PUT', body: { now: '2035-01-01T00:00:00Z' } });
    expectOf(moved.status, moved.text).toBe(200);
    expect(await rename('Dinas Empat')).toBe('200');
  });

  it('is told of where it is behind, and what is recorded goes on', async () => {
    expect(await restart()).not.toMatch(/"clock":/);
    expect(await ready()).toStrictEqual({ status: 'degraded', clock: 'behind' });
    expect(await rename('Dinas Lima')).toBe('200');
    expect((await city.server.stop()).stderr).toMatch(/"clock":"behind"/);
  });
});
