import { amendmentsOf } from '../kernel/facts/amending.js';
import { standing, standingOf } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { Amendment, Fact } from '../kernel/facts/telling.js';
import { undone, voided } from '../kernel/facts/undoing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture, notTooFar } from '../kernel/words/dates.js';
import type { ProgrammeId, ReformId, UnitId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { decreeOf, type KnownReform, staffOf } from './reform.decider.js';
import type {
  Procedure,
  ReformCancelled,
  ReformCompleted,
  ReformDecreed,
  ReformEvent,
  ReformProposed,
  ReformPutOff,
} from './reform.events.js';

type Correcting = { readonly reform: ReformId; readonly programme: ProgrammeId; readonly reason: Sealed };

/** What is told otherwise of a reform. */
export type ReformWish = {
  readonly title?: string | undefined;
  readonly number?: string | undefined;
  readonly units?: readonly UnitId[] | undefined;
  readonly effectiveOn?: CalendarDate | undefined;
  readonly signedOn?: CalendarDate | undefined;
  readonly completedOn?: CalendarDate | undefined;
  readonly before?: Procedure | undefined;
  readonly after?: Procedure | undefined;
};

export type AmendFacts = {
  readonly today: CalendarDate;
  /** Where other units are told: why the programme does not cover them. */
  readonly outside: RuleCode | undefined;
};

type Facts = {
  readonly proposed: Fact<ReformProposed> | undefined;
  /** What told the effective day last. */
  readonly scheduled: Fact<ReformProposed | ReformPutOff> | undefined;
  readonly decree: Fact<ReformDecreed> | undefined;
  readonly completion: Fact<ReformCompleted> | undefined;
};

const factsOf = (reform: KnownReform): Facts => ({
  proposed: standing<ReformProposed>(reform, 'ReformProposed'),
  scheduled: standingOf<ReformProposed | ReformPutOff>(reform, 'ReformProposed', 'ReformPutOff').at(-1),
  decree: decreeOf(reform),
  completion: standing<ReformCompleted>(reform, 'ReformCompleted'),
});

/** The fields of what has not happened yet. */
const stateFault = ({ decree, completion }: Facts, wish: ReformWish): RuleCode | undefined => {
  const ofDecree = wish.number ?? wish.signedOn;
  if (!decree && ofDecree !== undefined) return 'reform-not-decreed';
  return !completion && wish.completedOn !== undefined ? 'reform-not-completed' : undefined;
};

type Days = Pick<ReformWish, 'completedOn' | 'signedOn' | 'effectiveOn'>;

/** The days of a reform as they would be. */
const daysWith = ({ effectiveOn }: KnownReform, { decree, completion }: Facts, wish: ReformWish): Days => ({
  completedOn: completion && (wish.completedOn ?? completion.event.on),
  signedOn: wish.signedOn ?? decree?.event.signedOn,
  effectiveOn: wish.effectiveOn ?? effectiveOn,
});

const isBefore = (day: CalendarDate, other: CalendarDate | undefined): boolean => other !== undefined && day < other;

/** The order of days is as when they were recorded. */
const orderFault = ({ completedOn, signedOn, effectiveOn }: Days): RuleCode | undefined => {
  if (completedOn === undefined) return undefined;
  if (isBefore(completedOn, signedOn)) return 'reform-not-decreed';
  return isBefore(completedOn, effectiveOn) ? 'reform-not-yet-effective' : undefined;
};

type Rule = (day: CalendarDate, today: CalendarDate) => RuleCode | undefined;

/** Only a day that is told otherwise is judged. */
const dayFault = (
  known: CalendarDate | undefined,
  told: CalendarDate | undefined,
  rule: Rule,
  today: CalendarDate,
): RuleCode | undefined => (told === undefined || told === known ? undefined : rule(told, today));

const dateFault = (
  reform: KnownReform,
  { decree, completion }: Facts,
  wish: ReformWish,
  today: CalendarDate,
): RuleCode | undefined =>
  dayFault(reform.effectiveOn, wish.effectiveOn, notTooFar, today) ??
  dayFault(decree?.event.signedOn, wish.signedOn, notTooFar, today) ??
  dayFault(completion?.event.on, wish.completedOn, notInFuture, today);

/** What says the same is the one that is known, in whatever order its fields were sent. */
const procedure = (known: Procedure, told: Procedure = known): Procedure =>
  told.steps === known.steps && told.days === known.days ? known : { steps: told.steps, days: told.days };

const subjectIn = ({ subject }: KnownReform, { before, after }: ReformWish): object => {
  if (subject.kind !== 'simplification') return {};
  return {
    subject: { ...subject, before: procedure(subject.before, before), after: procedure(subject.after, after) },
  };
};

const amendmentsIn = (reform: KnownReform, facts: Facts, wish: ReformWish): readonly Amendment[] => {
  const { title, units, effectiveOn, number, signedOn, completedOn } = wish;
  return amendmentsOf([
    { fact: facts.proposed, right: { title, units, ...subjectIn(reform, wish) } },
    { fact: facts.scheduled, right: { effectiveOn } },
    { fact: facts.decree, right: { number, signedOn } },
    { fact: facts.completion, right: { on: completedOn } },
  ]);
};

/** The new day of what a decree has put on the chart or given, where it stands there. */
const movedTo = (reform: KnownReform, { effectiveOn }: ReformWish): object => {
  if (effectiveOn === undefined || effectiveOn === reform.effectiveOn) return {};
  return reform.phase === 'cancelled' || !decreeOf(reform) ? {} : { effectiveOn, ...staffOf(reform) };
};

/** Tells what is right; what is on the chart moves with the effective day. */
export const amend = (
  reform: KnownReform,
  wish: ReformWish,
  { today, outside }: AmendFacts,
  correcting: Correcting,
): Decision<ReformEvent> => {
  const facts = factsOf(reform);
  const state = stateFault(facts, wish);
  if (state) return refuse(state);
  const amended = amendmentsIn(reform, facts, wish);
  if (amended.length === 0) return [];
  const namesOthers = amended.some(({ right }) => 'units' in right);
  const fault =
    orderFault(daysWith(reform, facts, wish)) ??
    dateFault(reform, facts, wish, today) ??
    (namesOthers ? outside : undefined);
  return fault ? refuse(fault) : [{ type: 'ReformAmended', ...correcting, ...movedTo(reform, wish), amended }];
};

/** Takes the cancellation back: a decree is on the chart again, and its posts are given. */
export const restore = (reform: KnownReform, correcting: Correcting): Decision<ReformEvent> =>
  undone(standing<ReformCancelled>(reform, 'ReformCancelled'), (facts) => ({
    type: 'ReformUndone',
    ...correcting,
    ...(decreeOf(reform) ? { effectiveOn: reform.effectiveOn, ...staffOf(reform) } : {}),
    what: 'restore',
    undone: facts,
  }));

/** Takes the decree back, with its completion: its changes were never on the chart, its posts never given. */
export const annul = (reform: KnownReform, correcting: Correcting): Decision<ReformEvent> => {
  const { completion } = factsOf(reform);
  return undone(decreeOf(reform), (facts) => ({
    type: 'ReformUndone',
    ...correcting,
    ...staffOf(reform),
    what: 'annul',
    undone: completion ? [...facts, completion.id] : facts,
  }));
};

/** Takes the completion back. */
export const uncomplete = (reform: KnownReform, correcting: Correcting): Decision<ReformEvent> =>
  undone(standing<ReformCompleted>(reform, 'ReformCompleted'), (facts) => ({
    type: 'ReformUndone',
    ...correcting,
    what: 'uncomplete',
    undone: facts,
  }));

export const voidReform = (reform: KnownReform, correcting: Correcting): Decision<ReformEvent> =>
  voided(reform, decreeOf(reform) !== undefined, { type: 'ReformVoided', ...correcting });
