import { objectOf, ReadAnswers, type Schema } from '../platform/document/read-answers.js';
import type { MeasureName } from './measures.js';
import { PRACTISING } from './practice-standing.js';

const ID: Schema = { type: 'string', format: 'uuid' };
const DATE: Schema = { type: 'string', format: 'date' };
const TEXT: Schema = { type: 'string' };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const RATE: Schema = { type: 'number', minimum: 0, maximum: 1 };

const PARTS: Readonly<Record<MeasureName, readonly (readonly [string, string?])[]>> = {
  adoption: [['acknowledged', 'exempted'], ['practised', 'selfReported'], ['implemented']],
  readiness: [['socialised'], ['acknowledged', 'exempted'], ['calm', 'openIssues']],
};

const COMPONENT: Schema = objectOf(
  {
    name: TEXT,
    weight: RATE,
    numerator: { type: 'number', minimum: 0 },
    denominator: COUNT,
    rate: { ...RATE, nullable: true },
    exempted: COUNT,
    selfReported: COUNT,
    openIssues: COUNT,
  },
  ['exempted', 'selfReported', 'openIssues'],
);

const JOURNEY = objectOf({
  'not-informed': COUNT,
  'not-committed': COUNT,
  'not-practising': COUNT,
  practising: COUNT,
});

const base = (measure: MeasureName): Record<string, Schema> => ({
  population: COUNT,
  index: { ...RATE, nullable: true },
  band: { type: 'string', enum: ['high', 'moderate', 'low', 'critical'], nullable: true },
  provisional: { type: 'boolean' },
  components: {
    type: 'array',
    items: COMPONENT,
    minItems: 3,
    maxItems: 3,
    description: PARTS[measure].map(([name]) => name).join(', '),
  },
});

const BASELINE: Schema = {
  ...objectOf({ index: base('adoption').index ?? {}, band: base('adoption').band ?? {}, population: COUNT }),
  description: 'the figure on the day of `baseline`, where that was asked for; empty where it was not there',
};

const CHANGE: Schema = {
  type: 'number',
  minimum: -1,
  maximum: 1,
  nullable: true,
  description: 'the shown index less that of the baseline, where that was asked for; null where either is',
};

const reading = (measure: MeasureName): Schema =>
  objectOf(
    {
      ...base(measure),
      weightAvailable: RATE,
      ...(measure === 'readiness' ? { journey: JOURNEY } : {}),
      baseline: BASELINE,
      change: CHANGE,
    },
    ['baseline', 'change'],
  );

const PROGRAMME = objectOf({ id: ID, code: TEXT, title: TEXT });
const UNIT_SCHEMA = objectOf({
  id: ID,
  code: TEXT,
  name: TEXT,
  kind: TEXT,
  parent: { ...ID, nullable: true },
});

export const ReadingAnswers = (measure: MeasureName): MethodDecorator =>
  ReadAnswers(
    objectOf({
      programme: PROGRAMME,
      measure: { type: 'string', enum: [measure] },
      formula: TEXT,
      asOf: DATE,
      knownOn: DATE,
      newestFactOn: { ...DATE, nullable: true },
      total: reading(measure),
      units: {
        type: 'array',
        items: objectOf({ unit: UNIT_SCHEMA, own: reading(measure), subtree: reading(measure) }),
      },
    }),
    { table: true },
  );

export const SeriesAnswers = (measure: MeasureName): MethodDecorator =>
  ReadAnswers(
    objectOf({
      programme: PROGRAMME,
      measure: { type: 'string', enum: [measure] },
      unit: { ...ID, nullable: true },
      from: DATE,
      to: DATE,
      step: { type: 'string', enum: ['day', 'week', 'month'] },
      knownOn: DATE,
      points: { type: 'array', maxItems: 400, items: objectOf({ on: DATE, ...base(measure) }) },
    }),
    { table: true },
  );

const STANDING = objectOf({
  population: COUNT,
  acknowledged: COUNT,
  outstanding: COUNT,
  superseded: COUNT,
  declined: COUNT,
  'exception-requested': COUNT,
  exempted: COUNT,
  overdue: COUNT,
});

const PERSON = objectOf({
  staff: ID,
  name: { ...TEXT, nullable: true },
  standing: TEXT,
  on: { ...DATE, nullable: true },
});

export const StandingAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf(
      {
        directive: ID,
        version: { type: 'integer', minimum: 1, nullable: true },
        asOf: DATE,
        knownOn: DATE,
        total: STANDING,
        units: { type: 'array', items: objectOf({ unit: UNIT_SCHEMA, own: STANDING, subtree: STANDING }) },
        people: { type: 'array', items: PERSON },
      },
      ['people'],
    ),
    { table: true },
  );

const PRACTISING_COUNTS = objectOf({ population: COUNT, practising: COUNT, selfReported: COUNT, none: COUNT });

export const PracticeStandingAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf(
      {
        practice: ID,
        asOf: DATE,
        knownOn: DATE,
        total: PRACTISING_COUNTS,
        units: {
          type: 'array',
          items: objectOf({ unit: UNIT_SCHEMA, own: PRACTISING_COUNTS, subtree: PRACTISING_COUNTS }),
        },
        people: { type: 'array', items: { ...PERSON, description: `standing: ${PRACTISING.join(', ')}` } },
      },
      ['people'],
    ),
    { table: true },
  );

const ATTENDEE = objectOf({
  staff: ID,
  name: { ...TEXT, nullable: true },
  invited: { type: 'boolean' },
  attended: { type: 'boolean' },
});

export const AttendanceAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf(
      {
        asOf: DATE,
        knownOn: DATE,
        invited: COUNT,
        attended: COUNT,
        guests: COUNT,
        units: { type: 'array', items: objectOf({ unit: UNIT_SCHEMA, invited: COUNT, attended: COUNT }) },
        people: { type: 'array', items: ATTENDEE },
      },
      ['people'],
    ),
    { table: true },
  );
