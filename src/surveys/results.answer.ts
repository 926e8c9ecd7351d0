import { objectOf, type Schema, titled } from '../platform/document/read-answers.js';
import { COUNT, DATE, ID, TEXT, UNIT } from '../platform/document/schemas.js';
import { listOf, oneOf } from '../registers/schemas.js';
import { WEIGHTS } from './survey.events.js';

const BANDS = ['high', 'moderate', 'low', 'critical', 'A', 'B', 'C', 'D'];

const ELEMENT = titled(
  'SurveyElement',
  objectOf({
    name: { ...TEXT, description: 'S1 and on of a pulse, U1 to U9 of a satisfaction survey' },
    mean: { type: 'number', nullable: true, description: 'four decimals; null without responses' },
    counts: { ...listOf(COUNT), description: 'how often each answer was given, lowest first' },
  }),
);

const SHOWN = titled(
  'SurveyFigure',
  objectOf(
    {
      responses: { ...COUNT, description: 'how many answered' },
      population: COUNT,
      responseRate: {
        type: 'number',
        nullable: true,
        description: 'of a pulse: responses by population; null where nobody is',
      },
      elements: { ...listOf(ELEMENT), description: 'each statement, in order' },
      index: {
        type: 'number',
        nullable: true,
        description: 'of a pulse from 0 to 1, four decimals; of a satisfaction survey from 25 to 100, two',
      },
      band: {
        ...oneOf(BANDS),
        nullable: true,
        description:
          'of a pulse as in readings; of a satisfaction survey A from 88.31, B from 76.61, C from 65, else D',
      },
    },
    ['population', 'responseRate'],
  ),
);

const HIDDEN = titled(
  'HiddenFigure',
  objectOf({ hidden: { type: 'boolean', enum: [true], description: 'too few answered: it would tell of them' } }),
);

const FIGURE: Schema = { oneOf: [SHOWN, HIDDEN] };

export const RESULTS = objectOf(
  {
    survey: { ...ID, description: 'the id of the survey' },
    chartOn: { ...DATE, description: 'its last day: units and people are those of that day, as known then' },
    weights: { ...oneOf(WEIGHTS), description: 'of a satisfaction survey' },
    statements: { ...listOf(TEXT), description: 'of a pulse' },
    total: FIGURE,
    units: listOf(objectOf({ unit: objectOf(UNIT), own: FIGURE, subtree: FIGURE })),
  },
  ['weights', 'statements'],
);
