import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyOfCompletions, keyOfHours } from '../../../projections/ledger.keys.js';
import { hoursAt } from '../../../src/insights/competency-people.js';
import { personLearning } from '../../../src/insights/course-standing.js';
import { Learned } from './brute-learning.js';
import { COURSES, PEOPLE } from './city.js';
import { foldInto, type OpenedStore, openStore } from './folding.js';
import { historyOf } from './histories.js';
import { cuts, pairs, throws } from './throws.js';

const COURSES_OF_PEOPLE = COURSES.flatMap(({ id: course }) => PEOPLE.map((staff) => ({ course, staff })));

describe('what each person learned, whatever the history', () => {
  let store: OpenedStore;
  let runs = 0;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(() => store.close());

  it('says how each stands towards a course, since when, and with how many hours, as the facts do at any pair of dates', async () => {
    await fc.assert(
      fc.asyncProperty(throws, cuts, pairs, async (thrown, cut, asked) => {
        const { views } = store;
        const { log } = historyOf(thrown);
        const view = `learning.${(runs += 1)}`;
        await foldInto({ views, view }, log, cut);
        const courses = COURSES_OF_PEOPLE.map(({ course, staff }) => keyOfCompletions(course, staff));
        const docs = await views.load(view, [...courses, ...PEOPLE.map(keyOfHours)]);
        const said = asked.map((pair) => ({
          pair,
          standings: courses.map((key) => personLearning(docs.get(key), pair)),
          hours: PEOPLE.map((staff) => hoursAt(docs.get(keyOfHours(staff)), pair)),
        }));
        const told = asked.map((pair) => {
          const learned = new Learned(log, pair);
          return {
            pair,
            standings: COURSES_OF_PEOPLE.map(({ course, staff }) => {
              const [standing = 'outstanding', on = null] = learned.standing(staff, course) ?? [];
              return { standing, on };
            }),
            hours: PEOPLE.map((staff) => learned.hours(staff)),
          };
        });
        expect(said).toStrictEqual(told);
        await views.drop(view);
      }),
      { numRuns: 100 },
    );
  });
});
