import type { Taken } from '../kernel/ports/ballot-box.js';
import { refuse, type Refusal } from '../kernel/words/refusal.js';
import type { KnownSurvey } from './survey.decider.js';

/** Why a survey takes nothing whose box was closed meanwhile: what closed it came first. */
export const closedMeanwhile = ({ phase }: Pick<KnownSurvey, 'phase'>): Refusal =>
  refuse(phase === 'cancelled' ? 'survey-cancelled' : 'survey-closed');

/** What the ballot box says of what it was given; undefined where it took it. */
export const refusedBy = (survey: KnownSurvey, taken: Taken): Refusal | undefined => {
  if (taken === 'closed') return closedMeanwhile(survey);
  return taken === 'too-many' ? refuse('too-many-responses') : undefined;
};
