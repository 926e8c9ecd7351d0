import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { SurveyId } from '../kernel/words/ids.js';
import type { Refusal } from '../kernel/words/refusal.js';
import { DomainQuery, NamelessQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { ResultsQuery, SurveysQuery } from './survey.dto.js';
import type { SurveyKind } from './survey.events.js';

/** All surveys, as they are at a pair of dates. */
export class ReadSurveys extends DomainQuery<SurveysQuery> {}

/** One of them. */
export class ReadSurvey extends DomainQuery<PairQuery & { readonly id: SurveyId }> {}

/** What was published of one. */
export class ReadResults extends DomainQuery<ResultsQuery & { readonly id: SurveyId }> {}

/** What a page shows to whoever has a code. */
export type SurveyPage = {
  readonly kind: SurveyKind;
  readonly title: string;
  readonly statements: readonly string[];
  /** The lowest and the highest answer. */
  readonly scale: { readonly lowest: number; readonly highest: number };
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly used: boolean;
};

/** What a code is for. */
export class LookUpCode extends NamelessQuery<{ readonly code: string }, Refusal | SurveyPage> {}
