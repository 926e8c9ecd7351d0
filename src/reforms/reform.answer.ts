import { objectOf, titled } from '../platform/document/read-answers.js';
import { REFORM_KINDS } from './reform.events.js';
import { reformKind, REFORM_STATUSES, type ReformAt } from './reform.register.js';
import { COUNT, DATE, ID, POST, TEXT, UNIT } from '../platform/document/schemas.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import type { Register } from '../registers/register.js';
import type { Caller } from '../platform/callers/caller.js';
import { END, FREE_TEXT, listOf, oneOf, UNITS } from '../registers/schemas.js';
import { STAFF_READ } from '../staff/staff.permissions.js';

const CHANGE = titled(
  'UnitChange',
  objectOf(
    {
      change: oneOf(['establish', 'rename', 'move', 'merge', 'abolish']),
      unit: ID,
      code: TEXT,
      name: TEXT,
      kind: UNIT.kind,
      parent: { ...ID, nullable: true },
      into: ID,
    },
    ['code', 'name', 'kind', 'parent', 'into'],
  ),
);

const PROCEDURE = titled('Procedure', objectOf({ steps: COUNT, days: COUNT }));

const POSITION = titled('Post', objectOf(POST, ['title', 'type', 'grade']));

const POSTPONEMENT = titled(
  'Postponement',
  objectOf({ recordedOn: DATE, effectiveOn: DATE, reason: FREE_TEXT }, ['reason']),
);

const POSTS = {
  ...listOf(objectOf({ staff: ID, position: POSITION })),
  description: 'who gets which post: for whoever may read the staff of every unit',
};

export const REFORM = objectOf(
  {
    id: ID,
    programme: ID,
    kind: { ...oneOf(REFORM_KINDS), description: 'which kind of reform' },
    title: TEXT,
    reason: FREE_TEXT,
    units: UNITS,
    effectiveOn: { ...DATE, description: 'the day on which it takes effect, as known on `knownOn`' },
    status: oneOf(REFORM_STATUSES),
    postponements: listOf(POSTPONEMENT),
    number: TEXT,
    signedOn: DATE,
    completedOn: DATE,
    evidence: FREE_TEXT,
    cancelledOn: END,
    cancelReason: FREE_TEXT,
    changes: listOf(CHANGE),
    before: PROCEDURE,
    after: PROCEDURE,
    posts: POSTS,
  },
  [
    'reason',
    'number',
    'signedOn',
    'completedOn',
    'evidence',
    'cancelledOn',
    'cancelReason',
    'changes',
    'before',
    'after',
    'posts',
  ],
);

/** What a reform is about; who gets a post only where that is permitted. */
const aboutOf = ({ subject }: ReformAt, withPosts: boolean): object =>
  subject.kind === 'equalisation' && !withPosts ? { kind: subject.kind } : subject;

/** A reform as it is answered. */
const reformShown = (reform: ReformAt, withPosts: boolean): object => {
  const { subject: _, decreedOn, ...written } = reform;
  const signed = decreedOn === undefined ? {} : { signedOn: decreedOn };
  return { ...written, ...aboutOf(reform, withPosts), ...signed };
};

export const REFORMS: Register<ReformAt> = {
  ...reformKind,
  name: 'reforms',
  day: ({ effectiveOn }) => effectiveOn,
  units: ({ units }) => units,
  columns: columnsOf(REFORM),
};

/** Who gets a post is for whoever may read the staff of every unit. */
export const reformsShownTo =
  (caller: Caller) =>
  (reform: ReformAt): object =>
    reformShown(reform, caller.reach(STAFF_READ) === 'everywhere');
