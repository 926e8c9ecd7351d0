import { type CourseAt, courseKind } from '../competency/course.register.js';
import { type DirectiveAt, directiveKind } from '../directives/directive.register.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { IssueId, ProgrammeId } from '../kernel/words/ids.js';
import { type NilReportAt, nilReportKind } from '../nil-reports/nil-report.register.js';
import { programmeKind } from '../programmes/programme.register.js';
import type { Kept } from '../registers/kept-things.js';
import { type IssueSeen, issuesSeen } from '../resistance/issue.register.js';
import { type SessionAt, sessionKind } from '../socialisation/session.register.js';
import { type SuggestionAt, suggestionKind } from '../suggestions/suggestion.register.js';

/** Programmes that run. */
export const RUNNING: Kept<{ readonly id: ProgrammeId }> = {
  kind: 'programme',
  pick: (record, pair) => {
    const programme = programmeKind.counted(record, pair);
    return programme?.status === 'running' ? { id: programme.id } : undefined;
  },
};

export const DIRECTIVES: Kept<DirectiveAt> = { kind: 'directive', pick: directiveKind.counted };

export const COURSES: Kept<CourseAt> = { kind: 'course', pick: courseKind.counted };

/** An issue, as told at the pair, and whose it is now. */
export type OpenIssue = Pick<IssueSeen, 'programme' | 'unit' | 'unitNow'> & {
  readonly id: IssueId;
  /** The raising is a step, too. */
  readonly lastStepOn: CalendarDate;
};

export const OPEN_ISSUES: Kept<OpenIssue> = {
  kind: 'issue',
  pick: (record, pair) => {
    const issue = issuesSeen.counted(record, pair);
    if (!issue?.open) return undefined;
    const { id, programme, unit, unitNow, raisedOn, steps } = issue;
    return { id, programme, unit, unitNow, lastStepOn: steps.at(-1)?.event.on ?? raisedOn };
  },
};

/** A session whose day has passed, and of which nobody told who came. */
export type UntoldSession = Pick<SessionAt, 'id' | 'programme' | 'on' | 'units'>;

export const UNTOLD_SESSIONS: Kept<UntoldSession> = {
  kind: 'session',
  pick: (record, pair) => {
    const session = sessionKind.counted(record, pair);
    if (session?.status !== 'planned' || session.on >= pair.asOf) return undefined;
    const { id, programme, on, units } = session;
    return { id, programme, on, units };
  },
};

/** A nil report that stands. */
export type NilReport = Pick<NilReportAt, 'id' | 'programme' | 'unit' | 'on'>;

export const NIL_REPORTS: Kept<NilReport> = { kind: 'nilReport', pick: nilReportKind.counted };

/** A suggestion that is not answered. */
export type OpenSuggestion = Pick<SuggestionAt, 'id' | 'unit'>;

const isWaiting = ({ status }: SuggestionAt): boolean => status === 'received' || status === 'considered';

export const OPEN_SUGGESTIONS: Kept<OpenSuggestion> = {
  kind: 'suggestion',
  pick: (record, pair) => {
    const suggestion = suggestionKind.counted(record, pair);
    return suggestion && isWaiting(suggestion) ? { id: suggestion.id, unit: suggestion.unit } : undefined;
  },
};
