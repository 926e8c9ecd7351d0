import { objectOf, ReadAnswers, type Schema, titled } from '../platform/document/read-answers.js';
import { COUNT, DATE, ID } from '../platform/document/schemas.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import { byUnit } from './schemas.js';

const INDEX: Schema = { type: 'number', minimum: 0, maximum: 1, nullable: true };

const COMPLAINTS = titled(
  'ComplaintOutcome',
  objectOf({
    received: { ...COUNT, description: 'received in the 90 days that end on `asOf`' },
    onTimeRate: { ...INDEX, description: 'answered on time, of those answered; null where none was' },
  }),
);

const SATISFACTION: Schema = {
  ...titled(
    'Satisfaction',
    objectOf({
      survey: { ...ID, description: 'the newest satisfaction survey published that covered the unit' },
      closesOn: { ...DATE, description: 'its last day' },
      index: {
        type: 'number',
        minimum: 0,
        maximum: 100,
        nullable: true,
        description: 'null where hidden, or without responses',
      },
      band: { type: 'string', enum: ['A', 'B', 'C', 'D'], nullable: true, description: 'null where the index is' },
      change: {
        type: 'number',
        nullable: true,
        description: 'the index less that of the survey before; null where either is, or where they weigh otherwise',
      },
    }),
  ),
  nullable: true,
  description: 'null where no survey covered it',
};

const FIGURES = {
  adoption: { ...INDEX, description: 'the index of adoption@1' },
  readiness: { ...INDEX, description: 'the index of readiness@1' },
  competency: { ...INDEX, description: 'the index of competency@1' },
  complaints: { ...COMPLAINTS, description: 'of the covered units, whatever their programme; not for agents' },
  satisfaction: SATISFACTION,
} satisfies Record<string, Schema>;

const OUTCOME = titled('Outcome', objectOf(FIGURES, ['complaints']));

export const OUTCOME_COLUMNS = columnsOf(objectOf(FIGURES));

export const OutcomesAnswers = (): MethodDecorator =>
  ReadAnswers(objectOf({ asOf: DATE, knownOn: DATE, total: OUTCOME, units: byUnit(OUTCOME) }), { table: true });
