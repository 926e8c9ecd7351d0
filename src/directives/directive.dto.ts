import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ReformId, StaffId, UnitId } from '../kernel/words/ids.js';
import { Day, FreeText, Id, Ids, Label, Nested, OneOf, Shaped, Whole } from '../platform/input/fields.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { invalid } from '../platform/problems/problem.js';
import { ACKNOWLEDGED_HOW, type AcknowledgedHow } from './directive.events.js';
import { RegisterQuery, WITH_STATUS } from '../registers/register-query.js';
import { DIRECTIVE_STATUSES, type DirectiveStatus } from './directive.register.js';

/** An address without a name or password in it. */
const URL_SHAPE =
  /^https?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(:[0-9]{1,5})?([/?#][!#-;=?-Z_a-z~]{0,1700})?$/;

export class DirectiveDocumentDto {
  @Shaped(URL_SHAPE, 'URL http atau https | a URL of http or https')
  url!: string;

  @Shaped(
    /^[0-9a-f]{64}$/,
    'SHA-256 heksadesimal, 64 huruf kecil dan angka | SHA-256 in hex, 64 small letters and digits',
  )
  sha256!: string;
}

/** 400 for days that cannot be; where only one is told, what is known says whether they can. */
export const mustNotBeDueBefore = ({ issuedOn, dueOn }: { issuedOn?: CalendarDate; dueOn?: CalendarDate }): void => {
  if (issuedOn === undefined || dueOn === undefined || dueOn >= issuedOn) return;
  throw invalid('/dueOn', 'tidak sebelum issuedOn | not before issuedOn');
};

export class IssueDirectiveDto {
  @Label() title!: string;
  @Label() reference!: string;
  @Ids() units!: UnitId[];
  @Day() issuedOn!: CalendarDate;
  @Day() dueOn!: CalendarDate;
  @Id({ optional: true, description: 'the id of the reform that it carries out' }) reform?: ReformId;
  @Nested(() => DirectiveDocumentDto, { optional: true }) document?: DirectiveDocumentDto;
}

export class ReviseDirectiveDto {
  @Day() issuedOn!: CalendarDate;
  @Day() dueOn!: CalendarDate;
  @FreeText() summary!: string;
  @Nested(() => DirectiveDocumentDto, { optional: true }) document?: DirectiveDocumentDto;
}

export class TargetDirectiveDto {
  @Ids() units!: UnitId[];
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText() reason!: string;
}

export class WithdrawDirectiveDto {
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText() reason!: string;
}

class PeopleDto {
  @Id({ description: 'a unit in which, or below which, the people are on that day or today' }) unit!: UnitId;
  @Ids() staff!: StaffId[];
}

class AnswerDto extends PeopleDto {
  @Day({ optional: true }) on?: CalendarDate;
}

export class AcknowledgeDto extends AnswerDto {
  @OneOf(ACKNOWLEDGED_HOW) how!: AcknowledgedHow;
}

export class ReasonedAnswerDto extends AnswerDto {
  @FreeText() reason!: string;
}

export class ExemptDto extends ReasonedAnswerDto {
  @Day({ optional: true, description: 'the last day of the exemption; for good where left out' }) until?: CalendarDate;
}

export class RetractAnswersDto extends PeopleDto {
  @Day({ optional: true, description: 'the day of the answers; the last answer of each where left out' })
  on?: CalendarDate;

  @FreeText() reason!: string;
}

export class AmendDirectiveDto extends ReasonDto {
  @Label({ optional: true }) title?: string;
  @Label({ optional: true }) reference?: string;
  @Whole({ min: 1, max: 10_000, optional: true, description: 'whose days and document; the newest where left out' })
  version?: number;

  @Day({ optional: true }) issuedOn?: CalendarDate;
  @Day({ optional: true }) dueOn?: CalendarDate;
  @Nested(() => DirectiveDocumentDto, { optional: true }) document?: DirectiveDocumentDto;
}

export class DirectivesQuery extends RegisterQuery {
  @OneOf(DIRECTIVE_STATUSES, WITH_STATUS) status?: DirectiveStatus;
}
