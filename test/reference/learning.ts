import type { Asked, Share } from './components.js';
import { populationOf } from './components.js';
import { addDays, type Day } from './days.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';
import { lastBy } from './last.js';
import { fraction } from './fractions.js';
import { staffOf } from './people.js';
import { endOf, targets } from './programmes.js';

export type CourseStanding = 'trained' | 'lapsed' | 'failed' | 'outstanding';

type Result = FactOf<'resulted'>;
type Course = FactOf<'course'>;

const resultsByPerson = new WeakMap<Known, ReadonlyMap<string, readonly Result[]>>();

const grouped = (known: Known): ReadonlyMap<string, readonly Result[]> => {
  const table = new Map<string, Result[]>();
  for (const fact of factsOf(known, 'resulted')) {
    const key = `${fact.course} ${fact.staff}`;
    table.set(key, [...(table.get(key) ?? []), fact]);
  }
  return table;
};

export const resultsOf = (known: Known, course: Id, staff: Id): readonly Result[] => {
  const table = resultsByPerson.get(known) ?? grouped(known);
  resultsByPerson.set(known, table);
  return table.get(`${course} ${staff}`) ?? [];
};

export const coursesOf = (known: Known, programme: Id): readonly Course[] =>
  factsOf(known, 'course').filter((course) => course.programme === programme);

/** Defined, and not retired. */
export const isOffered = (known: Known, course: Course, day: Day): boolean => {
  const end = endOf(known, course.thing);
  return course.on <= day && !(end && end.on <= day);
};

export type Standing = { readonly standing: CourseStanding; readonly on: Day | null };

/** Of a person towards a course on a day, the first that fits, with the newest completion that makes it. */
export const standingTowards = (known: Known, course: Course, staff: Id, day: Day): Standing => {
  const results = resultsOf(known, course.thing, staff).filter(({ on }) => on <= day);
  const passed = lastBy(results.filter(({ result }) => result === 'passed'));
  const failed = lastBy(results.filter(({ result }) => result === 'failed'));
  if (passed) {
    const valid = course.windowDays === null || day < addDays(passed.on, course.windowDays);
    return { standing: valid ? 'trained' : 'lapsed', on: passed.on };
  }
  return failed ? { standing: 'failed', on: failed.on } : { standing: 'outstanding', on: null };
};

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The hours of the 365 days that end on the day: of each course once, whatever its programme, and of every training. */
export const hoursOf = (known: Known, staff: Id, day: Day): number => {
  const counts = ({ on }: { readonly on: Day }): boolean => on <= day && addDays(day, -365) < on;
  const courses = factsOf(known, 'course').filter(({ thing }) =>
    resultsOf(known, thing, staff).some((fact) => fact.result === 'passed' && counts(fact)),
  );
  const trainings = factsOf(known, 'taught').filter((fact) => fact.staff === staff && counts(fact));
  return total([...courses, ...trainings].map(({ hours }) => hours));
};

/** Persons trained, over the courses offered that target the unit. */
export const trained = ({ known, programme, units, day }: Asked): Share => {
  const standings = coursesOf(known, programme)
    .filter((course) => isOffered(known, course, day))
    .flatMap((course) =>
      units
        .filter((unit) => targets(known, course, unit, day))
        .flatMap((unit) =>
          staffOf(known, unit, day).map((staff) => standingTowards(known, course, staff, day).standing),
        ),
    );
  const count = (wanted: CourseStanding): number => standings.filter((standing) => standing === wanted).length;
  return {
    numerator: fraction(count('trained')),
    denominator: fraction(standings.length),
    beside: { lapsed: count('lapsed'), failed: count('failed') },
  };
};

const WANTED_HOURS = 20;

export const developed = (asked: Asked): Share => {
  const { known, units, day } = asked;
  const people = units.flatMap((unit) => staffOf(known, unit, day));
  return {
    numerator: fraction(people.filter((staff) => hoursOf(known, staff, day) >= WANTED_HOURS).length),
    denominator: fraction(populationOf(asked)),
    beside: {},
  };
};
