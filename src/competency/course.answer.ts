import { objectOf } from '../platform/document/read-answers.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import type { Register } from '../registers/register.js';
import { END, FREE_TEXT, oneOf, RETARGETED, UNITS } from '../registers/schemas.js';
import { COURSE_STATUSES, type CourseAt, courseKind } from './course.register.js';

export const COURSE = objectOf(
  {
    id: ID,
    programme: ID,
    title: TEXT,
    hours: { ...COUNT, description: 'its lesson hours (jam pelajaran)' },
    on: { ...DATE, description: 'its first day' },
    windowDays: { ...COUNT, description: 'how many days a completion is valid; without it, for good' },
    units: { ...UNITS, description: 'ids of the units targeted on `asOf`, each with all below it' },
    retargeted: RETARGETED,
    status: oneOf(COURSE_STATUSES),
    retiredOn: END,
    retirementReason: FREE_TEXT,
  },
  ['windowDays', 'retiredOn', 'retirementReason'],
);

export const COURSES: Register<CourseAt> = {
  ...courseKind,
  name: 'courses',
  day: ({ on }) => on,
  units: ({ units }) => units,
  columns: columnsOf(COURSE),
};

export const courseShown = (course: CourseAt): object => course;
