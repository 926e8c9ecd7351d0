import { type Correctable, correctable } from '../kernel/facts/correctable.js';
import type { Decider, Recording } from '../kernel/facts/decider.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { BatchId, ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  SURVEY_FACTS,
  type SurveyAmended,
  type SurveyEvent,
  type SurveyFact,
  type SurveyKind,
  type SurveyWritten,
} from './survey.events.js';

/** Paper forms that were typed in together. */
type PaperBatch = { readonly unit: UnitId; readonly count: number; readonly takenBack: boolean };

/** What was counted: how many responses, and at which revision the event stands. */
export type Counted = { readonly responses: number; readonly revision: number };

export type KnownSurvey = Correctable & {
  readonly phase: 'standing' | 'cancelled';
  readonly kind: SurveyKind;
  readonly programme?: ProgrammeId;
  readonly title: string;
  readonly units: readonly UnitId[];
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly statements: readonly string[] | undefined;
  readonly weights: SurveyWritten['weights'];
  readonly batches: ReadonlyMap<BatchId, PaperBatch>;
  /** Once it was counted. */
  readonly counted?: Counted;
};

export type Survey = (Correctable & { readonly phase: 'absent' }) | KnownSurvey;

const written = ({ kind, programme, title, units, opensOn, closesOn, statements, weights }: SurveyWritten): Survey => ({
  phase: 'standing',
  kind,
  ...(programme === undefined ? {} : { programme }),
  title,
  units,
  opensOn,
  closesOn,
  statements,
  weights,
  batches: new Map(),
});

const withBatch = (survey: KnownSurvey, id: BatchId, batch: PaperBatch | undefined): KnownSurvey =>
  batch === undefined ? survey : { ...survey, batches: new Map([...survey.batches, [id, batch]]) };

const takenBack = (batch: PaperBatch | undefined): PaperBatch | undefined => batch && { ...batch, takenBack: true };

const evolve = (survey: Survey, event: SurveyFact, { revision }: Pick<Recording, 'revision'>): Survey => {
  if (event.type === 'SurveyWritten') return written(event);
  if (survey.phase === 'absent') return survey;
  switch (event.type) {
    case 'SurveyExtended':
    case 'SurveyClosed':
      return { ...survey, closesOn: event.closesOn };
    case 'SurveyCancelled':
      return { ...survey, phase: 'cancelled' };
    case 'SurveyCodesIssued':
    case 'SurveyCodesRevoked':
      return survey;
    case 'SurveyPaperTyped':
      return withBatch(survey, event.batch, { unit: event.unit, count: event.count, takenBack: false });
    case 'SurveyPaperRetracted':
      return withBatch(survey, event.batch, takenBack(survey.batches.get(event.batch)));
    case 'SurveyCounted':
      return { ...survey, counted: { responses: event.responses, revision } };
    default:
      return unreachable(event);
  }
};

const plain: Decider<Survey, SurveyFact> = { category: 'survey', initial: () => ({ phase: 'absent' }), evolve };

/** What is told anew keeps what was typed in, and what was counted. */
const carry = (before: Survey, anew: Survey): Survey => {
  if (before.phase === 'absent' || anew.phase === 'absent') return anew;
  const { batches, counted } = before;
  return { ...anew, batches, ...(counted ? { counted } : {}) };
};

export const surveyDecider: Decider<Survey, SurveyEvent> = correctable<Survey, SurveyFact, SurveyAmended>({
  plain,
  keeps: SURVEY_FACTS,
  carry,
});

/** What is against a survey that has no more to come: neither is it extended, closed, cancelled nor given codes. */
export const endedFault = ({ phase, closesOn, counted }: KnownSurvey, today: CalendarDate): RuleCode | undefined => {
  const isPast = today > closesOn || counted !== undefined;
  if (!isPast) return undefined;
  return phase === 'cancelled' ? 'survey-cancelled' : 'survey-closed';
};

/** As `endedFault`, also of one that was cancelled before that. */
export const standingFault = (survey: KnownSurvey, today: CalendarDate): RuleCode | undefined =>
  survey.phase === 'cancelled' ? 'survey-cancelled' : endedFault(survey, today);

/** What is against a response of today: taken from `opensOn` to `closesOn`. */
export const responseFault = (survey: KnownSurvey, today: CalendarDate): RuleCode | undefined =>
  standingFault(survey, today) ?? (today < survey.opensOn ? 'survey-not-open' : undefined);

/** It is to be counted: the day after its last has come. */
export const isDue = (survey: KnownSurvey, today: CalendarDate): boolean =>
  survey.phase === 'standing' && survey.counted === undefined && today > survey.closesOn;
