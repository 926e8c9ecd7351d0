import { describe, expect, it } from '@jest/globals';
import { stoodIn } from '../../projections/registers/complaint-spells.js';
import { complaintIndexes } from '../../projections/registers/complaints.js';
import type { FactOf, RegisterRecord } from '../../projections/registers.view.js';
import { complaintKind } from '../../src/complaints/complaint.register.js';
import { monthOf } from '../../src/kernel/words/month.js';
import type { Pair } from '../../src/kernel/words/pair.js';
import { march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';
import { amended, reason, received, step, undone, voided } from './recorded-complaint.js';

const verified = (on: number): FactOf => ({
  type: 'ComplaintVerified',
  ...step(on),
  tier: 'normative',
  unit: unit('a'),
});
const assigned = (on: number): FactOf => ({ type: 'ComplaintAssigned', ...step(on), unit: unit('b'), reason });
const answered = (on: number): FactOf => ({ type: 'ComplaintAnswered', ...step(on), text: sealed('jawaban') });
const closed = (on: number): FactOf => ({ type: 'ComplaintClosed', ...step(on) });

type Recorded = readonly (readonly [recordedOn: number, fact: FactOf])[];

/** Over half a year, most of it told late. */
const LIFE: Recorded = [
  [2, received],
  [40, verified(5)],
  [41, assigned(35)],
  [80, answered(70)],
  [110, closed(75)],
];
const CORRECTED: Readonly<Record<string, Recorded>> = {
  'as it was told': LIFE,
  'taken back': [...LIFE, [130, undone(4)], [170, undone(3)]],
  'told otherwise': [...LIFE, [130, amended(0, { receivedOn: march(-40) })], [130, amended(1, { tier: 'light' })]],
  'void since': [...LIFE, [130, undone(4)], [170, voided]],
  'told otherwise and void on one day': [...LIFE, [130, amended(0, { receivedOn: march(-40) })], [130, voided]],
};

const indexesOf = ({ facts }: RegisterRecord): Readonly<Record<string, readonly string[]>> => complaintIndexes(facts);

/** Every tenth day of half a year, by all that was known on every tenth. */
const PAIRS = Array.from({ length: 22 }, (_, a) => a * 10).flatMap((asOf) =>
  Array.from({ length: 22 }, (_, b) => pair(asOf, b * 10)),
);

const earlierOf = ({ asOf, knownOn }: Pair) => monthOf(asOf < knownOn ? asOf : knownOn);

/** What of a complaint at a pair no index leads to. */
const missed = (record: RegisterRecord, at: Pair): string[] => {
  const complaint = complaintKind.at(record, at);
  if (!complaint) return [];
  const { status, receivedOn, tier, unit: its } = complaint;
  const indexes = indexesOf(record);
  const isUnder = (index: string, ...values: readonly string[]) => values.some((one) => indexes[index]?.includes(one));
  const found = {
    status: isUnder('complaint-status', status, stoodIn(status, earlierOf(at))),
    month: isUnder('complaint-month', monthOf(receivedOn)),
    tier: tier === undefined || isUnder('complaint-tier', tier),
    unit: its === undefined || isUnder('complaint-unit', its),
  };
  return Object.entries(found).flatMap(([name, isFound]) =>
    isFound ? [] : [`${name} ${status} at ${at.asOf} as known on ${at.knownOn}`],
  );
};

describe('the indexes of a complaint', () => {
  it('hold every unit that was ever named, how it stands as told last, and its label', () => {
    const facts: Recorded = [
      [2, received],
      [5, verified(5)],
      [6, assigned(6)],
      [9, answered(9)],
      [12, closed(12)],
      [20, undone(4)],
    ];
    expect(indexesOf(recorded('complaint', ...facts))).toStrictEqual({
      kind: ['complaint'],
      'complaint-unit': ['a', 'b'],
      'complaint-running-unit': [],
      'complaint-status': ['answered', 'received 2026-03', 'verified 2026-03', 'answered 2026-03', 'closed 2026-03'],
      'complaint-label': [PROGRAMME],
      'complaint-month': ['2026-03'],
      'complaint-tier': ['normative'],
    });
    const running = indexesOf(recorded('complaint', ...facts.slice(0, 3)));
    expect(running).toMatchObject({ 'complaint-running-unit': ['a', 'b'] });
    expect(running['complaint-status']?.[0]).toBe('verified');
    expect(indexesOf(recorded('complaint', [2, received], [3, voided]))).toMatchObject({
      'complaint-unit': [],
      'complaint-status': ['void', 'received 2026-03'],
    });
  });

  it.each(Object.entries(CORRECTED))('lead to it at every pair of dates, %s', (_, facts) => {
    const record = recorded('complaint', ...facts);
    expect(PAIRS.filter((at) => complaintKind.at(record, at)).length).toBeGreaterThan(200);
    expect(PAIRS.flatMap((at) => missed(record, at))).toStrictEqual([]);
  });

  it('do not lead to it in months in which it stood otherwise, whatever was known', () => {
    const standings = indexesOf(recorded('complaint', ...LIFE))['complaint-status'];
    expect(standings).toStrictEqual([
      'closed',
      'received 2026-03',
      'received 2026-04',
      'verified 2026-03',
      'verified 2026-04',
      'verified 2026-05',
      'answered 2026-05',
      'answered 2026-06',
    ]);
  });
});
