import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { BatchId, ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { Day, FreeText, Id, Ids, Label, OneOf, Whole } from '../platform/input/fields.js';
import { Labels, Wholes, WholesOfMany } from '../platform/input/list-fields.js';
import { invalid } from '../platform/problems/problem.js';
import type { Position } from '../kernel/ports/event-store.js';
import { FormatField, PositionField } from '../platform/reading/reading.js';
import { RegisterQuery } from '../registers/register-query.js';
import { SURVEY_KINDS, type SurveyKind, type Weights, WEIGHTS } from './survey.events.js';
import { SURVEY_STATUSES, type SurveyStatus } from './survey.register.js';

const MOST_STATEMENTS = 20;
const LONGEST_STATEMENT = 300;
const MOST_AT_ONCE = 1_000;
const MOST_LETTERS = 60;
/** Of a pulse; of a satisfaction survey 4. */
const HIGHEST_ANSWER = 5;

const OPENS = 'its first day, which may be past';
const CLOSES = 'its last day: neither past nor before `opensOn`';
const STATEMENTS = 'of a pulse: what people agree with or not, in order';
const WEIGHTS_TOLD = 'of a satisfaction survey: what each of the nine elements weighs, 1/9 where left out, or 0.11';
const ANSWERS =
  'an answer to each statement, in order: 1 to 5 of a pulse, 1 to 4 for `U1` to `U9` of a satisfaction survey';

export class WriteSurveyDto {
  @OneOf(SURVEY_KINDS, { description: 'of staff, or of citizens (SKM)' }) kind!: SurveyKind;
  @Label() title!: string;
  @Id({ optional: true, description: 'the programme of a pulse, which always has one' }) programme?: ProgrammeId;
  @Ids() units!: UnitId[];
  @Day({ description: OPENS }) opensOn!: CalendarDate;
  @Day({ description: CLOSES }) closesOn!: CalendarDate;
  @Labels({ most: MOST_STATEMENTS, max: LONGEST_STATEMENT, optional: true, description: STATEMENTS })
  statements?: string[];
  @OneOf(WEIGHTS, { optional: true, description: WEIGHTS_TOLD }) weights?: Weights;
}

/** 400 where a survey lacks what its kind needs, or tells what it does not have; and where it ends before it begins. */
export const mustBeOfItsKind = ({ kind, ...told }: WriteSurveyDto): void => {
  const ofPulse = ['programme', 'statements'] as const;
  const [needed, foreign] = kind === 'pulse' ? [ofPulse, ['weights'] as const] : [[], ofPulse];
  for (const name of needed) {
    if (told[name] === undefined) throw invalid(`/${name}`, `perlu untuk jenis '${kind}' | needed for kind '${kind}'`);
  }
  for (const name of foreign) {
    if (told[name] !== undefined) throw invalid(`/${name}`, `bukan untuk jenis '${kind}' | not for kind '${kind}'`);
  }
  if (told.closesOn < told.opensOn) throw invalid('/closesOn', 'tidak sebelum opensOn | not before opensOn');
};

export class AmendSurveyDto extends ReasonDto {
  @Label({ optional: true }) title?: string;
  @Ids({ optional: true }) units?: UnitId[];
  @Day({ optional: true, description: OPENS }) opensOn?: CalendarDate;
  @Day({ optional: true, description: CLOSES }) closesOn?: CalendarDate;
  @Labels({ most: MOST_STATEMENTS, max: LONGEST_STATEMENT, optional: true, description: STATEMENTS })
  statements?: string[];
  @OneOf(WEIGHTS, { optional: true, description: WEIGHTS_TOLD }) weights?: Weights;
}

export class ExtendSurveyDto extends ReasonDto {
  @Day({ description: 'its new last day' }) closesOn!: CalendarDate;
}

export class TypePaperDto {
  @Id({ description: 'the unit whose people filled the forms in' }) unit!: UnitId;
  @WholesOfMany({
    min: 1,
    max: HIGHEST_ANSWER,
    most: MOST_STATEMENTS,
    lists: MOST_AT_ONCE,
    description: `of each form ${ANSWERS}`,
  })
  responses!: number[][];
}

export class RetractPaperDto {
  @Id({ description: 'the batch that was typed in wrongly' }) batch!: BatchId;
  @FreeText() reason!: string;
}

export class IssueCodesDto {
  @Id({ description: 'the unit for whose people, or visitors, the codes are' }) unit!: UnitId;
  @Whole({ min: 1, max: MOST_AT_ONCE, description: 'how many codes' }) count!: number;
}

export class RevokeCodesDto {
  @Id({ description: 'the unit whose unused codes are void' }) unit!: UnitId;
}

const CODE = 'as it was given; case, blanks and hyphens make no difference';

export class LookUpCodeDto {
  @Label({ max: MOST_LETTERS, description: CODE }) code!: string;
}

export class AnswerDto {
  @Label({ max: MOST_LETTERS, description: CODE }) code!: string;
  @Wholes({ min: 1, max: HIGHEST_ANSWER, most: MOST_STATEMENTS, description: ANSWERS }) answers!: number[];
}

export class SurveysQuery extends RegisterQuery {
  @OneOf(SURVEY_STATUSES, { optional: true, description: 'only those in this state at the pair of dates' })
  status?: SurveyStatus;
}

/** Results are those of one day: no dates are asked for. */
export class ResultsQuery {
  @Id({ optional: true, description: 'only this unit and those below it; heads and agents name one of theirs' })
  unit?: UnitId;

  @FormatField()
  format?: 'csv' | 'json';

  @PositionField('the position of a write that the answer is to include')
  after?: Position;
}
