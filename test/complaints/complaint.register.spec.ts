import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { complaintKind, complaintSeen } from '../../src/complaints/complaint.register.js';
import { march, pair, recorded, sealed, unit } from '../projections/registers/recording.js';
import { amended, reason, received, step, undone, voided } from './recorded-complaint.js';

const returned: FactOf = { type: 'ComplaintReturned', ...step(3), reason };
const completed: FactOf = { type: 'ComplaintCompleted', ...step(4) };
const verified: FactOf = {
  type: 'ComplaintVerified',
  ...step(5),
  tier: 'normative',
  unit: unit('a'),
  brief: sealed('b'),
};
const assigned: FactOf = { type: 'ComplaintAssigned', ...step(6), unit: unit('b'), reason };
const answered: FactOf = { type: 'ComplaintAnswered', ...step(9), text: sealed('jawaban') };
const reopened: FactOf = { type: 'ComplaintReopened', ...step(10), reason };
const againAnswered: FactOf = { type: 'ComplaintAnswered', ...step(11), text: sealed('jawaban lagi') };
const closed: FactOf = { type: 'ComplaintClosed', ...step(12) };

const LIFE: readonly (readonly [number, FactOf])[] = [
  [2, received],
  [3, returned],
  [4, completed],
  [5, verified],
  [6, assigned],
  [9, answered],
  [10, reopened],
  [11, againAnswered],
  [12, closed],
];
const life = (...more: readonly (readonly [number, FactOf])[]) => recorded('complaint', ...LIFE, ...more);

describe('a complaint at a pair of dates', () => {
  it('is where its steps led by then, and which clock runs', () => {
    const seen = [1, 2, 3, 4, 5, 6, 9, 10, 11, 12].map((on) => {
      const complaint = complaintKind.at(life(), pair(on, 12));
      if (!complaint) return undefined;
      const { status, tier, unit: its, clock, answeredOn, answeredClock } = complaint;
      return [status, tier, its, clock?.startedOn, clock?.workingDays, answeredOn, answeredClock?.startedOn];
    });
    const none = undefined;
    expect(seen).toStrictEqual([
      none,
      ['received', none, none, march(2), 3, none, none],
      ['returned', none, none, none, none, none, none],
      ['received', none, none, march(4), 3, none, none],
      ['verified', 'normative', 'a', march(5), 5, none, none],
      ['verified', 'normative', 'b', march(5), 5, none, none],
      ['answered', 'normative', 'b', none, none, march(9), march(5)],
      ['verified', 'normative', 'b', march(10), 5, none, none],
      ['answered', 'normative', 'b', none, none, march(11), march(10)],
      ['closed', 'normative', 'b', none, none, march(11), march(10)],
    ]);
  });

  it('is nothing before it was told, and as much as was told', () => {
    expect(complaintKind.at(life(), pair(12, 1))).toBeUndefined();
    expect(complaintKind.at(life(), pair(12, 5))?.status).toBe('verified');
  });

  it('is seen by whose it is as told now', () => {
    expect(complaintSeen(life(), pair(5, 12))?.unitNow).toBe('b');
    expect(complaintSeen(recorded('complaint', ...LIFE.slice(0, 3)), pair(5, 12))?.unitNow).toBeUndefined();
  });

  it('has anew the clocks of what is right since a correction', () => {
    const record = life([20, amended(0, { receivedOn: march(1) })], [20, amended(3, { tier: 'supervisory' })]);
    const clocks = (knownOn: number) => {
      const [first, second] = [complaintKind.at(record, pair(2, knownOn)), complaintKind.at(record, pair(12, knownOn))];
      return [first?.clock?.startedOn, second?.answeredClock?.workingDays, second?.tier];
    };
    expect(clocks(19)).toStrictEqual([march(2), 5, 'normative']);
    expect(clocks(20)).toStrictEqual([march(1), 60, 'supervisory']);
  });

  it('is where the steps that stand led', () => {
    const record = life([20, undone(8)], [21, undone(7)]);
    const seen = [19, 20, 21].map((knownOn) => complaintKind.at(record, pair(30, knownOn))?.status);
    expect(seen).toStrictEqual(['closed', 'answered', 'verified']);
  });

  it('that is void is shown as such, runs no clock, and counts nowhere', () => {
    const record = recorded('complaint', [2, received], [20, voided]);
    const seen = complaintKind.at(record, pair(30, 20));
    expect([seen?.status, seen?.clock, complaintKind.counted(record, pair(30, 20))]).toStrictEqual([
      'void',
      undefined,
      undefined,
    ]);
    expect(complaintKind.at(record, pair(30, 19))?.clock).toBeDefined();
  });

  it('tells its history', () => {
    const rows = complaintKind.history(life([20, undone(8)]), march(20));
    expect(rows.map(({ kind, on, stands }) => `${kind} ${on} ${stands}`)).toStrictEqual([
      `written ${march(2)} true`,
      `return ${march(3)} true`,
      `complete ${march(4)} true`,
      `verify ${march(5)} true`,
      `assign ${march(6)} true`,
      `answer ${march(9)} true`,
      `reopen ${march(10)} true`,
      `answer ${march(11)} true`,
      `close ${march(12)} false`,
    ]);
  });
});
