import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import type { FactOf, RegisterRecord } from '../../projections/registers.view.js';
import type { Pair } from '../../src/kernel/words/pair.js';
import { factDays } from '../../src/insights/fact-days.js';
import { issueKind } from '../../src/resistance/issue.register.js';
import type { Intensity } from '../../src/resistance/issue.events.js';
import { issueId, march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const issueAt = issueKind.at;

const ofIssue = { issue: issueId('issue'), programme: PROGRAMME } as const;

const raised: FactOf = {
  type: 'IssueRaised',
  ...ofIssue,
  unit: unit('a'),
  raisedOn: march(10),
  cause: 'workload',
  reach: 4,
  intensity: 'high',
  description: sealed('too much'),
  confidential: false,
};
const acknowledged = (on: number): FactOf => ({ type: 'IssueAcknowledged', ...ofIssue, on: march(on) });
const diagnosed = (on: number): FactOf => ({
  type: 'IssueDiagnosed',
  ...ofIssue,
  on: march(on),
  cause: 'distrust',
});
const reassessed = (on: number, reach: number, intensity: Intensity): FactOf => ({
  type: 'IssueReassessed',
  ...ofIssue,
  on: march(on),
  reach,
  intensity,
});
const answered = (on: number): FactOf => ({ type: 'IssueAnswered', ...ofIssue, on: march(on), kind: 'talk' });
const resolved = (on: number): FactOf => ({
  type: 'IssueResolved',
  ...ofIssue,
  on: march(on),
  outcome: sealed('fine'),
});
const reopened = (on: number): FactOf => ({
  type: 'IssueReopened',
  ...ofIssue,
  on: march(on),
  reason: sealed('again'),
});
const duplicate = (on: number): FactOf => ({
  type: 'IssueFoundDuplicate',
  ...ofIssue,
  on: march(on),
  of: issueId('other'),
});

const story = recorded(
  'issue',
  [11, raised],
  [12, acknowledged(12)],
  [14, diagnosed(13)],
  [16, reassessed(13, 9, 'critical')],
  [20, answered(18)],
  [21, resolved(19)],
  [25, reopened(22)],
  [26, duplicate(26)],
);

const figures = (record: RegisterRecord, at: Pair): unknown[] => {
  const issue = issueAt(record, at);
  return issue ? [issue.cause, issue.reach, issue.intensity] : [];
};

describe('an issue at a pair of dates', () => {
  it('is not there before it was raised or recorded', () => {
    expect(issueAt(story, pair(9, 30))).toBe(undefined);
    expect(issueAt(story, pair(10, 10))).toBe(undefined);
    expect(issueAt(story, pair(10, 11))?.status).toBe('raised');
  });

  it('goes from step to step, open again from a reopening', () => {
    const seen = [10, 12, 13, 18, 19, 22, 26].map((asOf) => {
      const at = issueAt(story, pair(asOf, 30));
      return [at?.status, at?.open];
    });
    expect(seen).toStrictEqual([
      ['raised', true],
      ['acknowledged', true],
      ['diagnosed', true],
      ['answering', true],
      ['resolved', false],
      ['answering', true],
      ['duplicate', false],
    ]);
  });

  it('has cause, reach and intensity as last told by then', () => {
    expect(figures(story, pair(12, 30))).toStrictEqual(['workload', 4, 'high']);
    expect(figures(story, pair(13, 15))).toStrictEqual(['distrust', 4, 'high']);
    expect(figures(story, pair(13, 16))).toStrictEqual(['distrust', 9, 'critical']);
  });

  it('has the days of its steps, the raising too', () => {
    expect(factDays(story, pair(9, 30))).toStrictEqual([]);
    expect(factDays(story, pair(13, 14))).toStrictEqual([10, 12, 13].map(march));
    expect(factDays(story, pair(30))).toStrictEqual([10, 12, 13, 13, 18, 19, 22, 26].map(march));
  });
});

/** Days apart from the step before, days until it was recorded, and what it says. */
const step = fc.record({
  later: fc.nat(3),
  recordedLater: fc.nat(3),
  reach: fc.integer({ min: 1, max: 9 }),
  kind: fc.constantFrom('answered', 'reassessed', 'resolved', 'reopened'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Dated = Step & { readonly on: number; readonly known: number };

const dated = (steps: readonly Step[]): Dated[] => {
  let [on, known] = [10, 10];
  return steps.map((one) => {
    on += one.later;
    known = Math.max(known, on + one.recordedLater);
    return { ...one, on, known };
  });
};

const factOf = ({ kind, on, reach }: Dated): FactOf => {
  if (kind === 'reassessed') return reassessed(on, reach, 'low');
  return { answered, resolved, reopened }[kind](on);
};

describe('random issues', () => {
  it('stand as the last step by both days left them', () => {
    const history = fc.array(step, { maxLength: 8 });
    const day = fc.integer({ min: 10, max: 40 });
    fc.assert(
      fc.property(history, day, day, (steps, asOf, knownOn) => {
        const all = dated(steps);
        const counted = all.filter(({ on, known }) => on <= asOf && known <= knownOn);
        const last = counted.findLast(({ kind }) => kind !== 'reassessed')?.kind;
        const reach = counted.findLast(({ kind }) => kind === 'reassessed')?.reach ?? 4;
        const facts = all.map((one) => [one.known, factOf(one)] as const);
        const at = issueAt(recorded('issue', [10, raised], ...facts), pair(asOf, knownOn));
        expect([at?.open, at?.reach, at?.steps.length]).toStrictEqual([last !== 'resolved', reach, counted.length]);
      }),
    );
  });
});
