import type { Decision } from '../../src/kernel/facts/decider.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { asId, type BatchId, type ProgrammeId, type SurveyId, type UnitId } from '../../src/kernel/words/ids.js';
import type { KnownSurvey, Survey } from '../../src/surveys/survey.decider.js';
import type {
  SurveyCancelled,
  SurveyClosed,
  SurveyCounted,
  SurveyEvent,
  SurveyExtended,
  SurveyPaperRetracted,
  SurveyPaperTyped,
  SurveyWritten,
} from '../../src/surveys/survey.events.js';
import { must } from '../support/expectation.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;
export const on = (raw: string): { readonly today: CalendarDate } => ({ today: day(raw) });

export const permits = asId<UnitId>('permits');
export const archive = asId<UnitId>('archive');
export const named = { survey: asId<SurveyId>('survey'), programme: asId<ProgrammeId>('programme') };
export const reason = { key: 'survey:survey', box: 'c2VhbGVk' };

/** A pulse of March 2026. */
export const written = (told: Partial<SurveyWritten> = {}): SurveyWritten => ({
  type: 'SurveyWritten',
  ...named,
  kind: 'pulse',
  title: 'Siapkah kita?',
  units: [permits],
  opensOn: day('2026-03-02'),
  closesOn: day('2026-03-20'),
  statements: ['Saya tahu mengapa.', 'Saya bisa.'],
  ...told,
});

export const extended = (to: string): SurveyExtended => ({
  type: 'SurveyExtended',
  ...named,
  closesOn: day(to),
  reason,
});
export const closed = (today: string): SurveyClosed => ({ type: 'SurveyClosed', ...named, closesOn: day(today) });
export const cancelled: SurveyCancelled = { type: 'SurveyCancelled', ...named, reason };
export const counted: SurveyCounted = { type: 'SurveyCounted', ...named, responses: 7, counted: reason };

const batch = asId<BatchId>('batch');
export const typed: SurveyPaperTyped = { type: 'SurveyPaperTyped', ...named, unit: permits, batch, count: 3 };
export const takenBack: SurveyPaperRetracted = { type: 'SurveyPaperRetracted', ...named, batch, reason };

/** A wish about a survey that there is. */
export const about =
  (decide: (known: KnownSurvey) => Decision<SurveyEvent>) =>
  (state: Survey): Decision<SurveyEvent> => {
    must(state.phase !== 'absent');
    return decide(state);
  };
