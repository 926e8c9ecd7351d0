import { judgedOn } from '../../projections/corrections.marks.js';
import { ALONE, completedOf, practisedOf, selfReportedOf, standingOf } from '../../projections/ledger.keys.js';
import type { Kind } from '../../projections/registers/kind.js';
import type { RegisterRecord } from '../../projections/registers.view.js';
import { courseKind } from '../competency/course.register.js';
import type { CourseId, DirectiveId, EventId, PracticeId } from '../kernel/words/ids.js';
import { directiveKind } from '../directives/directive.register.js';
import { type CalendarDate, dateOf, type Day, dayOf, LAST_DAY } from '../kernel/words/calendar-date.js';
import { practiceKind } from '../practices/practice.register.js';

/** What facts of people count as, by subject and category of cells, of which some stand otherwise since a correction. */
export type StandingShift = {
  readonly on: Day;
  readonly subjects: readonly string[];
  readonly stands: (subject: string, category: string) => boolean;
};

type Told = { readonly before: RegisterRecord; readonly after: RegisterRecord };

/** A thing without and with a correction, of what was told of it until then. */
const toldAround = (record: RegisterRecord, correction: EventId): Told => {
  const at = record.facts.findIndex(({ id }) => id === correction);
  const until = (end: number): RegisterRecord => ({ ...record, facts: record.facts.slice(0, end) });
  return { before: until(at), after: until(at + 1) };
};

/** Which version is current on a day, by what was told. */
const currentOn = (record: RegisterRecord, day: Day): number | undefined =>
  directiveKind.counted(record, { asOf: dateOf(day), knownOn: LAST_DAY })?.current?.version;

/** How an answer stands on a day of a current version (domain.md, 4); undefined where none is current. */
const standingUnder = (category: string, current: number | undefined): string | undefined => {
  if (current === undefined) return undefined;
  if (category === 'x') return category;
  return category.slice(1) === String(current) ? category : 'superseded';
};

const versionDays = (record: RegisterRecord): Day[] => {
  const told = directiveKind.counted(record, { asOf: LAST_DAY, knownOn: LAST_DAY });
  const ends = told?.withdrawnOn === undefined ? [] : [told.withdrawnOn];
  return [...(told?.versions.map(({ issuedOn }) => issuedOn) ?? []), ...ends].map(dayOf);
};

/** Answers stand otherwise where another version is current. */
export const directiveShift = (
  directive: DirectiveId,
  record: RegisterRecord,
  correction: EventId,
  recorded: Day,
): StandingShift | undefined => {
  const { before, after } = toldAround(record, correction);
  const days = [...versionDays(before), ...versionDays(after)];
  const on = judgedOn(days, recorded, (day) => currentOn(before, day) !== currentOn(after, day));
  if (on === undefined) return undefined;
  const [was, is] = [currentOn(before, on), currentOn(after, on)];
  return {
    on,
    subjects: [standingOf(directive)],
    stands: (_, category) => standingUnder(category, was) !== standingUnder(category, is),
  };
};

type Retiring = Kind<{ readonly retiredOn?: CalendarDate }>;

const retiredOn = (kind: Retiring, record: RegisterRecord): Day | undefined => {
  const told = kind.counted(record, { asOf: LAST_DAY, knownOn: LAST_DAY })?.retiredOn;
  return told === undefined ? undefined : dayOf(told);
};

/** A correction of a thing, of which all is told that was recorded. */
export type Correcting = { readonly record: RegisterRecord; readonly correction: EventId; readonly recorded: Day };

/** The day on which what is recorded of people stands again by a correction of the retirement. */
const standsAgainOn = (kind: Retiring, { record, correction, recorded }: Correcting): Day | undefined => {
  const { before, after } = toldAround(record, correction);
  const [was = Infinity, is = Infinity] = [retiredOn(kind, before), retiredOn(kind, after)];
  return judgedOn([was, is].filter(Number.isFinite), recorded, (day) => day >= was !== day >= is);
};

/** Observations stand again where a practice is no longer retired: one of each person that is in force. */
export const practiceShift = (practice: PracticeId, correcting: Correcting): StandingShift | undefined => {
  const on = standsAgainOn(practiceKind, correcting);
  if (on === undefined) return undefined;
  const [practised, reported] = [practisedOf(practice), selfReportedOf(practice)];
  return {
    on,
    subjects: [practised, reported],
    stands: (subject, category) => subject === practised || category === ALONE,
  };
};

/** Completions stand again where a course is no longer retired: one of each person, be it lapsed or failed. */
export const courseShift = (course: CourseId, correcting: Correcting): StandingShift | undefined => {
  const on = standsAgainOn(courseKind, correcting);
  return on === undefined ? undefined : { on, subjects: [completedOf(course)], stands: () => true };
};
