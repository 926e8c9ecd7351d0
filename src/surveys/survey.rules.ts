import type { Decision } from '../kernel/facts/decider.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { endedFault, isDue, type KnownSurvey, responseFault, standingFault, type Survey } from './survey.decider.js';
import type {
  SurveyCancelled,
  SurveyClosed,
  SurveyCodesIssued,
  SurveyCodesRevoked,
  SurveyCounted,
  SurveyEvent,
  SurveyExtended,
  SurveyPaperRetracted,
  SurveyPaperTyped,
  SurveyWritten,
} from './survey.events.js';

type Today = { readonly today: CalendarDate };

export type WriteFacts = Today & {
  /** Of a pulse: `programme-closed` once the closing is recorded. */
  readonly closed: RuleCode | undefined;
  /** Why it cannot name the units that it names. */
  readonly unitFault: RuleCode | undefined;
};

export const write = (survey: Survey, event: SurveyWritten, facts: WriteFacts): Decision<SurveyEvent> => {
  if (facts.closed) return refuse(facts.closed);
  if (survey.phase !== 'absent') return [];
  const { today, unitFault } = facts;
  const fault = notTooFar(event.opensOn, today) ?? notTooFar(event.closesOn, today) ?? unitFault;
  return fault ? refuse(fault) : [event];
};

export const extend = (survey: KnownSurvey, event: SurveyExtended, { today }: Today): Decision<SurveyEvent> => {
  const ended = endedFault(survey, today);
  if (ended) return refuse(ended);
  if (survey.closesOn === event.closesOn) return [];
  const fault = standingFault(survey, today) ?? (event.closesOn < survey.closesOn ? 'not-later' : undefined);
  const refusal = fault ?? notTooFar(event.closesOn, today);
  return refusal ? refuse(refusal) : [event];
};

/** Closes it with the day that `event` tells: today. */
export const close = (survey: KnownSurvey, event: SurveyClosed, { today }: Today): Decision<SurveyEvent> => {
  const ended = endedFault(survey, today);
  if (ended) return refuse(ended);
  if (survey.closesOn === event.closesOn) return [];
  const fault = responseFault(survey, today);
  return fault ? refuse(fault) : [event];
};

export const cancel = (survey: KnownSurvey, event: SurveyCancelled, { today }: Today): Decision<SurveyEvent> => {
  const ended = endedFault(survey, today);
  if (ended) return refuse(ended);
  return survey.phase === 'cancelled' ? [] : [event];
};

type Covered = Today & { readonly isCovered: boolean };

const named = (fault: RuleCode | undefined, event: SurveyEvent, isCovered: boolean): Decision<SurveyEvent> => {
  const refusal = fault ?? (isCovered ? undefined : 'unit-outside-programme');
  return refusal ? refuse(refusal) : [event];
};

/** From the writing of the survey on. */
export const issueCodes = (
  survey: KnownSurvey,
  event: SurveyCodesIssued,
  { today, isCovered }: Covered,
): Decision<SurveyEvent> => named(standingFault(survey, today), event, isCovered);

/** `unused`: how many codes of the unit there are to take back. */
export const revokeCodes = (
  survey: KnownSurvey,
  event: SurveyCodesRevoked,
  { today, unused }: Today & { readonly unused: number },
): Decision<SurveyEvent> => {
  const ended = endedFault(survey, today);
  if (ended) return refuse(ended);
  if (unused === 0) return [];
  const fault = standingFault(survey, today);
  return fault ? refuse(fault) : [event];
};

export const typePaper = (
  survey: KnownSurvey,
  event: SurveyPaperTyped,
  { today, isCovered }: Covered,
): Decision<SurveyEvent> => named(responseFault(survey, today), event, isCovered);

export const retractPaper = (
  survey: KnownSurvey,
  event: SurveyPaperRetracted,
  { today }: Today,
): Decision<SurveyEvent> => {
  const ended = endedFault(survey, today);
  if (ended) return refuse(ended);
  if (survey.batches.get(event.batch)?.takenBack === true) return [];
  const fault = standingFault(survey, today);
  return fault ? refuse(fault) : [event];
};

/** Once, on the day after its last or later. */
export const count = (survey: KnownSurvey, event: SurveyCounted, { today }: Today): Decision<SurveyEvent> =>
  isDue(survey, today) ? [event] : [];
