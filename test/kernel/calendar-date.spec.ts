import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
} from '../../src/kernel/calendar-date.js';
import { notInFuture, notTooFar } from '../../src/kernel/dates.js';

const day = (raw: string): CalendarDate => {
  const parsed = parseCalendarDate(raw);
  assert.ok(parsed, raw);
  return parsed;
};

const anyDay = fc.integer({ min: dayOf(FIRST_DAY), max: dayOf(day('2199-12-31')) });

describe('a day of the calendar', () => {
  it('is spelt in one way and is in the calendar', () => {
    for (const raw of ['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', '2026-00-10']) {
      assert.equal(parseCalendarDate(raw), undefined, raw);
    }
    assert.equal(parseCalendarDate('2024-02-29'), '2024-02-29');
    assert.equal(parseCalendarDate('0999-12-31'), '0999-12-31');
    assert.equal(parseCalendarDate(LAST_DAY), LAST_DAY);
  });

  it('is a number of days and back', () => {
    assert.equal(dayOf(day('1970-01-02')), 1);
    fc.assert(fc.property(anyDay, (n) => assert.equal(dayOf(dateOf(n)), n)));
  });

  it('compares as text as it does in time', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => assert.equal(dateOf(a) < dateOf(b), a < b)));
  });

  it('moves by days over months and years', () => {
    assert.equal(addDays(day('2024-02-28'), 2), '2024-03-01');
    assert.equal(addDays(day('2026-01-01'), -1), '2025-12-31');
  });

  it('moves by months, to the last day where the month is shorter', () => {
    assert.equal(addMonths(day('2026-01-31'), 1), '2026-02-28');
    assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29');
    assert.equal(addMonths(day('2026-03-31'), -1), '2026-02-28');
    assert.equal(addMonths(day('2026-11-15'), 2), '2027-01-15');
    assert.equal(addMonths(day('2026-01-15'), -1), '2025-12-15');
  });

  it('moves by years, from 29 February to the 28th', () => {
    assert.equal(addYears(day('2024-02-29'), 2), '2026-02-28');
    assert.equal(addYears(day('2024-02-29'), 4), '2028-02-29');
    assert.equal(addYears(day('2096-02-29'), 4), '2100-02-28');
  });

  it('ends with the last day of the calendar, however far one counts', () => {
    assert.equal(addDays(day('9999-12-30'), 7), LAST_DAY);
    assert.equal(addMonths(day('9999-12-01'), 1), LAST_DAY);
    assert.equal(addYears(day('9998-12-31'), 2), LAST_DAY);
  });
});

describe('the day of an instant', () => {
  it('is that of the zone', () => {
    const instant = '2026-03-01T17:30:00.000Z';
    assert.equal(dayIn(instant, 'Asia/Jakarta'), '2026-03-02');
    assert.equal(dayIn(instant, 'UTC'), '2026-03-01');
    assert.equal(dayIn(instant, 'Asia/Jayapura'), '2026-03-02');
    assert.equal(dayIn('2026-03-01T03:00:00.000Z', 'America/New_York'), '2026-02-28');
    assert.equal(dayIn('2026-03-01T10:00:00.000Z', 'Pacific/Kiritimati'), '2026-03-02');
  });

  it('turns at midnight of the zone, in summer time as well', () => {
    assert.equal(dayIn('2026-03-01T16:59:59.999Z', 'Asia/Jakarta'), '2026-03-01');
    assert.equal(dayIn('2026-03-01T17:00:00.000Z', 'Asia/Jakarta'), '2026-03-02');
    assert.equal(dayIn('2026-07-01T22:00:00.000Z', 'Europe/Berlin'), '2026-07-02');
    assert.equal(dayIn('2026-01-01T22:00:00.000Z', 'Europe/Berlin'), '2026-01-01');
  });
});

describe('what a fact may be dated', () => {
  it('is not after today where it was seen or done', () => {
    assert.equal(notInFuture(day('2026-03-01'), day('2026-03-01')), undefined);
    assert.equal(notInFuture(day('2026-03-02'), day('2026-03-01')), 'date-in-future');
  });

  it('is at most two calendar years ahead where it is planned', () => {
    assert.equal(notTooFar(day('2026-02-28'), day('2024-02-29')), undefined);
    assert.equal(notTooFar(day('2026-03-01'), day('2024-02-29')), 'date-too-far');
    assert.equal(notTooFar(day('2028-03-01'), day('2026-03-01')), undefined);
  });
});
