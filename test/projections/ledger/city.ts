import { addDays, type CalendarDate, FIRST_DAY } from '../../../src/kernel/words/calendar-date.js';
import {
  asId,
  type CourseId,
  type DirectiveId,
  type PracticeId,
  type ProgrammeId,
  type SessionId,
  type StaffId,
  type UnitId,
} from '../../../src/kernel/words/ids.js';

/** A small city: enough people, units and things for facts to meet. */
export const PEOPLE = ['ana', 'bo', 'citra'].map((name) => asId<StaffId>(name));
export const ROOT = asId<UnitId>('city');
export const UNITS = ['city', 'school', 'clinic', 'market'].map((name) => asId<UnitId>(name));

const PERMITS = asId<ProgrammeId>('permits');
const HEALTH = asId<ProgrammeId>('health');
export const PROGRAMMES = [PERMITS, HEALTH];

type Thing<T> = { readonly id: T; readonly programme: ProgrammeId };

export const DIRECTIVES: readonly Thing<DirectiveId>[] = [
  { id: asId('flow'), programme: PERMITS },
  { id: asId('hygiene'), programme: HEALTH },
];

export const PRACTICES: readonly (Thing<PracticeId> & { readonly windowDays?: number })[] = [
  { id: asId('online'), programme: PERMITS, windowDays: 7 },
  { id: asId('tracked'), programme: PERMITS, windowDays: 3 },
  { id: asId('published'), programme: HEALTH },
  { id: asId('washed'), programme: HEALTH, windowDays: 1 },
];

type CourseTold = Thing<CourseId> & { readonly hours: number; readonly windowDays?: number };

export const COURSES: readonly CourseTold[] = [
  { id: asId('drafting'), programme: PERMITS, hours: 12, windowDays: 5 },
  { id: asId('filing'), programme: PERMITS, hours: 8 },
  { id: asId('first-aid'), programme: HEALTH, hours: 20, windowDays: 2 },
];

/** The day of July 2026 with a number, before and after July as well. */
export const july = (n: number): CalendarDate => addDays(FIRST_DAY, 9_677 + n);

export const SESSIONS: readonly (Thing<SessionId> & { readonly on: CalendarDate })[] = [
  { id: asId('kick-off'), programme: PERMITS, on: july(3) },
  { id: asId('workshop'), programme: PERMITS, on: july(12) },
  { id: asId('forum'), programme: HEALTH, on: july(8) },
];

/** Every subject that the ledger counts in this city. */
export const SUBJECTS = [
  'population',
  'held',
  ...DIRECTIVES.map(({ id }) => `standing:${id}`),
  ...PRACTICES.flatMap(({ id }) => [`practised:${id}`, `self-reported:${id}`]),
  ...PROGRAMMES.flatMap((id) => [`journey:${id}`, `activity:${id}`, `completions:${id}`]),
  ...COURSES.map(({ id }) => `completed:${id}`),
  'developed',
];
