import { ROLES } from '../kernel/role.js';
import { objectOf, pageSchema, ReadAnswers, type Schema } from '../platform/read-answers.js';

const ID: Schema = { type: 'string', format: 'uuid' };
const DATE: Schema = { type: 'string', format: 'date' };
const ROLE: Schema = { type: 'string', enum: [...ROLES] };

const GRANT = objectOf({
  id: ID,
  subject: { type: 'string' },
  role: ROLE,
  unit: { ...ID, nullable: true },
  from: DATE,
  until: { ...DATE, nullable: true, description: 'its last day' },
  revokedOn: { ...DATE, nullable: true },
});

export const MeAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf({
      subject: { type: 'string' },
      roles: { type: 'array', items: ROLE, description: 'those in force today' },
      grants: { type: 'array', items: GRANT },
    }),
  );

export const GrantAnswers = (): MethodDecorator => ReadAnswers(GRANT);
export const GrantListAnswers = (): MethodDecorator => ReadAnswers(pageSchema(GRANT), { table: true });
