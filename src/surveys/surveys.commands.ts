import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { BatchId, ProgrammeId, SurveyId, UnitId } from '../kernel/words/ids.js';
import type { Refusal } from '../kernel/words/refusal.js';
import { DomainCommand, NamelessCommand } from '../platform/bus/domain-command.js';
import type { SurveyKind, Weights } from './survey.events.js';

export class WriteSurvey extends DomainCommand<{
  readonly kind: SurveyKind;
  readonly title: string;
  readonly programme?: ProgrammeId;
  readonly units: readonly UnitId[];
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly statements?: readonly string[];
  readonly weights?: Weights;
}> {}

type Reasoned = { readonly survey: SurveyId; readonly reason: string };

/** What is told otherwise; what is left out stays. */
export class AmendSurvey extends DomainCommand<
  Reasoned & {
    readonly title?: string;
    readonly units?: readonly UnitId[];
    readonly opensOn?: CalendarDate;
    readonly closesOn?: CalendarDate;
    readonly statements?: readonly string[];
    readonly weights?: Weights;
  }
> {}

export class ExtendSurvey extends DomainCommand<Reasoned & { readonly closesOn: CalendarDate }> {}

/** Today is its last day. */
export class CloseSurvey extends DomainCommand<{ readonly survey: SurveyId }> {}

export class CancelSurvey extends DomainCommand<Reasoned> {}

/** Each response has an answer to every statement, in their order. */
export class TypePaper extends DomainCommand<{
  readonly survey: SurveyId;
  readonly unit: UnitId;
  readonly responses: readonly (readonly number[])[];
}> {}

export class RetractPaper extends DomainCommand<Reasoned & { readonly batch: BatchId }> {}

export class IssueCodes extends DomainCommand<{
  readonly survey: SurveyId;
  readonly unit: UnitId;
  readonly count: number;
}> {}

/** The unused codes of the unit are void. */
export class RevokeCodes extends DomainCommand<{ readonly survey: SurveyId; readonly unit: UnitId }> {}

/** Counts the responses of a survey whose last day has passed, and destroys them; else nothing. */
export class CountSurvey extends DomainCommand<{ readonly survey: SurveyId }> {}

/** Drops one response into the ballot box, under a code that is good for one. */
export class AnswerSurvey extends NamelessCommand<
  { readonly code: string; readonly answers: readonly number[] },
  Refusal | 'taken'
> {}
