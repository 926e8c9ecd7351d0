import { TAKEN_BACK } from '../platform/document/history.js';
import { DATE, ID, POST, TEXT } from '../platform/document/schemas.js';
import { EMPLOYMENT_KINDS } from '../kernel/organisation/position.js';
import {
  objectOf,
  pageSchema,
  ReadAnswers,
  type Schema,
  titled,
  withRevision,
} from '../platform/document/read-answers.js';

/** Parts that an import did not tell are left out. */
const POSITION: Schema = {
  ...titled('Position', objectOf(POST, ['title', 'type', 'grade'])),
  nullable: true,
};

const STAFF = {
  id: ID,
  unit: { ...ID, nullable: true, description: 'where the person counts on `asOf`; null where nowhere' },
  employment: { type: 'string', enum: [...EMPLOYMENT_KINDS], nullable: true },
  position: POSITION,
  since: { ...DATE, nullable: true, description: 'since which day the person is there; null where nowhere' },
  name: { ...TEXT, nullable: true, description: 'where permitted; null for whoever was forgotten' },
} satisfies Record<string, Schema>;

const FACT = titled(
  'Assignment',
  objectOf({
    id: { ...ID, description: 'for what takes it back' },
    kind: { type: 'string', enum: ['enrolled', 'transferred', 'departed'], description: 'what it was' },
    on: DATE,
    recordedOn: DATE,
    unit: { ...ID, nullable: true, description: 'to which unit, as it was recorded; null for a departure' },
    position: POSITION,
    reason: { ...TEXT, nullable: true, description: 'why the person departed; null elsewhere' },
    ...TAKEN_BACK,
  }),
);

export const StaffAnswers = (): MethodDecorator =>
  ReadAnswers(withRevision(objectOf({ ...STAFF, history: { type: 'array', items: FACT } }, ['name'])));
export const StaffListAnswers = (): MethodDecorator =>
  ReadAnswers(pageSchema(titled('Staff', objectOf(STAFF, ['name']))), { table: true });
