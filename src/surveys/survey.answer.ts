import { objectOf } from '../platform/document/read-answers.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import type { Register } from '../registers/register.js';
import { FREE_TEXT, listOf, oneOf, UNITS } from '../registers/schemas.js';
import { titled } from '../platform/document/read-answers.js';
import { SURVEY_KINDS, WEIGHTS } from './survey.events.js';
import { SURVEY_STATUSES, type SurveyAt, surveyKind } from './survey.register.js';

const OPENS = { ...DATE, description: 'its first day' };
const CLOSES = { ...DATE, description: 'its last day' };

export const SURVEY = objectOf(
  {
    id: ID,
    kind: { ...oneOf(SURVEY_KINDS), description: 'of staff, or of citizens (SKM)' },
    programme: ID,
    title: TEXT,
    units: UNITS,
    opensOn: OPENS,
    closesOn: CLOSES,
    statements: { ...listOf(TEXT), description: 'of a pulse, in order' },
    weights: { ...oneOf(WEIGHTS), description: 'of a satisfaction survey: what each element weighs' },
    extensions: {
      ...listOf(titled('Extension', objectOf({ closesOn: CLOSES, recordedOn: DATE, reason: FREE_TEXT }))),
      description: 'how its last day was put off, oldest first',
    },
    status: oneOf(SURVEY_STATUSES),
    cancelledOn: { ...DATE, description: 'the day on which its cancellation was recorded' },
    cancellationReason: FREE_TEXT,
    responses: { ...COUNT, description: 'how many were given in all, as of now; none once it was cancelled' },
  },
  ['programme', 'statements', 'weights', 'cancelledOn', 'cancellationReason'],
);

export const SURVEYS: Register<SurveyAt> = {
  ...surveyKind,
  name: 'surveys',
  day: ({ opensOn }) => opensOn,
  units: ({ units }) => units,
  columns: columnsOf(SURVEY),
};

/** What was read of a survey, beside how many responses there are. */
export const surveyShown = (survey: SurveyAt, responses: number): object => ({ ...survey, responses });
