import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { StaffId } from '../kernel/words/ids.js';
import { type FaultRow, firstOf, refuse, type RuleCode } from '../kernel/words/refusal.js';
import { type Issued, newestBy, type StandingAnswer } from './directive.decider.js';
import type { AnswersRetracted, DirectiveAnswered, DirectiveEvent } from './directive.events.js';

/** What speaks against the people that a fact names, on its day. */
export type PeopleFaults = ReadonlyMap<StaffId, FaultRow>;

export type AnswerWish = Omit<DirectiveAnswered, 'version'>;

export type AnswerFacts = {
  readonly today: CalendarDate;
  /** `programme-closed` for this day, if so. */
  readonly closed: RuleCode | undefined;
  readonly unitEnded: boolean;
  readonly faults: PeopleFaults;
};

const byOn = (a: StandingAnswer, b: StandingAnswer): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.rev - b.rev);

const lastOf = (answers: readonly StandingAnswer[]): StandingAnswer | undefined => answers.toSorted(byOn).at(-1);

/** The same answer on the same day, being the last of that day, changes nothing (domain.md, 4). */
const alreadySo = (directive: Issued, staff: StaffId, wish: AnswerWish, version: number): boolean => {
  const sameDay = (directive.answers.get(staff) ?? []).filter(({ on }) => on === wish.on);
  const last = lastOf(sameDay);
  return last?.kind === wish.answer && last.version === version && last.until === wish.until;
};

const dateFault = (directive: Issued, { on }: AnswerWish, today: CalendarDate): RuleCode | undefined => {
  if (directive.withdrawnOn !== undefined && on >= directive.withdrawnOn) return 'directive-withdrawn';
  if (on > today) return 'date-in-future';
  return newestBy(directive.versions, on) ? undefined : 'before-issue';
};

/** Records the answers of those who have not given the same one already. */
export const answer = (directive: Issued, wish: AnswerWish, facts: AnswerFacts): Decision<DirectiveEvent> => {
  if (facts.closed) return refuse(facts.closed);
  const version = newestBy(directive.versions, wish.on)?.version ?? 0;
  const fresh = wish.staff.filter((staff) => !alreadySo(directive, staff, wish, version));
  return fresh.length === 0 ? [] : answerOf(directive, { ...wish, version, staff: fresh }, facts);
};

/** The answers of those for whom it is not already so, if nothing speaks against one of them. */
const answerOf = (directive: Issued, event: DirectiveAnswered, facts: AnswerFacts): Decision<DirectiveEvent> => {
  const fault = dateFault(directive, event, facts.today) ?? (facts.unitEnded ? 'unit-ended' : undefined);
  if (fault) return refuse(fault);
  const rows = event.staff.flatMap((staff) => facts.faults.get(staff) ?? []);
  return firstOf(rows, ['staff-not-targeted', 'staff-not-in-unit']) ?? [event];
};

export type RetractionWish = Omit<AnswersRetracted, 'taken'> & {
  readonly on?: CalendarDate;
  readonly staff: readonly StaffId[];
};

export type RetractionFacts = {
  readonly today: CalendarDate;
  readonly closed: (on: CalendarDate) => RuleCode | undefined;
  readonly mayTakeExemptions: boolean;
  /** True where a person is in the unit named or below, on the day of the answer or today. */
  readonly inUnit: (staff: StaffId, on: CalendarDate) => boolean;
};

/** The answers a retraction takes back: those of a day, or the last that still stands. */
const takenFrom = (
  answers: readonly StandingAnswer[],
  on: CalendarDate | undefined,
  today: CalendarDate,
): readonly StandingAnswer[] => {
  if (on !== undefined) return answers.filter((one) => one.on === on);
  const last = lastOf(answers.filter(({ until }) => until === undefined || until >= today));
  return last ? [last] : [];
};

/** For each person the day that a retraction names, else that of the answer it takes back. */
export const daysTaken = (
  { answers }: Issued,
  { on, staff }: { readonly on: CalendarDate | undefined; readonly staff: readonly StaffId[] },
  today: CalendarDate,
): ReadonlyMap<StaffId, readonly CalendarDate[]> =>
  new Map(
    staff.map((id) => [id, on === undefined ? takenFrom(answers.get(id) ?? [], on, today).map((one) => one.on) : [on]]),
  );

/** Whoever would lose an exemption, which is the reform office's to take back. */
const exemptionsAmong = (taken: readonly { readonly answers: readonly StandingAnswer[] }[]): FaultRow[] =>
  taken.flatMap(({ answers }, index): FaultRow[] =>
    answers.some(({ kind }) => kind === 'exempted') ? [{ pointer: `/staff/${index}`, code: 'forbidden' }] : [],
  );

export const retract = (
  directive: Issued,
  { on, staff, ...wish }: RetractionWish,
  facts: RetractionFacts,
): Decision<DirectiveEvent> => {
  const taken = staff.map((id) => ({
    id,
    answers: takenFrom(directive.answers.get(id) ?? [], on, facts.today),
  }));
  const all = taken.flatMap(({ answers }) => answers);
  const exempted = facts.mayTakeExemptions ? [] : exemptionsAmong(taken);
  if (exempted.length > 0) return refuse('forbidden', exempted);
  if (all.length === 0) return [];
  const rows = taken.flatMap(({ id, answers }, index): FaultRow[] => {
    const outside = answers.every((one) => facts.inUnit(id, one.on)) ? undefined : 'staff-not-in-unit';
    const code = answers.map((one) => facts.closed(one.on)).find(Boolean) ?? outside;
    return code ? [{ pointer: `/staff/${index}`, code }] : [];
  });
  const refusal = firstOf(rows, ['programme-closed', 'staff-not-in-unit']);
  if (refusal) return refusal;
  const named = taken.flatMap(({ id, answers }) =>
    answers.length === 0 ? [] : [{ staff: id, answers: answers.map(({ rev }) => rev) }],
  );
  return [{ ...wish, taken: named }];
};
