import { type Correctable, correctable } from '../kernel/facts/correctable.js';
import { FIRST_DAY, type CalendarDate } from '../kernel/words/calendar-date.js';
import { alreadyNamed, type DatedUnits } from '../kernel/organisation/dated.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decider, Decision, Recording } from '../kernel/facts/decider.js';
import type { ProgrammeId, StaffId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  type AnswerKind,
  type AnswersRetracted,
  DIRECTIVE_FACTS,
  type DirectiveAnswered,
  type DirectiveCorrection,
  type DirectiveEvent,
  type DirectiveFact,
  type DirectiveIssued,
  type DirectiveRevised,
  type DirectiveTargeted,
  type DirectiveWithdrawn,
} from './directive.events.js';

export type Version = {
  readonly version: number;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
};

/** An answer that still stands. */
export type StandingAnswer = {
  readonly kind: AnswerKind;
  readonly version: number;
  readonly on: CalendarDate;
  readonly until?: CalendarDate;
  /** Revision of the event that recorded it. */
  readonly rev: number;
};

export type Directive = Correctable &
  (
    | { readonly phase: 'absent' }
    | {
        readonly phase: 'issued';
        readonly programme: ProgrammeId;
        readonly versions: readonly Version[];
        readonly targets: readonly DatedUnits[];
        readonly withdrawnOn?: CalendarDate;
        /** Grows with the directive; changed in place by the fold that owns it. */
        readonly answers: Map<StaffId, readonly StandingAnswer[]>;
      }
  );

type Issued = Extract<Directive, { phase: 'issued' }>;

const evolve = (directive: Directive, event: DirectiveFact, at: Recording): Directive => {
  if (event.type === 'DirectiveIssued') {
    const { programme, issuedOn, dueOn, units } = event;
    const versions = [{ version: 1, issuedOn, dueOn }];
    return { phase: 'issued', programme, versions, targets: [{ on: issuedOn, units }], answers: new Map() };
  }
  return directive.phase === 'absent' ? directive : evolveIssued(directive, event, at);
};

const evolveIssued = (
  directive: Issued,
  event: Exclude<DirectiveFact, DirectiveIssued>,
  { revision }: Recording,
): Directive => {
  switch (event.type) {
    case 'DirectiveRevised': {
      const { version, issuedOn, dueOn } = event;
      return { ...directive, versions: [...directive.versions, { version, issuedOn, dueOn }] };
    }
    case 'DirectiveTargeted':
      return { ...directive, targets: [...directive.targets, { on: event.on, units: event.units }] };
    case 'DirectiveWithdrawn':
      return { ...directive, withdrawnOn: event.on };
    case 'DirectiveAnswered':
      return remember(directive, event, revision);
    case 'AnswersRetracted':
      return forget(directive, event);
    default:
      return unreachable(event);
  }
};

const remember = (directive: Issued, event: DirectiveAnswered, rev: number): Directive => {
  const { answer: kind, version, on, until } = event;
  const answer: StandingAnswer = { kind, version, on, rev, ...(until === undefined ? {} : { until }) };
  for (const staff of event.staff) {
    directive.answers.set(staff, [...(directive.answers.get(staff) ?? []), answer]);
  }
  return directive;
};

const forget = (directive: Issued, { taken }: AnswersRetracted): Directive => {
  for (const { staff, answers } of taken) {
    const left = directive.answers.get(staff)?.filter(({ rev }) => !answers.includes(rev)) ?? [];
    directive.answers.set(staff, left);
  }
  return directive;
};

const plain: Decider<Directive, DirectiveFact> = {
  category: 'directive',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

/** What is told anew keeps the answers of persons. */
const carry = (before: Directive, anew: Directive): Directive =>
  before.phase === 'issued' && anew.phase === 'issued' ? { ...anew, answers: before.answers } : anew;

export const directiveDecider: Decider<Directive, DirectiveEvent> = correctable<
  Directive,
  DirectiveFact,
  DirectiveCorrection
>({ plain, keeps: DIRECTIVE_FACTS, carry });

/** The newest version issued by a day, whatever became of the directive. */
export const newestBy = (versions: readonly Version[], day: CalendarDate): Version | undefined =>
  versions.findLast(({ issuedOn }) => issuedOn <= day);

const firstDay = ({ versions }: Issued): CalendarDate => versions[0]?.issuedOn ?? FIRST_DAY;
const newestDay = ({ versions }: Issued): CalendarDate => versions.at(-1)?.issuedOn ?? FIRST_DAY;

export const issue = (
  directive: Directive,
  event: DirectiveIssued,
  { today, closed, outside }: { today: CalendarDate; closed: RuleCode | undefined; outside: RuleCode | undefined },
): Decision<DirectiveEvent> => {
  if (closed) return refuse(closed);
  if (directive.phase !== 'absent') return [];
  const refusal = notTooFar(event.issuedOn, today) ?? notTooFar(event.dueOn, today) ?? outside;
  return refusal ? refuse(refusal) : [event];
};

export const revise = (
  directive: Issued,
  event: Omit<DirectiveRevised, 'version'>,
  { today, closed }: { today: CalendarDate; closed: RuleCode | undefined },
): Decision<DirectiveEvent> => {
  if (closed) return refuse(closed);
  if (directive.withdrawnOn !== undefined) return refuse('directive-withdrawn');
  if (event.issuedOn < newestDay(directive)) return refuse('before-issue');
  const far = notTooFar(event.issuedOn, today) ?? notTooFar(event.dueOn, today);
  return far ? refuse(far) : [{ ...event, version: directive.versions.length + 1 }];
};

export const target = (
  directive: Issued,
  event: DirectiveTargeted,
  { today, closed, outside }: { today: CalendarDate; closed: RuleCode | undefined; outside: RuleCode | undefined },
): Decision<DirectiveEvent> => {
  if (closed) return refuse(closed);
  if (alreadyNamed(directive.targets, event.on, event.units)) return [];
  if (directive.withdrawnOn !== undefined) return refuse('directive-withdrawn');
  if (event.on < firstDay(directive)) return refuse('before-issue');
  const refusal = notTooFar(event.on, today) ?? outside;
  return refusal ? refuse(refusal) : [event];
};

export const withdraw = (
  directive: Issued,
  event: DirectiveWithdrawn,
  { today, closed }: { today: CalendarDate; closed: RuleCode | undefined },
): Decision<DirectiveEvent> => {
  if (closed) return refuse(closed);
  if (directive.withdrawnOn !== undefined) return directive.withdrawnOn === event.on ? [] : refuse('already-recorded');
  if (event.on < newestDay(directive)) return refuse('before-issue');
  const far = notTooFar(event.on, today);
  return far ? refuse(far) : [event];
};

export type { Issued };
