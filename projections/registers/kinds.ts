import { COMPLAINT_KEPT, type ComplaintEvent } from '../../src/complaints/complaint.events.js';
import { COURSE_KEPT, type CourseEvent } from '../../src/competency/course.events.js';
import { DIRECTIVE_KEPT, type DirectiveEvent } from '../../src/directives/directive.events.js';
import { NIL_REPORT_KEPT, type NilReportEvent } from '../../src/nil-reports/nil-report.events.js';
import { PRACTICE_KEPT, type PracticeEvent } from '../../src/practices/practice.events.js';
import { PROGRAMME_KEPT, type ProgrammeEvent } from '../../src/programmes/programme.events.js';
import { REFORM_KEPT, type ReformEvent } from '../../src/reforms/reform.events.js';
import { ISSUE_KEPT, type IssueEvent } from '../../src/resistance/issue.events.js';
import { SURVEY_KEPT, type SurveyEvent } from '../../src/surveys/survey.events.js';
import { SESSION_KEPT, type SessionEvent } from '../../src/socialisation/session.events.js';
import { SUGGESTION_KEPT, type SuggestionEvent } from '../../src/suggestions/suggestion.events.js';
import type { ChartEvent } from '../../src/units/chart.events.js';

/** The kinds of things that have a register, each with the types of its facts: they name the thing by its kind. */
export const KEPT = {
  programme: PROGRAMME_KEPT,
  reform: REFORM_KEPT,
  directive: DIRECTIVE_KEPT,
  session: SESSION_KEPT,
  practice: PRACTICE_KEPT,
  course: COURSE_KEPT,
  issue: ISSUE_KEPT,
  nilReport: NIL_REPORT_KEPT,
  suggestion: SUGGESTION_KEPT,
  survey: SURVEY_KEPT,
  complaint: COMPLAINT_KEPT,
} as const;

export type RegisterKind = keyof typeof KEPT;

type AnyEvent =
  | ProgrammeEvent
  | ReformEvent
  | ChartEvent
  | DirectiveEvent
  | SessionEvent
  | PracticeEvent
  | CourseEvent
  | IssueEvent
  | NilReportEvent
  | SuggestionEvent
  | SurveyEvent
  | ComplaintEvent;

/** What registers keep of all things. */
export type RegisterEvent = Extract<AnyEvent, { type: (typeof KEPT)[RegisterKind][number] }>;
