import { CORRECTION_REFUSALS } from './kernel/facts/correction.refusals.js';
import { DATE_REFUSALS } from './kernel/words/date.refusals.js';
import { ORGANISATION_REFUSALS } from './kernel/organisation/organisation.refusals.js';
import { STAFF_REFUSALS } from './staff/staff.refusals.js';
import { PROGRAMME_REFUSALS } from './programmes/programme.refusals.js';
import { REFORM_REFUSALS } from './reforms/reform.refusals.js';
import { DIRECTIVE_REFUSALS } from './directives/directive.refusals.js';
import { SESSION_REFUSALS } from './socialisation/session.refusals.js';
import { PRACTICE_REFUSALS } from './practices/practice.refusals.js';
import { COURSE_REFUSALS } from './competency/course.refusals.js';
import { ISSUE_REFUSALS } from './resistance/issue.refusals.js';
import { SUGGESTION_REFUSALS } from './suggestions/suggestion.refusals.js';
import { COMPLAINT_REFUSALS } from './complaints/complaint.refusals.js';
import { ERASURE_REFUSALS } from './erasures/erasure.refusals.js';
import { SURVEY_REFUSALS } from './surveys/survey.refusals.js';
import { GRANT_REFUSALS } from './access/grant.refusals.js';
import { CLOCK_REFUSALS } from './platform/health/clock.refusals.js';
import type { Kind } from '../projections/registers/kind.js';
import type { RegisterKind } from '../projections/registers/kinds.js';
import type { RuleCode } from './kernel/words/refusal.js';
import type { Sentences } from './kernel/words/sentences.js';
import { programmeKind } from './programmes/programme.register.js';
import { reformKind } from './reforms/reform.register.js';
import { directiveKind } from './directives/directive.register.js';
import { sessionKind } from './socialisation/session.register.js';
import { practiceKind } from './practices/practice.register.js';
import { courseKind } from './competency/course.register.js';
import { complaintKind } from './complaints/complaint.register.js';
import { issueKind } from './resistance/issue.register.js';
import { nilReportKind } from './nil-reports/nil-report.register.js';
import { suggestionKind } from './suggestions/suggestion.register.js';
import { surveyKind } from './surveys/survey.register.js';

/** What is said of each rule that says no: a code without its texts does not compile. */
export const RULE_TEXTS = {
  ...DATE_REFUSALS,
  ...CORRECTION_REFUSALS,
  ...ORGANISATION_REFUSALS,
  ...STAFF_REFUSALS,
  ...PROGRAMME_REFUSALS,
  ...REFORM_REFUSALS,
  ...DIRECTIVE_REFUSALS,
  ...SESSION_REFUSALS,
  ...PRACTICE_REFUSALS,
  ...COURSE_REFUSALS,
  ...ISSUE_REFUSALS,
  ...SUGGESTION_REFUSALS,
  ...COMPLAINT_REFUSALS,
  ...ERASURE_REFUSALS,
  ...SURVEY_REFUSALS,
  ...GRANT_REFUSALS,
  ...CLOCK_REFUSALS,
} satisfies Readonly<Record<RuleCode, Sentences>>;

/** Every kind of thing that has a register: one that the view keeps and that is missing here does not compile. */
export const KINDS = {
  programme: programmeKind,
  reform: reformKind,
  directive: directiveKind,
  session: sessionKind,
  practice: practiceKind,
  course: courseKind,
  issue: issueKind,
  nilReport: nilReportKind,
  suggestion: suggestionKind,
  survey: surveyKind,
  complaint: complaintKind,
} satisfies Readonly<Record<RegisterKind, Kind<object>>>;
