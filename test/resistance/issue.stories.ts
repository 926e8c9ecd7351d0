import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type IssueId, type ProgrammeId, type UnitId } from '../../src/kernel/words/ids.js';
import { type Issue, type StepFacts, takeStep } from '../../src/resistance/issue.decider.js';
import type { Cause, Intensity, IssueEvent, IssueRaised, IssueStep } from '../../src/resistance/issue.events.js';
import { must } from '../support/expectation.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;

const sealed = { key: 'issue:issue', box: 'c2VhbGVk' };
const named = { issue: asId<IssueId>('issue'), programme: asId<ProgrammeId>('programme') };
const step = (on: string) => ({ ...named, on: day(on) });

export const raised = (raisedOn = '2026-03-01'): IssueRaised => ({
  type: 'IssueRaised',
  ...named,
  unit: asId<UnitId>('unit'),
  raisedOn: day(raisedOn),
  cause: 'workload',
  reach: 12,
  intensity: 'medium',
  description: sealed,
  confidential: false,
});

export const acknowledged = (on: string): IssueStep => ({ type: 'IssueAcknowledged', ...step(on) });
export const diagnosed = (on: string, cause: Cause = 'distrust'): IssueStep => ({
  type: 'IssueDiagnosed',
  ...step(on),
  cause,
});
export const reassessed = (on: string, reach: number, intensity: Intensity = 'medium'): IssueStep => ({
  type: 'IssueReassessed',
  ...step(on),
  reach,
  intensity,
});
export const answered = (on: string): IssueStep => ({ type: 'IssueAnswered', ...step(on), kind: 'talk' });
export const resolved = (on: string): IssueStep => ({ type: 'IssueResolved', ...step(on), outcome: sealed });
export const accepted = (on: string): IssueStep => ({ type: 'IssueAccepted', ...step(on), reason: sealed });
export const withdrawn = (on: string): IssueStep => ({ type: 'IssueWithdrawn', ...step(on), reason: sealed });
export const duplicate = (on: string, of = 'other'): IssueStep => ({
  type: 'IssueFoundDuplicate',
  ...step(on),
  of: asId<IssueId>(of),
});
export const reopened = (on: string): IssueStep => ({ type: 'IssueReopened', ...step(on), reason: sealed });

export const TODAY = day('2026-04-30');

/** One more step, today or earlier, unless `facts` say otherwise. */
export const taking =
  (next: IssueStep, facts: Partial<StepFacts> = {}) =>
  (state: Issue): Decision<IssueEvent> => {
    must(state.phase !== 'absent');
    return takeStep(state, next, { today: TODAY, closed: undefined, ...facts });
  };
