import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type {
  ComplaintId,
  CourseId,
  DirectiveId,
  PracticeId,
  ReformId,
  SessionId,
  UnitId,
} from '../kernel/words/ids.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { Day, FreeText, Id, OneOf } from '../platform/input/fields.js';
import { type Bilingual, invalid } from '../platform/problems/problem.js';
import { RegisterQuery, WITH_STATUS } from '../registers/register-query.js';
import { LINK_KINDS, type Linking, SUGGESTION_SOURCES, type SuggestionSource } from './suggestion.events.js';
import { SUGGESTION_FILTERS, type SuggestionFilter } from './suggestion.register.js';

const WHOM = 'the unit that it concerns';
const WHAT = 'what is proposed; kept sealed';

export class RecordSuggestionDto {
  @Id({ description: WHOM }) unit!: UnitId;
  @Day() receivedOn!: CalendarDate;
  @OneOf(SUGGESTION_SOURCES, { description: 'where it came from' }) source!: SuggestionSource;
  @FreeText({ description: WHAT }) text!: string;
  @Id({ optional: true, description: 'the session of the programme in which it was made' }) session?: SessionId;
  @Id({ optional: true, description: 'the complaint in which it was found' }) complaint?: ComplaintId;
  @FreeText({ optional: true, max: 300, description: 'who made it; kept sealed, and shown to the office alone' })
  from?: string;
}

export class StepDto {
  @Day({ optional: true }) on?: CalendarDate;
}

export class AdoptDto extends StepDto implements Linking {
  @FreeText({ optional: true }) note?: string;
  @Id({ optional: true, description: 'the reform of the programme by which it is carried out' }) reform?: ReformId;
  @Id({ optional: true, description: 'the directive of the programme by which it is carried out' })
  directive?: DirectiveId;
  @Id({ optional: true, description: 'the practice of the programme by which it is carried out' })
  practice?: PracticeId;
  @Id({ optional: true, description: 'the course of the programme by which it is carried out' }) course?: CourseId;
}

const AT_MOST_ONE: Bilingual =
  'paling banyak satu dari reform, directive, practice, course | at most one of reform, directive, practice, course';

/** 400 where an adoption names more than one thing that carries it out. */
export const mustLinkOnce = (body: AdoptDto): void => {
  const [, second] = LINK_KINDS.filter((kind) => body[kind] !== undefined);
  if (second) throw invalid(`/${second}`, AT_MOST_ONE);
};

export class ReasonedStepDto extends StepDto {
  @FreeText() reason!: string;
}

export class AmendSuggestionDto extends ReasonDto {
  @Id({ optional: true, description: WHOM }) unit?: UnitId;
  @Day({ optional: true }) receivedOn?: CalendarDate;
  @OneOf(SUGGESTION_SOURCES, { optional: true, description: 'where it came from' }) source?: SuggestionSource;
  @FreeText({ optional: true, description: WHAT }) text?: string;
}

export class SuggestionsQuery extends RegisterQuery {
  @OneOf(SUGGESTION_FILTERS, {
    ...WITH_STATUS,
    description: 'only those in this state at the pair of dates; `realised` of those adopted that are',
  })
  status?: SuggestionFilter;
}
