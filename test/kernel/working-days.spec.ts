import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WorkingDays } from '../../src/kernel/organisation/working-days.js';
import { addDays, type CalendarDate, dateOf, dayOf, parseCalendarDate } from '../../src/kernel/words/calendar-date.js';

const date = (raw: string): CalendarDate => {
  const parsed = parseCalendarDate(raw);
  if (!parsed) throw new Error(`no calendar has ${raw}`);
  return parsed;
};

/** Two new years, so that what is added runs across years. */
const FROM = dayOf(date('2025-11-01'));
const anyDate = fc.integer({ min: FROM, max: FROM + 500 }).map(dateOf);
const holidays = fc.array(anyDate, { maxLength: 120 });

/** As the regulation reads: one day after the other. */
const isWorking = (off: readonly CalendarDate[], day: CalendarDate): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !off.includes(day);
};

const counted = (off: readonly CalendarDate[], from: CalendarDate, to: CalendarDate): number => {
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorking(off, day)) days += 1;
  return days;
};

describe('working days', () => {
  const newYear = new WorkingDays([date('2026-01-01'), date('2026-01-16'), date('2026-01-17')]);

  it('are Monday to Friday but for holidays', () => {
    const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05', '2026-01-16'];
    expect(days.map((day) => newYear.isWorkingDay(date(day)))).toStrictEqual([false, true, false, false, true, false]);
  });

  it('are counted from the day after, across weekends, holidays and years', () => {
    expect(newYear.nthAfter(date('2025-12-31'), 1)).toBe('2026-01-02');
    expect(newYear.nthAfter(date('2025-12-31'), 2)).toBe('2026-01-05');
    expect(newYear.nthAfter(date('2026-01-02'), 1)).toBe('2026-01-05');
    expect(newYear.nthAfter(date('2026-01-03'), 1)).toBe('2026-01-05');
    expect(newYear.nthAfter(date('2026-01-15'), 1)).toBe('2026-01-19');
    expect(newYear.countBetween(date('2025-12-31'), date('2026-01-19'))).toBe(11);
  });

  it('between a day and itself, or one before it, are none', () => {
    expect(newYear.countBetween(date('2026-01-02'), date('2026-01-02'))).toBe(0);
    expect(newYear.countBetween(date('2026-01-05'), date('2026-01-02'))).toBe(0);
  });

  it('are what one finds who goes from day to day', () => {
    fc.assert(
      fc.property(holidays, anyDate, anyDate, (off, from, to) => {
        const days = new WorkingDays(off);
        expect(days.isWorkingDay(from)).toBe(isWorking(off, from));
        expect(days.countBetween(from, to)).toBe(counted(off, from, to));
      }),
    );
  });

  it('agree, added and counted: the nth one after a day is a working day, and the nth', () => {
    fc.assert(
      fc.property(holidays, anyDate, fc.integer({ min: 1, max: 300 }), (off, from, n) => {
        const days = new WorkingDays(off);
        const due = days.nthAfter(from, n);
        expect(days.isWorkingDay(due)).toBe(true);
        expect(days.countBetween(from, due)).toBe(n);
      }),
    );
  });
});
