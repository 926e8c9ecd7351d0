import { UNIT_KINDS } from '../kernel/organisation/chart-change.js';
import { POSITION_TYPES } from '../kernel/organisation/position.js';
import { objectOf } from '../platform/document/read-answers.js';
import { REFORM_KINDS } from '../reforms/reform.events.js';
import { REFORM_STATUSES, type ReformAt } from '../../projections/registers/reform-at.js';
import { COUNT, DATE, END, FREE_TEXT, ID, listOf, oneOf, TEXT, UNITS } from './schemas.js';

const CHANGE = objectOf(
  {
    change: oneOf(['establish', 'rename', 'move', 'merge', 'abolish']),
    unit: ID,
    code: TEXT,
    name: TEXT,
    kind: oneOf(UNIT_KINDS),
    parent: { ...ID, nullable: true },
    into: ID,
  },
  ['code', 'name', 'kind', 'parent', 'into'],
);

const PROCEDURE = objectOf({ steps: COUNT, days: COUNT });

const POSITION = objectOf({ title: TEXT, type: oneOf(POSITION_TYPES), grade: TEXT }, ['title', 'type', 'grade']);

const POSTPONEMENT = objectOf({ recordedOn: DATE, effectiveOn: DATE, reason: FREE_TEXT }, ['reason']);

const POSTS = {
  ...listOf(objectOf({ staff: ID, position: POSITION })),
  description: 'for whoever may read the staff of every unit',
};

export const REFORM = objectOf(
  {
    id: ID,
    programme: ID,
    kind: oneOf(REFORM_KINDS),
    title: TEXT,
    reason: FREE_TEXT,
    units: UNITS,
    effectiveOn: { ...DATE, description: 'as known on knownOn' },
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
export const reformShown = (reform: ReformAt, withPosts: boolean): object => {
  const { subject: _, decreedOn, ...written } = reform;
  const signed = decreedOn === undefined ? {} : { signedOn: decreedOn };
  return { ...written, ...aboutOf(reform, withPosts), ...signed };
};
