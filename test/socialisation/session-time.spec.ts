import { expect, it } from '@jest/globals';
import { Problem } from '../../src/platform/problems/problem.js';
import { sessionTime } from '../../src/socialisation/session-time.js';

it('keeps an instant in UTC, with its day in the zone', () => {
  expect(sessionTime('2026-02-20T23:30:00+07:00', 'Asia/Jakarta')).toStrictEqual({
    startsAt: '2026-02-20T16:30:00.000Z',
    on: '2026-02-20',
  });
  expect(sessionTime('2026-02-20T17:30:00Z', 'Asia/Jakarta').on).toBe('2026-02-21');
});

const refused = (asked: string, zone: string) => () => sessionTime(asked, zone);

it('refuses a day before 2000 or after 9999', () => {
  expect(refused('2000-01-01T00:30:00+07:00', 'America/Lima')).toThrow(Problem);
  expect(refused('9999-12-31T23:00:00Z', 'Asia/Jakarta')).toThrow(Problem);
});
