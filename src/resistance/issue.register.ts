import type { RegisterRecord } from '../../projections/registers.view.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { IssueId, ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { Pair } from '../kernel/words/pair.js';
import { ISSUE_STEPS, type Cause, type Intensity, type IssueStep } from './issue.events.js';
import { type FactOfType, factsBy } from '../../projections/registers/facts.js';
import type { Words } from '../../projections/registers/history.js';
import { type Kind, kindOf, VOID } from '../../projections/registers/kind.js';
import { toldBy } from '../../projections/registers/told.js';
import { issueDecider } from './issue.decider.js';

export const ISSUE_STATUSES = [
  'raised',
  'acknowledged',
  'diagnosed',
  'answering',
  'resolved',
  'accepted',
  'withdrawn',
  'duplicate',
  VOID,
] as const;
export type IssueStatus = (typeof ISSUE_STATUSES)[number];

export type IssueStepFact = FactOfType<IssueStep['type']>;

export type IssueAt = {
  readonly id: IssueId;
  readonly programme: ProgrammeId;
  /** As named when it was raised; mergers are to be followed. */
  readonly unit: UnitId;
  readonly raisedOn: CalendarDate;
  readonly status: IssueStatus;
  readonly open: boolean;
  readonly cause: Cause;
  /** As last assessed by `asOf`, the intensity too. */
  readonly reach: number;
  readonly intensity: Intensity;
  readonly description: Sealed;
  readonly confidential: boolean;
  /** The steps after the raising, in order of recording: none is dated before the one it follows. */
  readonly steps: readonly IssueStepFact[];
};

/** Where a step leads; a reassessment leaves the issue where it is. */
const LEADS_TO: Readonly<Record<IssueStep['type'], IssueStatus | undefined>> = {
  IssueAcknowledged: 'acknowledged',
  IssueDiagnosed: 'diagnosed',
  IssueReassessed: undefined,
  IssueAnswered: 'answering',
  IssueResolved: 'resolved',
  IssueAccepted: 'accepted',
  IssueWithdrawn: 'withdrawn',
  IssueFoundDuplicate: 'duplicate',
  IssueReopened: 'answering',
};

const CLOSED: ReadonlySet<IssueStatus> = new Set(['resolved', 'accepted', 'withdrawn', 'duplicate']);

type Assessment = Pick<IssueAt, 'status' | 'cause' | 'reach' | 'intensity'>;

const after = (before: Assessment, { event }: IssueStepFact): Assessment => {
  const moved = { ...before, status: LEADS_TO[event.type] ?? before.status };
  if (event.type === 'IssueDiagnosed') return { ...moved, cause: event.cause };
  if (event.type !== 'IssueReassessed') return moved;
  return { ...moved, reach: event.reach, intensity: event.intensity };
};

/** An issue at a pair of dates; undefined before it was raised, or where it was not recorded by then. */
const read = (record: RegisterRecord, { asOf, knownOn }: Pair): IssueAt | undefined => {
  const [raised] = factsBy(record, knownOn, 'IssueRaised');
  if (!raised || raised.event.raisedOn > asOf) return undefined;
  const { issue: id, programme, unit, raisedOn, cause, reach, intensity } = raised.event;
  const steps = factsBy(record, knownOn, ...ISSUE_STEPS).filter(({ event }) => event.on <= asOf);
  const first: Assessment = { status: 'raised', cause, reach, intensity };
  const now = steps.reduce(after, first);
  const { description, confidential } = raised.event;
  const open = !CLOSED.has(now.status);
  return { id, programme, unit, raisedOn, ...now, open, description, confidential, steps };
};

const words: Words = (event) => {
  switch (event.type) {
    case 'IssueRaised':
      return { kind: 'written', on: event.raisedOn };
    case 'IssueAcknowledged':
      return { kind: 'acknowledge', on: event.on };
    case 'IssueDiagnosed':
      return { kind: 'diagnose', on: event.on };
    case 'IssueReassessed':
      return { kind: 'reassess', on: event.on };
    case 'IssueAnswered':
      return { kind: 'answer', on: event.on };
    case 'IssueResolved':
      return { kind: 'resolve', on: event.on };
    case 'IssueAccepted':
      return { kind: 'accept', on: event.on };
    case 'IssueWithdrawn':
      return { kind: 'withdraw', on: event.on };
    case 'IssueFoundDuplicate':
      return { kind: 'duplicate', on: event.on };
    case 'IssueReopened':
      return { kind: 'reopen', on: event.on };
    default:
      return undefined;
  }
};

export const issueKind: Kind<IssueAt> = kindOf({ kind: 'issue', read, words, decider: issueDecider });

/** An issue as it is shown, and whose it is. */
export type IssueSeen = IssueAt & {
  /** As told now, whatever was known at the pair: who may see an issue goes by that. */
  readonly unitNow: UnitId;
};

const toldNow = (record: RegisterRecord): UnitId | undefined =>
  factsBy(toldBy(record, LAST_DAY).record, LAST_DAY, 'IssueRaised')[0]?.event.unit;

const seenBy =
  (issueBy: Kind<IssueAt>['at']): Kind<IssueSeen>['at'] =>
  (record, pair) => {
    const issue = issueBy(record, pair);
    return issue && { ...issue, unitNow: toldNow(record) ?? issue.unit };
  };

export const issuesSeen: Kind<IssueSeen> = {
  ...issueKind,
  at: seenBy(issueKind.at),
  counted: seenBy(issueKind.counted),
};
