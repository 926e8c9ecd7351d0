import { judgedOn } from '../../projections/corrections.marks.js';
import { ALONE, practisedOf, selfReportedOf, standingOf } from '../../projections/ledger.keys.js';
import type { RegisterRecord } from '../../projections/registers.view.js';
import type { DirectiveId, EventId, PracticeId } from '../kernel/words/ids.js';
import { directiveKind } from '../directives/directive.register.js';
import { dateOf, type Day, dayOf, LAST_DAY } from '../kernel/words/calendar-date.js';
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

const retiredOn = (record: RegisterRecord): Day | undefined => {
  const told = practiceKind.counted(record, { asOf: LAST_DAY, knownOn: LAST_DAY })?.retiredOn;
  return told === undefined ? undefined : dayOf(told);
};

/** Observations stand again where a practice is no longer retired: one of each person that is in force. */
export const practiceShift = (
  practice: PracticeId,
  record: RegisterRecord,
  correction: EventId,
  recorded: Day,
): StandingShift | undefined => {
  const { before, after } = toldAround(record, correction);
  const [was = Infinity, is = Infinity] = [retiredOn(before), retiredOn(after)];
  const on = judgedOn([was, is].filter(Number.isFinite), recorded, (day) => day >= was !== day >= is);
  if (on === undefined) return undefined;
  const [practised, reported] = [practisedOf(practice), selfReportedOf(practice)];
  return {
    on,
    subjects: [practised, reported],
    stands: (subject, category) => subject === practised || category === ALONE,
  };
};
