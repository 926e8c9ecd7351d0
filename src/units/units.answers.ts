import { ID, DATE, TEXT } from '../platform/document/schemas.js';
import { UNIT_KINDS } from '../kernel/organisation/chart-change.js';
import { objectOf, pageSchema, ReadAnswers, titled, withRevision } from '../platform/document/read-answers.js';

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
