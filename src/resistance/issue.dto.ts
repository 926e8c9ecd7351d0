import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { IssueId, SessionId, UnitId } from '../kernel/words/ids.js';
import { Day, Flag, FreeText, Id, OneOf, Whole } from '../platform/input/fields.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import {
  type Cause,
  CAUSES,
  type Intensity,
  INTENSITIES,
  ISSUE_ANSWER_KINDS,
  type IssueAnswerKind,
} from './issue.events.js';
import { RegisterQuery, WITH_STATUS } from '../registers/register-query.js';
import { ISSUE_STATUSES, type IssueStatus } from './issue.register.js';

const EVERYONE = 10_000_000;

export class RaiseIssueDto {
  @Id({ description: 'the unit that resists' }) unit!: UnitId;
  @Day() raisedOn!: CalendarDate;
  @OneOf(CAUSES) cause!: Cause;
  @Whole({ min: 1, max: EVERYONE }) reach!: number;
  @OneOf(INTENSITIES) intensity!: Intensity;
  @FreeText({ description: 'what happens, without names; kept sealed' }) description!: string;
  @Flag({ optional: true, description: 'true: whoever raises it is stored nowhere' }) confidential?: boolean;
}

export class StepDto {
  @Day({ optional: true }) on?: CalendarDate;
}

export class DiagnoseDto extends StepDto {
  @OneOf(CAUSES) cause!: Cause;
}

export class ReassessDto extends StepDto {
  @Whole({ min: 1, max: EVERYONE }) reach!: number;
  @OneOf(INTENSITIES) intensity!: Intensity;
}

export class AnswerIssueDto extends StepDto {
  @OneOf(ISSUE_ANSWER_KINDS, { description: 'how it was answered' }) kind!: IssueAnswerKind;
  @Id({ optional: true }) session?: SessionId;
  @FreeText({ optional: true }) note?: string;
}

export class ResolveDto extends StepDto {
  @FreeText() outcome!: string;
}

export class ReasonedStepDto extends StepDto {
  @FreeText() reason!: string;
}

export class DuplicateDto extends StepDto {
  @Id() of!: IssueId;
}

export class AmendIssueDto extends ReasonDto {
  @Id({ optional: true, description: 'the unit that resists' }) unit?: UnitId;
  @Day({ optional: true }) raisedOn?: CalendarDate;
  @FreeText({ optional: true, description: 'what happens, without names; kept sealed' }) description?: string;
}

export class IssuesQuery extends RegisterQuery {
  @OneOf(ISSUE_STATUSES, WITH_STATUS) status?: IssueStatus;
}
