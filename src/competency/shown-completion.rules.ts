import type { Defined } from '../kernel/evidence/evidenced.js';
import { record } from '../kernel/evidence/recording.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { CourseId, ProgrammeId, StaffId, UnitId } from '../kernel/words/ids.js';
import { isRefusal, type ProblemCode, type RuleCode } from '../kernel/words/refusal.js';
import { termsOf } from './course.decider.js';
import type { CourseCompleted, Result } from './course.events.js';

/** A person's result, and where the person counts on that day; undefined for nowhere, or no unit that is targeted. */
export type PlacedCompletion = {
  readonly staff: StaffId;
  readonly on: CalendarDate;
  readonly result: Result;
  readonly unit: UnitId | undefined;
};

export type ShownFacts = {
  readonly course: CourseId;
  readonly programme: ProgrammeId;
  readonly source: Sealed;
  readonly today: CalendarDate;
  /** `programme-closed` for a day, if so. */
  readonly closedOn: (on: CalendarDate) => RuleCode | undefined;
};

export type Verdict =
  { readonly kind: 'recorded' | 'unchanged' } | { readonly kind: 'refused'; readonly code: ProblemCode };

/** As if the person were told alone, by the unit that the person is in. */
const verdictOn = (
  course: Defined,
  { staff, on, result, unit }: PlacedCompletion,
  { today, closedOn }: ShownFacts,
): Verdict => {
  const faults = new Map(unit === undefined ? [[staff, { pointer: '', code: 'staff-not-targeted' } as const]] : []);
  const facts = {
    today,
    closed: closedOn(on),
    unitEnded: false,
    faults,
    retired: 'course-retired',
    says: result,
  } as const;
  const decision = record(course, { type: 'CourseCompleted', on, staff: [staff] }, facts);
  if (isRefusal(decision)) return { kind: 'refused', code: decision.code };
  return { kind: decision.length === 0 ? 'unchanged' : 'recorded' };
};

export type JudgedCompletions = {
  readonly verdicts: readonly Verdict[];
  /** One for all of a unit, a day and a result. */
  readonly events: readonly CourseCompleted[];
};

/** Judges each of some results; what is refused of one speaks against no other. */
export const judgeShown = (
  course: Defined,
  shown: readonly PlacedCompletion[],
  facts: ShownFacts,
): JudgedCompletions => {
  const { course: id, programme, source } = facts;
  const terms = termsOf(course);
  const events = new Map<string, CourseCompleted>();
  const verdicts = shown.map((one): Verdict => {
    const verdict = verdictOn(course, one, facts);
    const { staff, on, result, unit } = one;
    if (verdict.kind !== 'recorded' || unit === undefined) return verdict;
    const key = `${unit} ${on} ${result}`;
    const people = [...(events.get(key)?.staff ?? []), staff];
    const named = { course: id, programme, unit, on, result };
    events.set(key, { type: 'CourseCompleted', ...named, ...terms, source, staff: people });
    return verdict;
  });
  return { verdicts, events: [...events.values()] };
};
