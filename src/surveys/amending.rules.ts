import { amendmentsOf } from '../kernel/facts/amending.js';
import { standing, standingOf } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { Amendment, Fact } from '../kernel/facts/telling.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { ProgrammeId, SurveyId, UnitId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import type { KnownSurvey } from './survey.decider.js';
import type { SurveyClosed, SurveyEvent, SurveyExtended, SurveyWritten, Weights } from './survey.events.js';

/** What is told otherwise of a survey as it was written. */
export type SurveyWish = {
  readonly title?: string | undefined;
  readonly units?: readonly UnitId[] | undefined;
  readonly opensOn?: CalendarDate | undefined;
  readonly closesOn?: CalendarDate | undefined;
  readonly statements?: readonly string[] | undefined;
  readonly weights?: Weights | undefined;
};

type Correcting = { readonly survey: SurveyId; readonly programme?: ProgrammeId; readonly reason: Sealed };

/** What its last day was told by. */
const lastDayOf = (survey: KnownSurvey): Fact<SurveyWritten | SurveyExtended | SurveyClosed> | undefined =>
  standingOf<SurveyWritten | SurveyExtended | SurveyClosed>(
    survey,
    'SurveyWritten',
    'SurveyExtended',
    'SurveyClosed',
  ).at(-1);

const amendmentsIn = (survey: KnownSurvey, { closesOn, ...right }: SurveyWish): readonly Amendment[] =>
  amendmentsOf([
    { fact: standing<SurveyWritten>(survey, 'SurveyWritten'), right, inOrder: ['statements'] },
    { fact: lastDayOf(survey), right: { closesOn } },
  ]);

const isOfTitle = (amended: readonly Amendment[]): boolean =>
  amended.every(({ right }) => Object.keys(right).every((name) => name === 'title'));

/** The field that no survey of its kind has, if one is told. */
export const foreignField = (
  { kind }: Pick<KnownSurvey, 'kind'>,
  { statements, weights }: SurveyWish,
): 'statements' | 'weights' | undefined => {
  if (kind === 'pulse') return weights === undefined ? undefined : 'weights';
  return statements === undefined ? undefined : 'statements';
};

/** The day that cannot be: a last day that is past, or before the first; one that stands is none. */
export const impossibleDay = (
  survey: KnownSurvey,
  { opensOn = survey.opensOn, closesOn = survey.closesOn }: SurveyWish,
  today: CalendarDate,
): 'opensOn' | 'closesOn' | undefined => {
  const isMoved = closesOn !== survey.closesOn;
  if (isMoved && closesOn < today) return 'closesOn';
  if (opensOn <= closesOn) return undefined;
  return isMoved ? 'closesOn' : 'opensOn';
};

export type AmendFacts = {
  readonly today: CalendarDate;
  /** Why it cannot name the units that are told. */
  readonly unitFault: RuleCode | undefined;
};

const fault = (
  survey: KnownSurvey,
  { opensOn, closesOn }: SurveyWish,
  { today, unitFault }: AmendFacts,
): RuleCode | undefined => {
  if (today >= survey.opensOn) return 'survey-closed';
  const days = [opensOn, closesOn].flatMap((day) => day ?? []);
  const far = days.find((day) => notTooFar(day, today) !== undefined);
  return far === undefined ? unitFault : 'date-too-far';
};

/** From its first day on nothing but the title, which may be corrected for good. */
export const amend = (
  survey: KnownSurvey,
  wish: SurveyWish,
  facts: AmendFacts,
  correcting: Correcting,
): Decision<SurveyEvent> => {
  const amended = amendmentsIn(survey, wish);
  if (amended.length === 0) return [];
  if (survey.phase === 'cancelled') return refuse('survey-cancelled');
  const refusal = isOfTitle(amended) ? undefined : fault(survey, wish, facts);
  return refusal ? refuse(refusal) : [{ type: 'SurveyAmended', ...correcting, amended }];
};
