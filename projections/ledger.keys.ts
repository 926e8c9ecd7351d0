import type { CompletionsRetracted, CourseCompleted } from '../src/competency/course.events.js';
import type { TrainingRecorded, TrainingRetracted } from '../src/competency/training.events.js';
import type { AnswersRetracted, DirectiveAnswered } from '../src/directives/directive.events.js';
import { dateOf, type Day } from '../src/kernel/words/calendar-date.js';
import type { CellSink } from '../src/kernel/views/projection.js';
import type { ObservationsRetracted, PracticeObserved } from '../src/practices/practice.events.js';
import type { AttendanceMoved, AttendanceRecorded, AttendanceRetracted } from '../src/socialisation/session.events.js';

export const keyOfPerson = (staff: string): string => `p:${staff}`;
export const keyOfAnswers = (directive: string, staff: string): string => `a:${directive}:${staff}`;
export const keyOfObservations = (practice: string, staff: string): string => `o:${practice}:${staff}`;
export const keyOfCompletions = (course: string, staff: string): string => `c:${course}:${staff}`;
export const keyOfHours = (staff: string): string => `h:${staff}`;
const keyOfJourney = (programme: string, staff: string): string => `j:${programme}:${staff}`;

/** The key of a document that hangs on a person, without the person's id. */
export const linkTo = (key: string, staff: string): string => key.slice(0, -staff.length - 1);
/** What a linked document is about: a directive, a practice, a course, a programme; nothing where it is about all of them. */
export const thingOf = (link: string): string => link.slice(2);
export const keyOfLink = (link: string, staff: string): string => `${link}:${staff}`;

/** The keys that a person's links stand for. */
export const linksOf = (personKey: string, links: readonly string[]): string[] => {
  const staff = personKey.slice('p:'.length);
  return links.map((link) => keyOfLink(link, staff));
};

/** Subjects of cells: what is counted. */
export const POPULATION = 'population';
export const standingOf = (directive: string): string => `standing:${directive}`;
export const practisedOf = (practice: string): string => `practised:${practice}`;
export const selfReportedOf = (practice: string): string => `self-reported:${practice}`;
/** Categories of self-reports: without a valid observation in force, or with one. */
export const ALONE = 'alone';
export const BESIDE = 'beside';
export type SelfReport = typeof ALONE | typeof BESIDE;
export const journeyOf = (programme: string): string => `journey:${programme}`;
/** Facts of people by where these are. */
export const HELD = 'held';
/** How many facts a correction of a career took elsewhere. */
export const movedBy = (correction: string): string => `moved:${correction}`;
/** Of a subject, what was told on the day of a correction after it (corrections.marks.ts). */
export const since = (correction: string, subject: string): string => `since:${correction}:${subject}`;

const TOLD_SINCE = /^(?:held$|standing:|practised:|self-reported:|completed:)/;
export const isToldSince = (subject: string): boolean => TOLD_SINCE.test(subject);
/** The key of the newest correction that is counted by what was held before it. */
export const MARK = 'm';

export const activityOf = (programme: string): string => `activity:${programme}`;

/** Categories: how a person stands towards the course. */
export const completedOf = (course: string): string => `completed:${course}`;
export const completionsOf = (programme: string): string => `completions:${programme}`;
/** Where nil reports of a programme are heard: how many, by the unit named. */
export const voicesOf = (programme: string): string => `voices:${programme}`;
export const reportsOf = (programme: string): string => `reports:${programme}`;
/** Persons with as many hours as everybody is to have in a year. */
export const DEVELOPED = 'developed';

/** Counts facts of persons by their day, so that the newest one of a subject is found at any pair of dates. */
export const activity = (cells: CellSink, subject: string, on: Day, n: number): void =>
  cells.add({ subject, category: dateOf(on), unit: '', on }, n);

type PersonsFact =
  | DirectiveAnswered
  | AnswersRetracted
  | AttendanceRecorded
  | AttendanceRetracted
  | AttendanceMoved
  | PracticeObserved
  | ObservationsRetracted;

type HoursFact = CourseCompleted | CompletionsRetracted | TrainingRecorded | TrainingRetracted;

const staffIn = (event: PersonsFact | HoursFact): readonly string[] =>
  'taken' in event ? event.taken.map(({ staff }) => staff) : event.staff;

/** The keys of all documents that a fact about persons touches. */
export const personIn = (event: PersonsFact): string[] =>
  staffIn(event).flatMap((staff) => {
    const keys = [keyOfPerson(staff), keyOfJourney(event.programme, staff)];
    if ('directive' in event) keys.push(keyOfAnswers(event.directive, staff));
    if ('practice' in event) keys.push(keyOfObservations(event.practice, staff));
    return keys;
  });

/** As `personIn`, of what earns hours and belongs to no journey. */
export const learnerIn = (event: HoursFact): string[] =>
  staffIn(event).flatMap((staff) => {
    const keys = [keyOfPerson(staff), keyOfHours(staff)];
    if ('course' in event) keys.push(keyOfCompletions(event.course, staff));
    return keys;
  });
