import type { ComplaintCorrection, ComplaintEvent } from '../src/complaints/complaint.events.js';
import type { CourseCorrection, CourseEvent } from '../src/competency/course.events.js';
import type { TrainingEvent } from '../src/competency/training.events.js';
import type { DirectiveCorrection, DirectiveEvent } from '../src/directives/directive.events.js';
import type { NilReportEvent } from '../src/nil-reports/nil-report.events.js';
import type { PracticeCorrection, PracticeEvent } from '../src/practices/practice.events.js';
import type { ProgrammeCorrection, ProgrammeEvent } from '../src/programmes/programme.events.js';
import type { ReformCorrection, ReformEvent } from '../src/reforms/reform.events.js';
import type { IssueCorrection, IssueEvent } from '../src/resistance/issue.events.js';
import type { SessionCorrection, SessionEvent } from '../src/socialisation/session.events.js';
import type { SurveyAmended, SurveyEvent } from '../src/surveys/survey.events.js';
import type { SuggestionCorrection, SuggestionEvent } from '../src/suggestions/suggestion.events.js';
import type { StaffEvent, StaffMovedTogether } from '../src/staff/staff.events.js';
import type { UnitAmended, UnitChanged, UnitUndone } from '../src/units/chart.events.js';

/** What the office, heads, agents and officers record; not what is counted of a survey by itself. What the chart records of a reform is told by the reform as well. */
type Told =
  | ProgrammeEvent
  | ReformEvent
  | DirectiveEvent
  | SessionEvent
  | PracticeEvent
  | CourseEvent
  | TrainingEvent
  | IssueEvent
  | NilReportEvent
  | SuggestionEvent
  | ComplaintEvent
  | Exclude<SurveyEvent, { readonly type: 'SurveyCounted' }>
  | StaffEvent
  | StaffMovedTogether
  | UnitChanged
  | UnitAmended
  | UnitUndone;

type OfType<T extends Told['type']> = Extract<Told, { type: T }>;

/** What destroys the texts of a thing corrects no fact, and is none. */
type Erasure = Extract<Told, { readonly erased: readonly string[] }>;

/** What corrects something else that was recorded. */
export type CorrectionEvent = Exclude<Corrections, Erasure>;

type Corrections =
  | ProgrammeCorrection
  | ReformCorrection
  | DirectiveCorrection
  | SessionCorrection
  | PracticeCorrection
  | CourseCorrection
  | IssueCorrection
  | SuggestionCorrection
  | ComplaintCorrection
  | SurveyAmended
  | UnitAmended
  | UnitUndone
  | OfType<
      | 'StaffUndone'
      | 'StaffCorrected'
      | 'StaffUninvited'
      | 'AnswersRetracted'
      | 'AttendanceRetracted'
      | 'ObservationsRetracted'
      | 'CompletionsRetracted'
      | 'TrainingRetracted'
      | 'NilReportRetracted'
      | 'SurveyPaperRetracted'
    >;

/** Attendance that moves is a part of the correction of its session. */
export type FactEvent = Exclude<Told, CorrectionEvent | Erasure | OfType<'AttendanceMoved'>>;

const one = (): number => 1;
/** A session of guests alone is a fact of the session. */
const eachOf = ({ staff }: { readonly staff: readonly string[] }): number => Math.max(staff.length, 1);

type Counts = { readonly [T in FactEvent['type']]: (event: Extract<FactEvent, { type: T }>) => number };

/** How many facts an event tells: one of a thing, or one of each person that it names. */
const FACTS: Counts = {
  ProgrammeLaunched: one,
  ProgrammeRescheduled: one,
  ProgrammeScoped: one,
  ProgrammeClosed: one,
  ReformProposed: one,
  ReformDecreed: one,
  ReformPutOff: one,
  ReformCompleted: one,
  ReformCancelled: one,
  DirectiveIssued: one,
  DirectiveRevised: one,
  DirectiveTargeted: one,
  DirectiveWithdrawn: one,
  DirectiveAnswered: eachOf,
  SessionPlanned: one,
  SessionRescheduled: one,
  SessionCancelled: one,
  StaffInvited: eachOf,
  AttendanceRecorded: eachOf,
  PracticeDefined: one,
  PracticeTargeted: one,
  PracticeRetired: one,
  PracticeObserved: eachOf,
  CourseDefined: one,
  CourseTargeted: one,
  CourseRetired: one,
  CourseCompleted: eachOf,
  TrainingRecorded: eachOf,
  IssueRaised: one,
  IssueAcknowledged: one,
  IssueDiagnosed: one,
  IssueReassessed: one,
  IssueAnswered: one,
  IssueResolved: one,
  IssueAccepted: one,
  IssueWithdrawn: one,
  IssueFoundDuplicate: one,
  IssueReopened: one,
  NilReported: one,
  SuggestionReceived: one,
  SuggestionConsidered: one,
  SuggestionAdopted: one,
  SuggestionLinked: one,
  SuggestionDeclined: one,
  SuggestionReopened: one,
  ComplaintReceived: one,
  ComplaintVerified: one,
  ComplaintReturned: one,
  ComplaintCompleted: one,
  ComplaintForwarded: one,
  ComplaintRejected: one,
  ComplaintWithdrawn: one,
  ComplaintAssigned: one,
  ComplaintAnswered: one,
  ComplaintClosed: one,
  ComplaintReopened: one,
  SurveyWritten: one,
  SurveyExtended: one,
  SurveyClosed: one,
  SurveyCancelled: one,
  SurveyCodesIssued: one,
  SurveyCodesRevoked: one,
  SurveyPaperTyped: one,
  StaffEnrolled: one,
  StaffTransferred: one,
  StaffDeparted: one,
  StaffMovedTogether: ({ moves }) => moves.length,
  UnitChanged: one,
};

const COUNTS = new Map(Object.entries(FACTS) as readonly (readonly [string, (event: FactEvent) => number])[]);

export const FACT_TYPES = [...COUNTS.keys()];

export const countOf = (event: FactEvent): number => COUNTS.get(event.type)?.(event) ?? 0;
