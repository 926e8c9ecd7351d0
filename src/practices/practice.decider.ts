import { type Correctable, correctable } from '../kernel/facts/correctable.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { alreadyNamed, type DatedUnits } from '../kernel/organisation/dated.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decider, Decision, Recording } from '../kernel/facts/decider.js';
import type { ProgrammeId, StaffId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  type ObservationsRetracted,
  PRACTICE_FACTS,
  type PracticeCorrection,
  type PracticeDefined,
  type PracticeEvent,
  type PracticeFact,
  type PracticeObserved,
  type PracticeRetired,
  type PracticeTargeted,
} from './practice.events.js';

/** An observation that still stands; `rev` is the revision of the event that recorded it. */
export type StandingObservation = { readonly on: CalendarDate; readonly rev: number };

export type Practice = Correctable &
  (
    | { readonly phase: 'absent' }
    | {
        readonly phase: 'defined';
        readonly programme: ProgrammeId;
        readonly firstDay: CalendarDate;
        readonly windowDays?: number;
        readonly targets: readonly DatedUnits[];
        readonly retiredOn?: CalendarDate;
        /** Grows with the practice; changed in place by the fold that owns it. */
        readonly observations: Map<StaffId, readonly StandingObservation[]>;
      }
  );

export type Defined = Extract<Practice, { phase: 'defined' }>;

const evolve = (practice: Practice, event: PracticeFact, at: Recording): Practice => {
  if (event.type === 'PracticeDefined') {
    const { programme, on, units, windowDays } = event;
    const window = windowDays === undefined ? {} : { windowDays };
    return {
      phase: 'defined',
      programme,
      firstDay: on,
      ...window,
      targets: [{ on, units }],
      observations: new Map(),
    };
  }
  return practice.phase === 'absent' ? practice : evolveDefined(practice, event, at);
};

const evolveDefined = (
  practice: Defined,
  event: Exclude<PracticeFact, PracticeDefined>,
  { revision }: Recording,
): Defined => {
  switch (event.type) {
    case 'PracticeTargeted':
      return { ...practice, targets: [...practice.targets, { on: event.on, units: event.units }] };
    case 'PracticeRetired':
      return { ...practice, retiredOn: event.on };
    case 'PracticeObserved':
      return remember(practice, event, revision);
    case 'ObservationsRetracted':
      return forget(practice, event);
    default:
      return unreachable(event);
  }
};

const remember = (practice: Defined, { on, staff }: PracticeObserved, rev: number): Defined => {
  for (const id of staff) practice.observations.set(id, [...(practice.observations.get(id) ?? []), { on, rev }]);
  return practice;
};

const forget = (practice: Defined, { taken }: ObservationsRetracted): Defined => {
  for (const { staff, observations } of taken) {
    const left = practice.observations.get(staff)?.filter(({ rev }) => !observations.includes(rev)) ?? [];
    practice.observations.set(staff, left);
  }
  return practice;
};

const plain: Decider<Practice, PracticeFact> = {
  category: 'practice',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

/** What is told anew keeps the observations of persons. */
const carry = (before: Practice, anew: Practice): Practice =>
  before.phase === 'defined' && anew.phase === 'defined' ? { ...anew, observations: before.observations } : anew;

export const practiceDecider: Decider<Practice, PracticeEvent> = correctable<
  Practice,
  PracticeFact,
  PracticeCorrection
>({ plain, keeps: PRACTICE_FACTS, carry });

export type NamingFacts = {
  readonly today: CalendarDate;
  readonly closed: RuleCode | undefined;
  readonly outside: RuleCode | undefined;
};

export const define = (practice: Practice, event: PracticeDefined, facts: NamingFacts): Decision<PracticeEvent> => {
  if (facts.closed) return refuse(facts.closed);
  if (practice.phase !== 'absent') return [];
  const refusal = notTooFar(event.on, facts.today) ?? facts.outside;
  return refusal ? refuse(refusal) : [event];
};

export const target = (practice: Defined, event: PracticeTargeted, facts: NamingFacts): Decision<PracticeEvent> => {
  if (facts.closed) return refuse(facts.closed);
  if (alreadyNamed(practice.targets, event.on, event.units)) return [];
  if (practice.retiredOn !== undefined) return refuse('practice-retired');
  if (event.on < practice.firstDay) return refuse('before-issue');
  const refusal = notTooFar(event.on, facts.today) ?? facts.outside;
  return refusal ? refuse(refusal) : [event];
};

export type ClosingFacts = Pick<NamingFacts, 'today' | 'closed'>;

/** Retires a practice from a day on. */
export const retire = (practice: Defined, event: PracticeRetired, facts: ClosingFacts): Decision<PracticeEvent> => {
  if (facts.closed) return refuse(facts.closed);
  if (practice.retiredOn !== undefined) return practice.retiredOn === event.on ? [] : refuse('already-recorded');
  if (event.on < practice.firstDay) return refuse('before-issue');
  const far = notTooFar(event.on, facts.today);
  return far ? refuse(far) : [event];
};
