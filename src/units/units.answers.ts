import { UNIT_KINDS } from '../kernel/organisation/chart-change.js';
import {
  objectOf,
  pageSchema,
  ReadAnswers,
  type Schema,
  titled,
  withRevision,
} from '../platform/document/read-answers.js';

const ID: Schema = { type: 'string', format: 'uuid' };
const DATE: Schema = { type: 'string', format: 'date' };
const TEXT: Schema = { type: 'string' };

const UNIT = titled(
  'Unit',
  objectOf({
    id: ID,
    code: TEXT,
    name: TEXT,
    kind: { type: 'string', enum: [...UNIT_KINDS], description: 'what kind of unit it is' },
    parent: { ...ID, nullable: true },
    since: { ...DATE, description: 'the day on which it was established' },
  }),
);

export const UnitAnswers = (): MethodDecorator => ReadAnswers(withRevision(UNIT));
export const UnitListAnswers = (): MethodDecorator => ReadAnswers(pageSchema(UNIT), { table: true });
