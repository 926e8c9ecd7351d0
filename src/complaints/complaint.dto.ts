import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, ReformId, UnitId } from '../kernel/words/ids.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { Day, Flag, FreeText, Id, Label, Nested, OneOf, TrueOrFalse } from '../platform/input/fields.js';
import { ThingsQuery, WITH_STATUS } from '../registers/register-query.js';
import { type Channel, CHANNELS, type Tier, TIERS } from './complaint.events.js';
import { COMPLAINT_STATUSES, type ComplaintStatus } from './complaint.register.js';

const REFERENCE = { max: 200, description: 'its number in another system; kept sealed' };
const TEXT = { description: 'what the citizen complains of; kept sealed' };

export class ComplainantDto {
  @Label({ max: 200, optional: true, description: 'who complains; kept sealed' }) name?: string;
  @FreeText({ max: 1_000, optional: true, description: 'how they are reached; kept sealed' }) contact?: string;
}

export class ReceiveComplaintDto {
  @Day() receivedOn!: CalendarDate;
  @OneOf(CHANNELS, { description: 'how it came in' }) channel!: Channel;
  @Label({ ...REFERENCE, optional: true }) reference?: string;
  @FreeText(TEXT) text!: string;
  @Nested(() => ComplainantDto, { optional: true, description: 'who complains' }) complainant?: ComplainantDto;
  @Flag({ optional: true, description: "true: the unit's head learns neither who complains nor the text" })
  confidential?: boolean;
  @Id({ optional: true, description: 'a label: the programme that it is about' }) programme?: ProgrammeId;
  @Id({ optional: true, description: 'a label: the reform that it is about, which implies its programme' })
  reform?: ReformId;
}

export class StepDto {
  @Day({ optional: true }) on?: CalendarDate;
}

export class ReasonedStepDto extends StepDto {
  @FreeText() reason!: string;
}

export class VerifyComplaintDto extends StepDto {
  @OneOf(TIERS, { description: 'how hard it is, from which follows when it is due' }) tier!: Tier;
  @Id({ description: 'the unit that is to answer it' }) unit!: UnitId;
  @FreeText({ optional: true, description: 'what the unit reads instead of the text; kept sealed' }) brief?: string;
}

export class ForwardComplaintDto extends ReasonedStepDto {
  @Label({ max: 200, description: 'the authority whose it is; kept sealed' }) to!: string;
}

export class AssignComplaintDto extends ReasonedStepDto {
  @Id({ description: 'the unit that is to answer it from now on' }) unit!: UnitId;
}

export class AnswerComplaintDto extends StepDto {
  @FreeText({ description: 'what the citizen was answered; kept sealed' }) text!: string;
}

export class AmendComplaintDto extends ReasonDto {
  @Day({ optional: true }) receivedOn?: CalendarDate;
  @OneOf(CHANNELS, { optional: true, description: 'how it came in' }) channel?: Channel;
  @Label({ ...REFERENCE, optional: true }) reference?: string;
  @FreeText({ ...TEXT, optional: true }) text?: string;
  @Nested(() => ComplainantDto, { optional: true, description: 'replaced as a whole' }) complainant?: ComplainantDto;
  @OneOf(TIERS, { optional: true, description: 'of a verified one; told by complaint officers alone' }) tier?: Tier;
}

export class ComplaintsQuery extends ThingsQuery {
  @OneOf(COMPLAINT_STATUSES, WITH_STATUS) status?: ComplaintStatus;
  @OneOf(TIERS, { optional: true, description: 'only those of this tier' }) tier?: Tier;
  @TrueOrFalse({ optional: true, description: 'only those that are late, or that are not' }) late?: 'true' | 'false';
  @Day({ optional: true, description: 'only those due on this day or before' }) dueBy?: CalendarDate;
}
