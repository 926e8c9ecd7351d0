import { ID, DATE } from '../platform/document/schemas.js';
import { withHistory } from '../platform/document/history.js';
import { ROLES } from '../kernel/organisation/role.js';
import { objectOf, pageSchema, ReadAnswers, type Schema, titled } from '../platform/document/read-answers.js';

const ROLE: Schema = { type: 'string', enum: [...ROLES] };

const FIELDS = {
  id: ID,
  subject: { type: 'string', description: 'to whom: the `sub` of their token' },
  role: ROLE,
  unit: { ...ID, nullable: true, description: 'the unit and all below; null where the role is for all units' },
  from: DATE,
  until: { ...DATE, nullable: true, description: 'its last day; null where it has none' },
  revokedOn: { ...DATE, nullable: true },
} satisfies Record<string, Schema>;

const GRANT = titled('Grant', objectOf(FIELDS));

const MINE = titled(
  'MyGrant',
  objectOf({
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
  }),
);

export const MeAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf({
      subject: { type: 'string', description: 'whom the token names (`sub`)' },
      address: {
        type: 'boolean',
        description:
          'whether reminders are sent to an address that the caller told, whatever the dates; which one is shown nowhere',
      },
      roles: { type: 'array', items: ROLE, description: 'those in force today' },
      grants: { type: 'array', items: MINE },
    }),
  );

export const GrantAnswers = (): MethodDecorator => ReadAnswers(withHistory(GRANT));
export const GrantListAnswers = (): MethodDecorator => ReadAnswers(pageSchema(GRANT), { table: true });
