import { EMPLOYMENT_KINDS, POSITION_TYPES } from '../kernel/organisation/position.js';
import { objectOf, pageSchema, ReadAnswers, type Schema, withRevision } from '../platform/document/read-answers.js';

const ID: Schema = { type: 'string', format: 'uuid' };
const DATE: Schema = { type: 'string', format: 'date' };
const TEXT: Schema = { type: 'string' };

const POSITION: Schema = {
  ...objectOf({ title: TEXT, type: { type: 'string', enum: [...POSITION_TYPES] }, grade: TEXT }, [
    'title',
    'type',
    'grade',
  ]),
  nullable: true,
};

const STAFF = {
  id: ID,
  unit: { ...ID, nullable: true },
  employment: { type: 'string', enum: [...EMPLOYMENT_KINDS], nullable: true },
  position: POSITION,
  since: { ...DATE, nullable: true },
  name: { ...TEXT, nullable: true, description: 'where permitted; null for whoever was forgotten' },
} satisfies Record<string, Schema>;

const FACT = objectOf({
  kind: { type: 'string', enum: ['enrolled', 'transferred', 'departed'] },
  on: DATE,
  recordedOn: DATE,
  unit: { ...ID, nullable: true },
  position: POSITION,
  reason: { ...TEXT, nullable: true },
});

export const StaffAnswers = (): MethodDecorator =>
  ReadAnswers(withRevision(objectOf({ ...STAFF, history: { type: 'array', items: FACT } }, ['name'])));
export const StaffListAnswers = (): MethodDecorator =>
  ReadAnswers(pageSchema(objectOf(STAFF, ['name'])), { table: true });
