import { DATE, UNIT } from '../platform/document/schemas.js';
import { objectOf, pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { withHistory } from '../platform/document/history.js';

const SHOWN = titled(
  'Unit',
  objectOf({ ...UNIT, since: { ...DATE, description: 'the day on which it was established' } }),
);

export const UnitAnswers = (): MethodDecorator => ReadAnswers(withHistory(SHOWN));
export const UnitListAnswers = (): MethodDecorator => ReadAnswers(pageSchema(SHOWN), { table: true });
