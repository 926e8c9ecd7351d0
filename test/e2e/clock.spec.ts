import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Json } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { SmallCity } from '../support/small-city.js';

const FOUNDED = '2026-02-02T03:00:00Z';
const YEARS_AHEAD = '2031-02-02T03:00:00Z';

describe('a clock that cannot be right', () => {
  const cleanup = new Cleanup();
  let city: SmallCity;
  before(async () => {
    city = await SmallCity.found(cleanup, ['--now', FOUNDED]);
  });
  after(async () => cleanup.run());

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
    const { status, body } = await city.office.post(`/v1/units/${city.unit('DINAS-A')}/rename`, { name }, key);
    return status === 200 ? '200' : `${status} ${String(body.code)}`;
  };

  it('is told of by none who has a right one', async () => {
    assert.deepEqual(await ready(), { status: 'ok', clock: 'right' });
    assert.equal(await rename('Dinas Satu'), '200');
  });

  it('records nothing while it is years ahead, and everything can be read', async () => {
    assert.doesNotMatch(await restart('--now', YEARS_AHEAD), /ahead of the newest event/);
    assert.deepEqual(await ready(), { status: 'degraded', clock: 'ahead' });
    assert.equal(await rename('Dinas Dua', 'ahead'), '503 store-unavailable');
    assert.equal(await rename('Dinas Satu', 'nothing'), '503 store-unavailable');
    assert.equal(await rename('Dinas Satu'), '200');
    assert.equal((await city.office.read<Json>(`/v1/units/${city.unit('DINAS-A')}`)).name, 'Dinas Satu');
  });

  it('is said in the log, and nothing was dated by it', async () => {
    assert.match(await restart('--now', '2027-02-02T02:00:00Z'), /"clock":"ahead".*--accept-clock/);
    assert.deepEqual(await ready(), { status: 'ok', clock: 'right' });
    assert.equal(await rename('Dinas Dua', 'ahead'), '200');
  });

  it('is right once it is accepted, and needs to be so once', async () => {
    await restart('--now', YEARS_AHEAD, '--accept-clock');
    assert.deepEqual(await ready(), { status: 'ok', clock: 'right' });
    assert.equal(await rename('Dinas Tiga'), '200');
    await restart('--now', '2031-03-01T03:00:00Z');
    assert.deepEqual(await ready(), { status: 'ok', clock: 'right' });
  });

  it('is accepted by whoever moves it', async () => {
    const moved = await city.office.ask('PUT', '/local/clock', { body: { now: '2035-01-01T00:00:00Z' } });
    assert.equal(moved.status, 200, moved.text);
    assert.equal(await rename('Dinas Empat'), '200');
  });

  it('is told of where it is behind, and what is recorded goes on', async () => {
    assert.doesNotMatch(await restart(), /"clock":/);
    assert.deepEqual(await ready(), { status: 'degraded', clock: 'behind' });
    assert.equal(await rename('Dinas Lima'), '200');
    assert.match((await city.server.stop()).stderr, /"clock":"behind"/);
  });
});
