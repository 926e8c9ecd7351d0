import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Problem } from '../../src/platform/problem.js';
import { sessionTime } from '../../src/socialisation/session-time.js';

it('keeps an instant in UTC, with its day in the zone', () => {
  assert.deepEqual(sessionTime('2026-02-20T23:30:00+07:00', 'Asia/Jakarta'), {
    startsAt: '2026-02-20T16:30:00.000Z',
    on: '2026-02-20',
  });
  assert.equal(sessionTime('2026-02-20T17:30:00Z', 'Asia/Jakarta').on, '2026-02-21');
});

const refused = (asked: string, zone: string) => () => sessionTime(asked, zone);

it('refuses a day before 2000 or after 9999', () => {
  assert.throws(refused('2000-01-01T00:30:00+07:00', 'America/Lima'), Problem);
  assert.throws(refused('9999-12-31T23:00:00Z', 'Asia/Jakarta'), Problem);
});
