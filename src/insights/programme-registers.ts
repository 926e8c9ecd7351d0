import { type CourseAt, courseAt } from '../competency/course.register.js';
import { type DirectiveAt, directiveKind } from '../directives/directive.register.js';
import { type IssueAt, issueKind } from '../resistance/issue.register.js';
import { type PracticeAt, practiceAt } from '../practices/practice.register.js';
import { type ProgrammeAt, programmeKind } from '../programmes/programme.register.js';
import { type ReformAt, reformKind } from '../reforms/reform.register.js';
import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { factDays, newestOf } from './fact-days.js';
import { notFound } from '../platform/problems/problem.js';

/** Everything recorded of a programme, whatever the dates. */
export type Book = { readonly id: ProgrammeId; readonly records: readonly RegisterRecord[] };

/** What a programme holds at a pair of dates. */
export type Registers = {
  readonly pair: Pair;
  readonly programme: ProgrammeAt;
  readonly directives: readonly DirectiveAt[];
  readonly practices: readonly PracticeAt[];
  readonly courses: readonly CourseAt[];
  readonly reforms: readonly ReformAt[];
  readonly issues: readonly IssueAt[];
  /** The newest day of a step of a reform or an issue (api.md, 4: `newestFactOn`). */
  readonly newestStepOn: CalendarDate | null;
};

/** A book is mostly read at the same dates as the last time: those of today. */
const lately = new WeakMap<Book, Registers>();

/** The programme at a pair; 404 where it was not recorded by then. */
export const programmeIn = ({ id, records }: Book, pair: Pair): ProgrammeAt => {
  const record = records.find((one) => one.kind === 'programme' && one.id === id);
  const programme = record && programmeKind.counted(record, pair);
  if (!programme) throw notFound();
  return programme;
};

/** All of a programme at a pair, which is as it is then. */
export const registersAt = (book: Book, programme: ProgrammeAt, pair: Pair): Registers => {
  const before = lately.get(book);
  if (before?.pair.asOf === pair.asOf && before.pair.knownOn === pair.knownOn) return before;
  const registers = readAt(book, programme, pair);
  lately.set(book, registers);
  return registers;
};

const readAt = ({ records }: Book, programme: ProgrammeAt, pair: Pair): Registers => {
  const of = (kind: RegisterRecord['kind']): RegisterRecord[] => records.filter((record) => record.kind === kind);
  return {
    pair,
    programme,
    directives: of('directive').flatMap((record) => directiveKind.counted(record, pair) ?? []),
    practices: of('practice').flatMap((record) => practiceAt(record, pair) ?? []),
    courses: of('course').flatMap((record) => courseAt(record, pair) ?? []),
    reforms: of('reform').flatMap((record) => reformKind.counted(record, pair) ?? []),
    issues: of('issue').flatMap((record) => issueKind.counted(record, pair) ?? []),
    newestStepOn: newestOf(records.flatMap((record) => factDays(record, pair))),
  };
};
