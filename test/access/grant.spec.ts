import { describe, expect, it } from '@jest/globals';
import { begin, give, type Grant, grantDecider, type Grants, inForce, revoke } from '../../src/access/grant.decider.js';
import type { GrantEvent, GrantGiven, GrantRevoked } from '../../src/access/grant.events.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type EventId, type GrantId, type Subject, type UnitId } from '../../src/kernel/words/ids.js';
import { given } from '../support/given.js';

const day = (raw: string): CalendarDate => raw as CalendarDate;
const today = day('2026-04-30');

const granted = (grant: string, more: Partial<GrantGiven> = {}): GrantGiven => ({
  type: 'GrantGiven',
  grant: asId<GrantId>(grant),
  subject: asId<Subject>(`subject-of-${grant}`),
  role: 'admin',
  from: day('2026-01-01'),
  ...more,
});

const revoked = (grant: string, on = '2026-04-30'): GrantRevoked => ({
  type: 'GrantRevoked',
  grant: asId<GrantId>(grant),
  on: day(on),
  reason: { key: `grant:${grant}`, box: 'c2VhbGVk' },
});

const head = (from: string): Partial<GrantGiven> => ({
  role: 'unit-head',
  unit: asId<UnitId>('permits'),
  from: day(from),
});

const giving =
  (event: GrantGiven, ended = false) =>
  (grants: Grants): Decision<GrantEvent> =>
    give(grants, event, { today, ended });

describe('giving a grant', () => {
  it('records it, up to two years ahead', () => {
    const latest = granted('second', { from: day('2028-04-30') });
    given(grantDecider, granted('first')).when(giving(latest)).emits(latest);
    given(grantDecider, granted('first'))
      .when(giving(granted('second', { from: day('2028-05-01') })))
      .refuses('date-too-far');
  });

  it('may lie in the past, and has an end that is not limited', () => {
    const long = granted('second', { from: day('2020-01-01'), until: day('2099-12-31') });
    given(grantDecider, granted('first')).when(giving(long)).emits(long);
  });

  it('on a unit that has ended is refused after its date', () => {
    given(grantDecider, granted('first'))
      .when(giving(granted('second', head('2028-05-01')), true))
      .refuses('date-too-far');
    given(grantDecider, granted('first'))
      .when(giving(granted('second', head('2026-05-01')), true))
      .refuses('unit-ended');
  });

  it('once more while the same one is in force on its first day changes nothing, whatever has ended since', () => {
    const same = { subject: asId<Subject>('ana'), ...head('2026-01-01'), until: day('2026-12-31') };
    const again = (more: Partial<GrantGiven>) => giving(granted('second', { ...same, ...more }), true);
    for (const from of ['2026-01-01', '2026-12-31'].map(day))
      given(grantDecider, granted('first', same)).when(again({ from })).isAlreadySo();
    for (const other of [{ from: day('2025-12-31') }, { until: day('2027-01-01') }, { role: 'admin' } as const])
      given(grantDecider, granted('first', same)).when(again(other)).refuses('unit-ended');
    given(grantDecider, granted('first', same), revoked('first'))
      .when(again({ from: day('2026-05-01') }))
      .refuses('unit-ended');
  });
});

describe('the first grants', () => {
  const first = [granted('first'), granted('office', { role: 'reform-office' })];
  const beginning = (grants: Grants): Decision<GrantEvent> => begin(grants, first);

  it('are given where there is none', () => {
    given(grantDecider)
      .when(beginning)
      .emits(...first);
  });

  it('are not given beside any other, even one that was revoked', () => {
    given(grantDecider, granted('other'), revoked('other')).when(beginning).isAlreadySo();
  });
});

const revoking = (grant: string) => (grants: Grants) => revoke(grants, revoked(grant), today);

describe('revoking a grant', () => {
  it('takes it back', () => {
    given(grantDecider, granted('first'), granted('second', head('2026-01-01')))
      .when(revoking('second'))
      .emits(revoked('second'));
  });

  it('once more changes nothing', () => {
    given(grantDecider, granted('first'), granted('second'), revoked('second', '2026-04-01'))
      .when(revoking('second'))
      .isAlreadySo();
  });

  it('finds none that was not given', () => {
    given(grantDecider, granted('first')).when(revoking('second')).refuses('not-found');
  });

  it('leaves an admin who lasts', () => {
    given(grantDecider, granted('first'), granted('second')).when(revoking('first')).emits(revoked('first'));
    given(grantDecider, granted('first')).when(revoking('first')).refuses('last-admin');
    given(grantDecider, granted('first'), granted('second'), revoked('second', '2026-04-30'))
      .when(revoking('first'))
      .refuses('last-admin');
  });

  it('of an admin needs another one that has no end, whatever the days of the one revoked', () => {
    const ending = granted('second', { until: day('2030-01-01') });
    given(grantDecider, granted('first'), ending).when(revoking('first')).refuses('last-admin');
    given(grantDecider, granted('first'), ending).when(revoking('second')).emits(revoked('second'));
    const over = granted('second', { until: day('2026-02-01') });
    given(grantDecider, granted('first'), over).when(revoking('second')).emits(revoked('second'));
  });

  it('counts no admin who is still to come, and no other role', () => {
    given(grantDecider, granted('first'), granted('second', { from: day('2026-05-01') }))
      .when(revoking('first'))
      .refuses('last-admin');
    given(grantDecider, granted('first'), granted('second', { role: 'reform-office' }))
      .when(revoking('first'))
      .refuses('last-admin');
  });
});

describe('a grant in force', () => {
  const grant: Grant = {
    id: asId<GrantId>('first'),
    subject: asId<Subject>('ana'),
    role: 'admin',
    from: day('2026-02-01'),
    until: day('2026-03-31'),
    recordedOn: day('2026-01-01'),
    fact: asId('event-0'),
    part: { revision: 0, position: asId('00000000000000000001') },
  };
  const days = ['2026-01-31', '2026-02-01', '2026-03-14', '2026-03-15', '2026-03-31', '2026-04-01'].map(day);

  it('includes its first and its last day', () => {
    expect(days.map((one) => inForce(grant, one))).toStrictEqual([false, true, true, true, true, false]);
  });

  it('is gone from the day on which it is revoked', () => {
    const back = {
      ...grant,
      revoked: { on: day('2026-03-15'), recordedOn: day('2026-03-15'), fact: asId<EventId>('event-1') },
    };
    expect(days.map((one) => inForce(back, one))).toStrictEqual([false, true, true, false, false, false]);
  });
});
