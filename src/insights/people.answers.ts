import { objectOf, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { LEARNING } from './course-standing.js';
import { PRACTISING } from './practice-standing.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';
import { byUnit, NAME, NAMED_UNIT } from './schemas.js';

const STANDING = titled(
  'Standing',
  objectOf({
    population: COUNT,
    acknowledged: COUNT,
    outstanding: COUNT,
    superseded: COUNT,
    declined: COUNT,
    'exception-requested': COUNT,
    exempted: COUNT,
    overdue: COUNT,
  }),
);

const PERSON = titled(
  'PersonStanding',
  objectOf({
    staff: ID,
    name: NAME,
    standing: TEXT,
    on: {
      ...DATE,
      nullable: true,
      description: 'since which answer, observation or completion; null where there is none',
    },
  }),
);

export const StandingAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf(
      {
        directive: ID,
        version: { type: 'integer', minimum: 1, nullable: true, description: 'which is current; null where none is' },
        asOf: DATE,
        knownOn: DATE,
        total: STANDING,
        units: byUnit(STANDING),
        people: { type: 'array', items: PERSON },
      },
      ['people'],
    ),
    { table: true },
  );

const PRACTISING_COUNTS = titled(
  'PracticeStanding',
  objectOf({ population: COUNT, practising: COUNT, selfReported: COUNT, none: COUNT }),
);

export const PracticeStandingAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf(
      {
        practice: ID,
        asOf: DATE,
        knownOn: DATE,
        total: PRACTISING_COUNTS,
        units: byUnit(PRACTISING_COUNTS),
        people: {
          type: 'array',
          items: PERSON,
          description: `where the caller may name them; standing: ${PRACTISING.join(', ')}`,
        },
      },
      ['people'],
    ),
    { table: true },
  );

const LEARNING_COUNTS = titled(
  'CourseStanding',
  objectOf({ population: COUNT, trained: COUNT, lapsed: COUNT, failed: COUNT, outstanding: COUNT }),
);

export const CourseStandingAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf(
      {
        course: ID,
        asOf: DATE,
        knownOn: DATE,
        total: LEARNING_COUNTS,
        units: byUnit(LEARNING_COUNTS),
        people: {
          type: 'array',
          items: PERSON,
          description: `where the caller may name them; standing: ${LEARNING.join(', ')}`,
        },
      },
      ['people'],
    ),
    { table: true },
  );

const ATTENDANCE = {
  invited: { ...COUNT, description: 'how many people were invited' },
  attended: { ...COUNT, description: 'how many people attended' },
};

const ATTENDEE = objectOf({
  staff: ID,
  name: NAME,
  invited: { type: 'boolean', description: 'whether the person was invited' },
  attended: { type: 'boolean', description: 'whether the person attended' },
});

export const AttendanceAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf(
      {
        asOf: DATE,
        knownOn: DATE,
        ...ATTENDANCE,
        guests: COUNT,
        units: {
          type: 'array',
          items: objectOf({ unit: { ...NAMED_UNIT, description: 'which unit' }, ...ATTENDANCE }),
          description: 'each unit of which anyone was invited or attended, depth first',
        },
        people: { type: 'array', items: ATTENDEE },
      },
      ['people'],
    ),
    { table: true },
  );
