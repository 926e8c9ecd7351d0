import type { Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import { expectedComplaintFigures, expectedComplaints, expectedHolidays } from './expected-complaints.js';
import { expectedCourseStanding } from './expected-learning.js';
import { expectedExplanation } from './explanations.js';
import { expectedList } from './expected-lists.js';
import { expectedOutcomes } from './expected-outcomes.js';
import { expectedPractising } from './expected-practising.js';
import {
  expectedReading,
  expectedSeries,
  expectedStanding,
  expectedUnits,
  NOT_FOUND,
  type Expectation,
} from './expected-readings.js';
import { expectedParticipation } from './expected-suggestions.js';
import { expectedPage, expectedResults, expectedSurveys } from './expected-surveys.js';
import { neverWas } from './units-asked.js';
import { expectedStaff, ofThing } from './expected-things.js';

const MEASURES = ['adoption', 'readiness', 'readiness@2', 'competency'] as const;

const ofProgramme = (log: Known, check: Check): Expectation => {
  const [, id = '', measure, more] = check.path.split('/');
  if (measure === 'results') return expectedResults(log, check, id);
  if (measure === 'participation') return expectedParticipation(log, check, id);
  if (measure === 'outcomes') return expectedOutcomes(log, check, id);
  const asked = MEASURES.find((one) => one === (check.query['formula'] ?? measure));
  if (!asked) return null;
  if (more === 'explanation') return expectedExplanation(log, check, id, asked);
  return more === 'series' ? expectedSeries(log, check, id, asked) : expectedReading(log, check, id, asked);
};

const expectedStandingOf = (log: Known, check: Check): Expectation => {
  const [collection, id = ''] = check.path.split('/');
  if (collection === 'courses') return expectedCourseStanding(log, check, id);
  return collection === 'practices' ? expectedPractising(log, check, id) : expectedStanding(log, check, id);
};

const LISTS: Readonly<Record<string, (log: Known, check: Check) => Expectation>> = {
  units: expectedUnits,
  staff: expectedStaff,
  complaints: expectedComplaints,
  surveys: expectedSurveys,
  'complaints/figures': expectedComplaintFigures,
  holidays: expectedHolidays,
  'responses/lookup': expectedPage,
};

const ofProgrammeOrText = (log: Known, check: Check): Expectation =>
  check.path.endsWith('/standing') ? expectedStandingOf(log, check) : ofProgramme(log, check);

/** By how many parts a path has: a list, one thing, or what is read of one. */
const OF_PARTS: Readonly<Record<number, (log: Known, check: Check) => Expectation>> = {
  1: expectedList,
  2: ofThing,
  3: ofProgrammeOrText,
  4: ofProgramme,
};

/** What the server must answer to a check, given everything recorded so far. */
export const expectedOf = (log: Known, check: Check): Expectation => {
  const parts = check.path.split('/');
  const { unit, knownOn: knownDay = check.today ?? '' } = check.query;
  if (unit !== undefined && neverWas(log, unit, knownDay)) return NOT_FOUND;
  const whole = LISTS[check.path];
  return whole ? whole(log, check) : (OF_PARTS[parts.length]?.(log, check) ?? null);
};
