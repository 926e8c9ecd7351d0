import { type CorrectionOf, correctionsOf } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { IssueId, ProgrammeId, SessionId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';

export const CAUSES = [
  'unaware-of-why',
  'role-loss',
  'fear-of-unknown',
  'no-leader-support',
  'left-out-of-decisions',
  'workload',
  'distrust',
  'comfort-with-status-quo',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

export const INTENSITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Intensity = (typeof INTENSITIES)[number];

export const ISSUE_ANSWER_KINDS = ['session', 'coaching', 'talk', 'decision', 'training'] as const;
export type IssueAnswerKind = (typeof ISSUE_ANSWER_KINDS)[number];

type Step<T extends string> = {
  readonly type: T;
  readonly issue: IssueId;
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
};

export type IssueRaised = {
  readonly type: 'IssueRaised';
  readonly issue: IssueId;
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly raisedOn: CalendarDate;
  readonly cause: Cause;
  readonly reach: number;
  readonly intensity: Intensity;
  readonly description: Sealed;
  readonly confidential: boolean;
};

export type IssueAcknowledged = Step<'IssueAcknowledged'>;
export type IssueDiagnosed = Step<'IssueDiagnosed'> & { readonly cause: Cause };
export type IssueReassessed = Step<'IssueReassessed'> & {
  readonly reach: number;
  readonly intensity: Intensity;
};
export type IssueAnswered = Step<'IssueAnswered'> & {
  readonly kind: IssueAnswerKind;
  readonly session?: SessionId;
  readonly note?: Sealed;
};
export type IssueResolved = Step<'IssueResolved'> & { readonly outcome: Sealed };
export type IssueAccepted = Step<'IssueAccepted'> & { readonly reason: Sealed };
export type IssueWithdrawn = Step<'IssueWithdrawn'> & { readonly reason: Sealed };
export type IssueFoundDuplicate = Step<'IssueFoundDuplicate'> & { readonly of: IssueId };
export type IssueReopened = Step<'IssueReopened'> & { readonly reason: Sealed };

export type IssueStep =
  | IssueAcknowledged
  | IssueDiagnosed
  | IssueReassessed
  | IssueAnswered
  | IssueResolved
  | IssueAccepted
  | IssueWithdrawn
  | IssueFoundDuplicate
  | IssueReopened;

export type IssueFact = IssueRaised | IssueStep;

export type IssueCorrection = CorrectionOf<
  'Issue',
  { readonly issue: IssueId; readonly programme: ProgrammeId },
  'undo'
>;

export type IssueEvent = IssueFact | IssueCorrection;

/** The types of every step after the raising. */
export const ISSUE_STEPS = [
  'IssueAcknowledged',
  'IssueDiagnosed',
  'IssueReassessed',
  'IssueAnswered',
  'IssueResolved',
  'IssueAccepted',
  'IssueWithdrawn',
  'IssueFoundDuplicate',
  'IssueReopened',
] as const satisfies readonly IssueStep['type'][];

/** What an issue consists of: all of it may be corrected. */
export const ISSUE_FACTS = ['IssueRaised', ...ISSUE_STEPS] as const satisfies readonly IssueFact['type'][];

/** What the register keeps of an issue: all of it. */
export const ISSUE_KEPT = [...ISSUE_FACTS, ...correctionsOf('Issue')] as const satisfies readonly IssueEvent['type'][];
