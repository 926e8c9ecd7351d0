import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { streamName } from '../../src/kernel/ports/event-store.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import { CountingOffice, counter, done, envelope } from './counting.js';

const upToTwo = [{ type: 'Counted', by: 1 } as const, { type: 'Counted', by: 1 } as const];

describe('beginning', () => {
  let office: CountingOffice;
  beforeEach(async () => {
    office = await CountingOffice.open();
  });
  afterEach(() => office.close());

  it('begins a thing without reading first, and the same again records nothing twice', async () => {
    const aim = { category: counter.category, id: 'c', envelope: envelope() };
    const first = done(await (await office.handler()).begin(aim, upToTwo));
    expect([first.revision, first.created, first.changed]).toStrictEqual([1, true, true]);
    expect(await (await office.restart()).begin(aim, upToTwo)).toStrictEqual(first);
    expect(await (await office.handler()).begin({ ...aim, envelope: envelope() }, upToTwo)).toStrictEqual(
      refuse('revision-mismatch'),
    );
    expect((await office.store.read(streamName('counter', 'c'), 0)).length).toBe(2);
    expect(await (await office.handler()).state(counter, 'c')).toBe(2);
  });
});
