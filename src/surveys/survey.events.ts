import type { CorrectionOf } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { BatchId, ProgrammeId, SurveyId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';

/** Of staff, and of citizens (SKM). */
export const SURVEY_KINDS = ['pulse', 'satisfaction'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** What each of the nine elements of a satisfaction survey weighs. */
export const WEIGHTS = ['ninth', '0.11'] as const;
export type Weights = (typeof WEIGHTS)[number];

/** A satisfaction survey belongs to no programme. */
type Of = { readonly survey: SurveyId; readonly programme?: ProgrammeId };

export type SurveyWritten = Of & {
  readonly type: 'SurveyWritten';
  readonly kind: SurveyKind;
  readonly title: string;
  readonly units: readonly UnitId[];
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  /** Of a pulse. */
  readonly statements?: readonly string[];
  /** Of a satisfaction survey. */
  readonly weights?: Weights;
};

export type SurveyExtended = Of & {
  readonly type: 'SurveyExtended';
  readonly closesOn: CalendarDate;
  readonly reason: Sealed;
};

/** It closes on the day on which this is recorded. */
export type SurveyClosed = Of & { readonly type: 'SurveyClosed'; readonly closesOn: CalendarDate };

export type SurveyCancelled = Of & { readonly type: 'SurveyCancelled'; readonly reason: Sealed };

export type SurveyCodesIssued = Of & {
  readonly type: 'SurveyCodesIssued';
  readonly unit: UnitId;
  readonly count: number;
};

/** The unused codes of a unit are good for nothing any more. */
export type SurveyCodesRevoked = Of & { readonly type: 'SurveyCodesRevoked'; readonly unit: UnitId };

/** Paper forms of a unit, typed in together: their answers wait in the ballot box, here is how many there are. */
export type SurveyPaperTyped = Of & {
  readonly type: 'SurveyPaperTyped';
  readonly unit: UnitId;
  readonly batch: BatchId;
  readonly count: number;
};

export type SurveyPaperRetracted = Of & {
  readonly type: 'SurveyPaperRetracted';
  readonly batch: BatchId;
  readonly reason: Sealed;
};

/** How often each answer was given to each statement in each unit, sealed: nobody is shown it. */
export type SurveyCounted = Of & {
  readonly type: 'SurveyCounted';
  readonly responses: number;
  readonly counted: Sealed;
};

export type SurveyFact =
  | SurveyWritten
  | SurveyExtended
  | SurveyClosed
  | SurveyCancelled
  | SurveyCodesIssued
  | SurveyCodesRevoked
  | SurveyPaperTyped
  | SurveyPaperRetracted
  | SurveyCounted;

/** What was written wrongly is told as it is right (capabilities.md, 13); nothing else of a survey is corrected. */
export type SurveyAmended = Extract<CorrectionOf<'Survey', Of>, { type: 'SurveyAmended' }>;

export type SurveyEvent = SurveyFact | SurveyAmended;

/** What a survey consists of, but for what was answered. */
export const SURVEY_FACTS = [
  'SurveyWritten',
  'SurveyExtended',
  'SurveyClosed',
  'SurveyCancelled',
] as const satisfies readonly SurveyFact['type'][];

/** What the register keeps of a survey. */
export const SURVEY_KEPT = [...SURVEY_FACTS, 'SurveyAmended'] as const satisfies readonly SurveyEvent['type'][];
