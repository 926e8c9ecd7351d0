import type { Day } from './days.js';

/** As the ids of every other fact. */
type Id = string;

/** What is told of surveys (capabilities.md, 13). */
export type SurveyHappening =
  | {
      readonly type: 'surveyed';
      readonly survey: Id;
      readonly kind: string;
      /** The programme of a pulse. */
      readonly of: Id | null;
      readonly units: readonly Id[];
      readonly opensOn: Day;
      readonly closesOn: Day;
      /** How many; of a satisfaction survey the nine elements. */
      readonly statements: number;
      readonly weights: string;
    }
  | { readonly type: 'unsurveyed'; readonly survey: Id }
  | {
      readonly type: 'papers';
      readonly survey: Id;
      readonly batch: Id;
      readonly unit: Id;
      readonly responses: readonly (readonly number[])[];
    }
  /** Codes given out for a unit, each good for one response. */
  | { readonly type: 'codes'; readonly survey: Id; readonly unit: Id; readonly codes: readonly Id[] }
  /** Those of the unit that nobody has used are void. */
  | { readonly type: 'uncodes'; readonly survey: Id; readonly unit: Id }
  /** A response by phone. */
  | { readonly type: 'phoned'; readonly survey: Id; readonly code: Id; readonly answers: readonly number[] }
  /** A batch that was typed in wrongly: it is known still, to be taken back once more. */
  | { readonly type: 'unpapers'; readonly batch: Id };
