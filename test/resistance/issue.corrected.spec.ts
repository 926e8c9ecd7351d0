import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { isReplaced } from '../../projections/registers/replaced.js';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { asId, type SessionId } from '../../src/kernel/words/ids.js';
import { issueShown } from '../../src/resistance/issue.answer.js';
import { issueKind, issuesSeen } from '../../src/resistance/issue.register.js';
import {
  eventId,
  issueId,
  march,
  pair,
  PROGRAMME,
  recorded,
  sealed,
  unit,
} from '../projections/registers/recording.js';
import { must } from '../support/expectation.js';

const ofIssue = { issue: issueId('issue'), programme: PROGRAMME } as const;
const reason = sealed('why');
const session = asId<SessionId>('session');

const raised: FactOf = {
  type: 'IssueRaised',
  ...ofIssue,
  unit: unit('a'),
  raisedOn: march(10),
  cause: 'workload',
  reach: 4,
  intensity: 'high',
  description: sealed('wrong'),
  confidential: false,
};
const answered: FactOf = { type: 'IssueAnswered', ...ofIssue, on: march(12), kind: 'session', session };
const resolved: FactOf = { type: 'IssueResolved', ...ofIssue, on: march(13), outcome: sealed('fine') };
const amended = (right: JsonObject): FactOf => ({
  type: 'IssueAmended',
  ...ofIssue,
  amended: [{ fact: eventId(0), right }],
  reason,
});
const undone = (seq: number): FactOf => ({
  type: 'IssueUndone',
  ...ofIssue,
  what: 'undo',
  undone: [eventId(seq)],
  reason,
});
const voided: FactOf = { type: 'IssueVoided', ...ofIssue, reason };

const { at: issueAt, counted, history } = issueKind;

describe('a corrected issue', () => {
  it('is from the day of the correction on as if it had been raised so, and before it as it was', () => {
    const right = { unit: 'b', raisedOn: march(8), description: sealed('right') };
    const record = recorded('issue', [10, raised], [20, amended(right)]);
    const seen = [pair(9, 19), pair(9, 20), pair(30, 19), pair(30, 20)].map((at) => {
      const { unit: of, raisedOn, description } = issueAt(record, at) ?? {};
      return [of, raisedOn, description?.box, isReplaced(description)];
    });
    expect(seen).toStrictEqual([
      [undefined, undefined, undefined, false],
      ['b', march(8), 'right', false],
      ['a', march(10), 'wrong', true],
      ['b', march(8), 'right', false],
    ]);
  });

  it('is whose its unit is as told now, whatever was known at the pair', () => {
    const record = recorded('issue', [10, raised], [20, amended({ unit: 'b' })], [25, amended({ unit: 'c' })]);
    const seen = [pair(19), pair(20), pair(25)].map((at) => {
      const issue = issuesSeen.at(record, at);
      return [issue?.unit, issue?.unitNow];
    });
    expect(seen).toStrictEqual([
      ['a', 'c'],
      ['b', 'c'],
      ['c', 'c'],
    ]);
  });

  it('has the steps that stand, and is where they left it', () => {
    const record = recorded('issue', [10, raised], [12, answered], [13, resolved], [20, undone(2)], [21, undone(1)]);
    const seen = [pair(30, 19), pair(30, 20), pair(30, 21)].map((at) => {
      const issue = issueAt(record, at);
      return [issue?.status, issue?.open, issue?.steps.length];
    });
    expect(seen).toStrictEqual([
      ['resolved', false, 2],
      ['answering', true, 1],
      ['raised', true, 0],
    ]);
  });

  it('that is void is shown as such, and counts nowhere', () => {
    const record = recorded('issue', [10, raised], [20, voided]);
    expect([issueAt(record, pair(30, 19))?.status, issueAt(record, pair(30, 20))?.status]).toStrictEqual([
      'raised',
      'void',
    ]);
    expect([counted(record, pair(30, 19))?.reach, counted(record, pair(30, 20))]).toStrictEqual([4, undefined]);
  });

  it('tells its history as known', () => {
    const record = recorded(
      'issue',
      [10, raised],
      [12, answered],
      [13, resolved],
      [20, amended({ raisedOn: march(8) })],
      [21, undone(2)],
    );
    const rowsOn = (knownOn: number) =>
      history(record, march(knownOn)).map(({ kind, on, stands, corrections }) => [
        kind,
        on,
        stands,
        corrections.map((one) => one.kind),
      ]);
    expect(rowsOn(13)).toStrictEqual([
      ['written', march(10), true, []],
      ['answer', march(12), true, []],
      ['resolve', march(13), true, []],
    ]);
    expect(rowsOn(21)).toStrictEqual([
      ['written', march(8), true, ['amend']],
      ['answer', march(12), true, []],
      ['resolve', march(13), false, ['undo']],
    ]);
  });
});

describe('the session that an issue was answered by', () => {
  it('is not shown where it is void', () => {
    const issue = issueAt(recorded('issue', [10, raised], [12, answered]), pair(30));
    must(issue);
    const stepShown = (isVoid: (id: SessionId) => boolean) =>
      (issueShown(issue, { population: 9, showing: 'steps', isVoid }) as { steps: object[] }).steps[0];
    expect(stepShown(() => false)).toHaveProperty('session', session);
    expect(stepShown((id) => id === session)).not.toHaveProperty('session');
    expect(stepShown((id) => id === session)).toMatchObject({ step: 'answer', kind: 'session', on: march(12) });
  });
});
