import { amendmentsOf } from '../kernel/facts/amending.js';
import { standing, standingOf } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import { undone, voided } from '../kernel/facts/undoing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import type { IssueId, ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import type { KnownIssue } from './issue.decider.js';
import { ISSUE_STEPS, type IssueEvent, type IssueRaised, type IssueStep } from './issue.events.js';

type Correcting = { readonly issue: IssueId; readonly programme: ProgrammeId; readonly reason: Sealed };

/** What is told otherwise of an issue as it was raised. */
export type IssueWish = {
  readonly unit?: UnitId | undefined;
  readonly raisedOn?: CalendarDate | undefined;
  readonly description?: Sealed | undefined;
};

export type AmendFacts = {
  readonly today: CalendarDate;
  /** Of a unit that is told: why the programme does not cover it today. */
  readonly outside: RuleCode | undefined;
  /** True where the unit does not exist on the day of the raising. */
  readonly unitEnded: boolean;
};

/** Unit and day of the raising as they would be. */
export const raisedAs = (
  issue: KnownIssue,
  { unit, raisedOn }: IssueWish,
): { unit: UnitId; raisedOn: CalendarDate } | undefined => {
  const raised = standing<IssueRaised>(issue, 'IssueRaised')?.event;
  return raised && { unit: unit ?? raised.unit, raisedOn: raisedOn ?? raised.raisedOn };
};

const stepsOf = (issue: KnownIssue): ReturnType<typeof standingOf<IssueStep>> =>
  standingOf<IssueStep>(issue, ...ISSUE_STEPS);

const dayFault = (issue: KnownIssue, on: CalendarDate | undefined, today: CalendarDate): RuleCode | undefined => {
  if (on === undefined) return undefined;
  const first = stepsOf(issue)[0]?.event.on;
  return notInFuture(on, today) ?? (first !== undefined && on > first ? 'step-backwards' : undefined);
};

/** A unit and a day that are not told are not judged. */
export const amend = (
  issue: KnownIssue,
  wish: IssueWish,
  { today, outside, unitEnded }: AmendFacts,
  correcting: Correcting,
): Decision<IssueEvent> => {
  const { unit, raisedOn } = wish;
  const amended = amendmentsOf([{ fact: standing<IssueRaised>(issue, 'IssueRaised'), right: wish }]);
  if (amended.length === 0) return [];
  const isMoved = unit !== undefined || raisedOn !== undefined;
  const fault = dayFault(issue, raisedOn, today) ?? outside ?? (isMoved && unitEnded ? 'unit-ended' : undefined);
  return fault ? refuse(fault) : [{ type: 'IssueAmended', ...correcting, amended }];
};

/** Takes the last step back that stands. */
export const undo = (issue: KnownIssue, correcting: Correcting): Decision<IssueEvent> =>
  undone(stepsOf(issue).at(-1), (facts) => ({ type: 'IssueUndone', ...correcting, what: 'undo', undone: facts }));

/** `hasDuplicates`: another one is closed as its duplicate. */
export const voidIssue = (issue: KnownIssue, correcting: Correcting, hasDuplicates: boolean): Decision<IssueEvent> =>
  voided(issue, hasDuplicates, { type: 'IssueVoided', ...correcting });
