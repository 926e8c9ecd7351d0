import { objectOf, ReadAnswers, type Schema, titled } from '../platform/document/read-answers.js';
import { COMPONENTS } from './explained.js';
import { formulasOf, type MeasureName } from './formulas.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';
import { byUnit, NAME } from './schemas.js';

const RATE: Schema = { type: 'number', minimum: 0, maximum: 1 };

const partsOf = (measure: MeasureName): Schema => {
  const formulas = formulasOf(measure);
  const counts = formulas.map((formula) => COMPONENTS[formula].length);
  const told = formulas.map(
    (formula) => `${formulas.length > 1 ? `${formula}: ` : ''}${COMPONENTS[formula].join(', ')}`,
  );
  return { minItems: Math.min(...counts), maxItems: Math.max(...counts), description: told.join('; ') };
};

const COMPONENT: Schema = titled(
  'Component',
  objectOf(
    {
      name: { ...TEXT, description: 'which component' },
      weight: RATE,
      numerator: { type: 'number', minimum: 0 },
      denominator: COUNT,
      rate: { ...RATE, nullable: true },
      exempted: COUNT,
      selfReported: { ...COUNT, description: 'pairs of a person and a practice with a self-report (grade E) in force' },
      openIssues: COUNT,
      unheard: {
        ...COUNT,
        description: 'people of the units that were not heard for 90 days, and so do not count as calm',
      },
      lapsed: { ...COUNT, description: 'pairs of a person and a course that the person passed, but no longer validly' },
      failed: { ...COUNT, description: 'pairs of a person and a course that the person failed and never passed' },
    },
    ['exempted', 'selfReported', 'openIssues', 'unheard', 'lapsed', 'failed'],
  ),
);

const JOURNEY = titled(
  'Journey',
  objectOf({
    'not-informed': COUNT,
    'not-committed': COUNT,
    'not-practising': COUNT,
    practising: { ...COUNT, description: 'people who took every step' },
  }),
);

const base = (measure: MeasureName): Record<string, Schema> => ({
  population: COUNT,
  index: { ...RATE, nullable: true },
  band: { type: 'string', enum: ['high', 'moderate', 'low', 'critical'], nullable: true },
  provisional: { type: 'boolean' },
  components: {
    type: 'array',
    items: COMPONENT,
    ...partsOf(measure),
  },
});

const BASELINE: Schema = {
  ...titled(
    'Baseline',
    objectOf({ index: base('adoption').index ?? {}, band: base('adoption').band ?? {}, population: COUNT }),
  ),
  description: 'the figure on the day of `baseline`, where that was asked for; empty where it was not there',
};

const CHANGE: Schema = {
  type: 'number',
  minimum: -1,
  maximum: 1,
  nullable: true,
  description: 'the shown index less that of the baseline, where that was asked for; null where either is',
};

const TITLES: Readonly<Record<MeasureName, string>> = {
  adoption: 'AdoptionFigures',
  readiness: 'ReadinessFigures',
  competency: 'CompetencyFigures',
};

const LEARNER = titled(
  'Learner',
  objectOf({
    staff: ID,
    name: NAME,
    hours: { ...COUNT, description: 'earned in the year that ends on `asOf`' },
  }),
);

const LEARNERS: Schema = {
  type: 'array',
  items: LEARNER,
  description: 'of the covered units among `unit` and below, where that was asked for and the caller may name them',
};

const reading = (measure: MeasureName): Schema =>
  titled(
    TITLES[measure],
    objectOf(
      {
        ...base(measure),
        weightAvailable: RATE,
        ...(measure === 'readiness' ? { journey: JOURNEY } : {}),
        baseline: BASELINE,
        change: CHANGE,
      },
      ['baseline', 'change'],
    ),
  );

export const PROGRAMME = {
  ...objectOf({ id: ID, code: TEXT, title: TEXT }),
  description: 'the programme that is read',
};
export const ReadingAnswers = (measure: MeasureName): MethodDecorator =>
  ReadAnswers(
    objectOf(
      {
        programme: PROGRAMME,
        measure: { type: 'string', enum: [measure] },
        formula: { type: 'string', enum: formulasOf(measure) },
        asOf: DATE,
        knownOn: DATE,
        newestFactOn: { ...DATE, nullable: true },
        total: reading(measure),
        units: byUnit(reading(measure)),
        ...(measure === 'competency' ? { people: LEARNERS } : {}),
      },
      measure === 'competency' ? ['people'] : [],
    ),
    { table: true },
  );

export const SeriesAnswers = (measure: MeasureName): MethodDecorator =>
  ReadAnswers(
    objectOf({
      programme: PROGRAMME,
      measure: { type: 'string', enum: [measure] },
      formula: { type: 'string', enum: formulasOf(measure) },
      unit: { ...ID, nullable: true, description: 'of which unit and all below; null for the total' },
      from: DATE,
      to: DATE,
      step: { type: 'string', enum: ['day', 'week', 'month'] },
      knownOn: DATE,
      points: {
        type: 'array',
        maxItems: 400,
        items: objectOf({ on: { ...DATE, description: 'the day, which is `asOf` of the point' }, ...base(measure) }),
      },
    }),
    { table: true },
  );
