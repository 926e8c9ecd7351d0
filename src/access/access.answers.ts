import { ROLES } from '../kernel/organisation/role.js';
import { objectOf, pageSchema, ReadAnswers, type Schema, withRevision } from '../platform/document/read-answers.js';

const ID: Schema = { type: 'string', format: 'uuid' };
const DATE: Schema = { type: 'string', format: 'date' };
const ROLE: Schema = { type: 'string', enum: [...ROLES] };

const FIELDS = {
  id: ID,
  subject: { type: 'string' },
  role: ROLE,
  unit: { ...ID, nullable: true },
  from: DATE,
  until: { ...DATE, nullable: true, description: 'its last day' },
  revokedOn: { ...DATE, nullable: true },
} satisfies Record<string, Schema>;

const GRANT = objectOf(FIELDS);

const MINE = objectOf({
  ...FIELDS,
  unit: {
    ...objectOf({ id: ID, code: { type: 'string' }, name: { type: 'string' } }),
    nullable: true,
    description: 'the unit and all below, named as on asOf; null where the role is for all units',
  },
  coversToday: {
    type: 'boolean',
    description: 'whether it is in force today and its unit, if it has one, exists today',
  },
});

export const MeAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf({
      subject: { type: 'string' },
      roles: { type: 'array', items: ROLE, description: 'those in force today' },
      grants: { type: 'array', items: MINE },
    }),
  );

export const GrantAnswers = (): MethodDecorator => ReadAnswers(withRevision(GRANT));
export const GrantListAnswers = (): MethodDecorator => ReadAnswers(pageSchema(GRANT), { table: true });
