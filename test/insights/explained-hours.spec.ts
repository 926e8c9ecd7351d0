import { describe, expect, it } from '@jest/globals';
import type { EarnedEntry } from '../../projections/ledger.documents.js';
import { earnedBy, type StreamOf } from '../../src/insights/explained-hours.js';
import type { RecordedEvent } from '../../src/kernel/ports/event-store.js';
import { type CalendarDate, dayOf } from '../../src/kernel/words/calendar-date.js';
import { asId, type StaffId, type UnitId } from '../../src/kernel/words/ids.js';

const day = (on: string): number => dayOf(on as CalendarDate);

const passed = (rev: number, on: string): EarnedEntry => ({
  of: 'course',
  hours: 24,
  rev,
  on: day(on),
  recorded: day('2026-03-01'),
});

const streamOf: StreamOf = () => Promise.resolve(['0', '1', '2'].map((id) => ({ id }) as unknown as RecordedEvent));

const explained = async (...earned: readonly EarnedEntry[]): Promise<readonly string[]> => {
  const earner = { staff: asId<StaffId>('ana'), unit: asId<UnitId>('unit'), doc: { earned } };
  const rows = await earnedBy(earner, { asOf: day('2026-03-02'), knownOn: day('2026-03-02') }, streamOf);
  return rows.map(({ event, why }) => `${event} ${why}`);
};

describe('what a person earned hours with', () => {
  it('counts once for each course, by the newest day, however late an older one was told', async () => {
    const told = await explained(passed(0, '2026-01-20'), passed(1, '2026-02-10'), passed(2, '2026-02-01'));
    expect(told).toStrictEqual(['0 another-counts', '1 counts', '2 another-counts']);
  });

  it('counts by what was told last of one day', async () => {
    const told = await explained(passed(0, '2026-02-10'), passed(1, '2026-02-10'));
    expect(told).toStrictEqual(['0 another-counts', '1 counts']);
  });
});
