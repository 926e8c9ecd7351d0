import { describe, expect, it } from '@jest/globals';
import { announce, type Calendar, holidayDecider, revokeHoliday } from '../../src/holidays/holiday.decider.js';
import type {
  HolidayAnnounced,
  HolidayEvent,
  HolidayRenamed,
  HolidayRevoked,
} from '../../src/holidays/holiday.events.js';
import { showHolidays } from '../../src/holidays/shown-holidays.rules.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { asId, type HolidayId } from '../../src/kernel/words/ids.js';
import { given, stateOf } from '../support/given.js';

const day = (raw: string): CalendarDate => raw as CalendarDate;
const today = day('2026-04-30');

const told = (holiday: string, on: string, name: string) => ({ holiday: asId<HolidayId>(holiday), on: day(on), name });

const announced = (...of: Parameters<typeof told>): HolidayAnnounced => ({ type: 'HolidayAnnounced', ...told(...of) });
const renamed = (...of: Parameters<typeof told>): HolidayRenamed => ({ type: 'HolidayRenamed', ...told(...of) });

const reason = { key: 'holiday:h', box: 'c2VhbGVk' } as const;
const revoked = (holiday: string, on: string): HolidayRevoked => ({
  type: 'HolidayRevoked',
  holiday: asId<HolidayId>(holiday),
  on: day(on),
  reason,
});

const announcing =
  (...of: Parameters<typeof told>) =>
  (calendar: Calendar): Decision<HolidayEvent> =>
    announce(calendar, told(...of), today);

const revoking =
  (holiday: string) =>
  (calendar: Calendar): Decision<HolidayEvent> =>
    revokeHoliday(calendar, { holiday: asId<HolidayId>(holiday), reason });

const nyepi = announced('first', '2026-03-19', 'Nyepi');

describe('a holiday', () => {
  it('is announced for a past day, and up to two years ahead', () => {
    given(holidayDecider)
      .when(announcing('h', '2000-01-03', 'Lama'))
      .emits(announced('h', '2000-01-03', 'Lama'));
    given(holidayDecider)
      .when(announcing('h', '2028-04-30', 'Jauh'))
      .emits(announced('h', '2028-04-30', 'Jauh'));
    given(holidayDecider)
      .when(announcing('h', '2028-05-01', 'Jauh'))
      .refuses('date-too-far');
  });

  it('is the only one of its day: told again it is so already, or gets another name', () => {
    given(holidayDecider, nyepi)
      .when(announcing('second', '2026-03-19', 'Nyepi'))
      .isAlreadySo();
    given(holidayDecider, nyepi)
      .when(announcing('second', '2026-03-19', 'Hari Nyepi'))
      .emits(renamed('first', '2026-03-19', 'Hari Nyepi'));
    given(holidayDecider, nyepi, renamed('first', '2026-03-19', 'Hari Nyepi'))
      .when(announcing('second', '2026-03-19', 'Hari Nyepi'))
      .isAlreadySo();
  });

  it('is revoked once, and announced anew as another one', () => {
    given(holidayDecider, nyepi).when(revoking('first')).emits(revoked('first', '2026-03-19'));
    given(holidayDecider, nyepi, revoked('first', '2026-03-19')).when(revoking('first')).isAlreadySo();
    given(holidayDecider, nyepi).when(revoking('unheard-of')).refuses('not-found');
    const again = announced('second', '2026-03-19', 'Nyepi');
    given(holidayDecider, nyepi, revoked('first', '2026-03-19'))
      .when(announcing('second', '2026-03-19', 'Nyepi'))
      .emits(again);
    given(holidayDecider, nyepi, revoked('first', '2026-03-19'), again).when(revoking('first')).isAlreadySo();
  });

  it('is settled by a file, each day for itself', () => {
    const shown = [
      told('a', '2026-03-19', 'Nyepi'),
      told('b', '2026-05-01', 'Hari Buruh'),
      told('c', '2028-05-01', 'Hari Buruh'),
    ];
    const { events, settled } = showHolidays(stateOf(holidayDecider, nyepi), shown, today);
    expect(events).toStrictEqual([announced('b', '2026-05-01', 'Hari Buruh')]);
    expect(settled).toStrictEqual([
      { kind: 'unchanged' },
      { kind: 'added' },
      { kind: 'refused', code: 'date-too-far' },
    ]);
  });
});
