import { CORRECTED_THINGS } from '../../projections/corrections.told.js';
import { objectOf, pageSchema, type Schema, titled } from '../platform/document/read-answers.js';
import { COUNT, ID } from '../platform/document/schemas.js';

export const CORRECTION = titled(
  'Correction',
  objectOf({
    id: { ...ID, description: 'of its event, as in the `history` of the thing' },
    recordedAt: { type: 'string', format: 'date-time' },
    kind: {
      type: 'string',
      description:
        'the word of the request that told it: `amend`, `undo`, `reopen`, `restore`, `annul`, `uncomplete`, `uninvite`, `void`; `retract` of what was recorded of people, of nil reports and of paper forms of a survey, `correct` of a name or number',
    },
    of: { type: 'string', enum: [...CORRECTED_THINGS], description: 'what is corrected' },
    thing: { ...ID, description: 'the id of what is corrected' },
    programme: { ...ID, nullable: true },
    unit: {
      ...ID,
      nullable: true,
      description:
        'the unit itself; of an issue, a suggestion or a complaint its unit as told from then on, of a career the unit of what was taken back, of a retraction the unit named; else null',
    },
    moved: {
      ...COUNT,
      description:
        'how many facts of people (answers, attendance, observations, invitations) it moved to another day, unit or standing, or took back',
    },
  }),
);

const FIGURES = {
  facts: { ...COUNT, description: 'facts recorded, corrections not among them: one of a thing, or one of each person' },
  corrections: { ...COUNT, description: 'corrections recorded' },
  perHundred: {
    type: 'number',
    minimum: 0,
    nullable: true,
    description: 'corrections per hundred facts, rounded to four decimals; null where there are no facts',
  },
} satisfies Record<string, Schema>;

export const MONTH = titled(
  'CorrectionsOfMonth',
  objectOf({
    month: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}$', description: 'the month of recording, `YYYY-MM`' },
    ...FIGURES,
  }),
);

const { properties: page = {} } = pageSchema(CORRECTION);

/** `items` and `next` are for who may see things; the figures are of all that the filters leave, whatever the page. */
export const CORRECTIONS_ANSWER = objectOf(
  {
    ...page,
    total: titled('CorrectionsInAll', objectOf(FIGURES)),
    months: { type: 'array', items: MONTH, description: 'each month in which anything was recorded' },
  },
  ['items', 'next'],
);
