import { objectOf, ReadAnswers, type Schema, titled } from '../platform/document/read-answers.js';
import { COUNT, DATE, ID } from '../platform/document/schemas.js';
import { COMPONENTS, FACTS, WHYS } from './explained.js';
import { PROGRAMME } from './insights.answers.js';
import { formulasOf, type MeasureName } from './formulas.js';
import { NAME } from './schemas.js';

const WHY: Schema = {
  type: 'string',
  enum: Object.keys(WHYS),
  description: Object.entries(WHYS)
    .map(([why, text]) => `${why}: ${text}`)
    .join('; '),
};

const ROW = titled(
  'ExplanationRow',
  objectOf(
    {
      component: {
        type: 'string',
        enum: [...new Set(Object.values(COMPONENTS).flat())],
        description: 'of which it is',
      },
      fact: { type: 'string', enum: [...FACTS], description: 'the kind of fact' },
      thing: { ...ID, description: 'the directive, practice, course, training, session, reform, issue or nil report' },
      on: DATE,
      recordedOn: DATE,
      event: { ...ID, description: 'the event that told it' },
      unit: { ...ID, nullable: true, description: 'the unit in which it counts; null for what counts in several' },
      staff: { ...ID, description: 'whose fact it is, where that may be told' },
      name: NAME,
      weight: { type: 'number', minimum: 0, description: 'hours, or persons whom an issue holds; else one' },
      counted: {
        type: 'boolean',
        description: 'whether it counts in the numerator (of calm: against it; of a nil report: whether it is heard)',
      },
      why: WHY,
      count: { ...COUNT, description: 'how many facts: one, but where they are told in counts' },
    },
    ['thing', 'on', 'recordedOn', 'event', 'staff', 'name', 'weight'],
  ),
);

export const ExplanationAnswers = (measure: MeasureName): MethodDecorator =>
  ReadAnswers(
    objectOf({
      programme: PROGRAMME,
      measure: { type: 'string', enum: [measure] },
      formula: { type: 'string', enum: formulasOf(measure) },
      asOf: DATE,
      knownOn: DATE,
      unit: { ...ID, nullable: true, description: 'the unit that was asked for; null for all' },
      rows: { type: 'array', items: ROW, description: 'component by component, thing by thing' },
    }),
    { table: true },
  );
