import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  type CalendarDate,
  dateOf,
  dayIn,
  dayOf,
  FIRST_DAY,
  LAST_DAY,
  parseCalendarDate,
} from '../../src/kernel/words/calendar-date.js';
import { notInFuture, notTooFar } from '../../src/kernel/words/dates.js';
import { expectOf, must } from '../support/expectation.js';

const day = (raw: string): CalendarDate => {
  const parsed = parseCalendarDate(raw);
  must(parsed, raw);
  return parsed;
};

const anyDay = fc.integer({ min: dayOf(FIRST_DAY), max: dayOf(day('2199-12-31')) });

describe('a day of the calendar', () => {
  it('is spelt in one way and is in the calendar', () => {
    for (const raw of ['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', '2026-00-10']) {
      expectOf(parseCalendarDate(raw), raw).toBe(undefined);
    }
    expect(parseCalendarDate('2024-02-29')).toBe('2024-02-29');
    expect(parseCalendarDate('0999-12-31')).toBe('0999-12-31');
    expect(parseCalendarDate(LAST_DAY)).toBe(LAST_DAY);
  });

  it('is a number of days and back', () => {
    expect(dayOf(day('1970-01-02'))).toBe(1);
    fc.assert(fc.property(anyDay, (n) => expect(dayOf(dateOf(n))).toBe(n)));
  });

  it('compares as text as it does in time', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => expect(dateOf(a) < dateOf(b)).toBe(a < b)));
  });

  it('moves by days over months and years', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
  });

  it('moves by months, to the last day where the month is shorter', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
    expect(addMonths(day('2026-11-15'), 2)).toBe('2027-01-15');
    expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15');
  });

  it('moves by years, from 29 February to the 28th', () => {
    expect(addYears(day('2024-02-29'), 2)).toBe('2026-02-28');
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29');
    expect(addYears(day('2096-02-29'), 4)).toBe('2100-02-28');
  });

  it('ends with the last day of the calendar, however far one counts', () => {
    expect(addDays(day('9999-12-30'), 7)).toBe(LAST_DAY);
    expect(addMonths(day('9999-12-01'), 1)).toBe(LAST_DAY);
    expect(addYears(day('9998-12-31'), 2)).toBe(LAST_DAY);
  });
});

describe('the day of an instant', () => {
  it('is that of the zone', () => {
    const instant = '2026-03-01T17:30:00.000Z';
    expect(dayIn(instant, 'Asia/Jakarta')).toBe('2026-03-02');
    expect(dayIn(instant, 'UTC')).toBe('2026-03-01');
    expect(dayIn(instant, 'Asia/Jayapura')).toBe('2026-03-02');
    expect(dayIn('2026-03-01T03:00:00.000Z', 'America/New_York')).toBe('2026-02-28');
    expect(dayIn('2026-03-01T10:00:00.000Z', 'Pacific/Kiritimati')).toBe('2026-03-02');
  });

  it('turns at midnight of the zone, in summer time as well', () => {
    expect(dayIn('2026-03-01T16:59:59.999Z', 'Asia/Jakarta')).toBe('2026-03-01');
    expect(dayIn('2026-03-01T17:00:00.000Z', 'Asia/Jakarta')).toBe('2026-03-02');
    expect(dayIn('2026-07-01T22:00:00.000Z', 'Europe/Berlin')).toBe('2026-07-02');
    expect(dayIn('2026-01-01T22:00:00.000Z', 'Europe/Berlin')).toBe('2026-01-01');
  });
});

describe('what a fact may be dated', () => {
  it('is not after today where it was seen or done', () => {
    expect(notInFuture(day('2026-03-01'), day('2026-03-01'))).toBe(undefined);
    expect(notInFuture(day('2026-03-02'), day('2026-03-01'))).toBe('date-in-future');
  });

  it('is at most two calendar years ahead where it is planned', () => {
    expect(notTooFar(day('2026-02-28'), day('2024-02-29'))).toBe(undefined);
    expect(notTooFar(day('2026-03-01'), day('2024-02-29'))).toBe('date-too-far');
    expect(notTooFar(day('2028-03-01'), day('2026-03-01'))).toBe(undefined);
  });
});
