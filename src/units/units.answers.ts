import { UNIT_KINDS } from '../kernel/organisation/chart-change.js';
import { objectOf, pageSchema, ReadAnswers, type Schema, withRevision } from '../platform/document/read-answers.js';

const ID: Schema = { type: 'string', format: 'uuid' };
const DATE: Schema = { type: 'string', format: 'date' };
const TEXT: Schema = { type: 'string' };

const UNIT = objectOf({
  id: ID,
  code: TEXT,
  name: TEXT,
  kind: { type: 'string', enum: [...UNIT_KINDS] },
  parent: { ...ID, nullable: true },
  since: DATE,
});

export const UnitAnswers = (): MethodDecorator => ReadAnswers(withRevision(UNIT));
export const UnitListAnswers = (): MethodDecorator => ReadAnswers(pageSchema(UNIT), { table: true });
