import { describe, expect, it } from '@jest/globals';
import { type Clock, clockOfReceipt, clockOfTier, dueOn, punctualityOf } from '../../src/complaints/clocks.register.js';
import { TIERS } from '../../src/complaints/complaint.events.js';
import { WorkingDays } from '../../src/kernel/organisation/working-days.js';
import { day } from './complaint.stories.js';

const NONE = new WorkingDays();
const NEW_YEAR = new WorkingDays([day('2025-12-25'), day('2025-12-26'), day('2026-01-01'), day('2026-01-03')]);

const answeredBy = (answeredOn: string, answeredClock: Clock) => ({
  clock: undefined,
  answeredOn: day(answeredOn),
  answeredClock,
});

describe('the clocks of complaints@1', () => {
  it('give three working days to verify, and by tier 2, 5, 14 and 60 to answer', () => {
    expect(dueOn(clockOfReceipt(day('2026-03-02')), NONE)).toBe('2026-03-05');
    const dues = TIERS.map((tier) => dueOn(clockOfTier(day('2026-03-02'), tier), NONE));
    expect(dues).toStrictEqual(['2026-03-04', '2026-03-09', '2026-03-20', '2026-05-25']);
  });

  it('are counted from the day after, over weekends', () => {
    const starts = ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'];
    expect(starts.map((start) => dueOn(clockOfTier(day(start), 'light'), NONE))).toStrictEqual([
      '2026-03-09',
      '2026-03-10',
      '2026-03-10',
      '2026-03-10',
    ]);
  });

  it('stand still on holidays, across the turn of the year too', () => {
    expect(dueOn(clockOfReceipt(day('2025-12-24')), NONE)).toBe('2025-12-29');
    expect(dueOn(clockOfReceipt(day('2025-12-24')), NEW_YEAR)).toBe('2025-12-31');
    expect(dueOn(clockOfReceipt(day('2025-12-30')), NONE)).toBe('2026-01-02');
    expect(dueOn(clockOfReceipt(day('2025-12-30')), NEW_YEAR)).toBe('2026-01-05');
    expect(dueOn(clockOfTier(day('2025-12-23'), 'supervisory'), NEW_YEAR)).toBe('2026-03-20');
  });

  it('are late from the day after the one that is due', () => {
    const running = { clock: clockOfReceipt(day('2026-03-05')), answeredOn: undefined, answeredClock: undefined };
    const seen = ['2026-03-09', '2026-03-10', '2026-03-11'].map((on) => punctualityOf(running, day(on), NONE));
    expect(seen).toStrictEqual([
      { due: '2026-03-10', late: false, onTime: undefined },
      { due: '2026-03-10', late: false, onTime: undefined },
      { due: '2026-03-10', late: true, onTime: undefined },
    ]);
  });

  it('are on time through the due day of the clock that the answer ended', () => {
    const clock = clockOfTier(day('2026-03-02'), 'light');
    const onTime = (on: string, working: WorkingDays) =>
      punctualityOf(answeredBy(on, clock), day('2026-06-01'), working);
    expect(onTime('2026-03-04', NONE)).toStrictEqual({ due: undefined, late: false, onTime: true });
    expect(onTime('2026-03-05', NONE).onTime).toBe(false);
    expect(onTime('2026-03-05', new WorkingDays([day('2026-03-03')])).onTime).toBe(true);
  });
});
