import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { streamName } from '../../src/kernel/event-store.js';
import { refuse } from '../../src/kernel/refusal.js';
import { CountingOffice, counter, done, wish } from './counting.js';

const upToTwo = [{ type: 'Counted', by: 1 } as const, { type: 'Counted', by: 1 } as const];

describe('beginning', () => {
  let office: CountingOffice;
  beforeEach(async () => {
    office = await CountingOffice.open();
  });
  afterEach(() => office.close());

  it('begins a thing without reading first, and the same again records nothing twice', async () => {
    const aim = { category: counter.category, id: 'c', wish: wish() };
    const first = done(await (await office.handler()).begin(aim, upToTwo));
    assert.deepEqual([first.revision, first.created, first.changed], [1, true, true]);
    assert.deepEqual(await (await office.restart()).begin(aim, upToTwo), first);
    assert.deepEqual(
      await (await office.handler()).begin({ ...aim, wish: wish() }, upToTwo),
      refuse('revision-mismatch'),
    );
    assert.equal((await office.store.read(streamName('counter', 'c'), 0)).length, 2);
    assert.equal(await (await office.handler()).state(counter, 'c'), 2);
  });
});
