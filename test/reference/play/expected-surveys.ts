import type { Day } from '../days.js';
import { factsOf, knownOn, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import type { Body } from '../judge/verdict.js';
import { publishedOf } from '../survey-results.js';
import { codesIn } from '../survey-codes.js';
import { countOf, familyOf, isCalledOff, manyOf, surveyOf, type Count, type Survey } from '../surveys.js';
import { listed, NOT_FOUND, unitCard, type Expectation } from './expected-readings.js';

/** Of `log` how many have answered as of now. */
type Asked = { readonly log: Known; readonly known: Known; readonly asOf: Day };

const LAST: Day = '9999-12-31';

const statusOf = ({ known, asOf }: Asked, { survey, opensOn, closesOn }: Survey): string => {
  if (isCalledOff(known, survey)) return 'cancelled';
  if (asOf < opensOn) return 'planned';
  return asOf <= closesOn ? 'open' : 'closed';
};

const cardOf = (asked: Asked, survey: Survey): Body => ({
  id: survey.survey,
  kind: survey.kind,
  ...(survey.of === null ? {} : { programme: survey.of }),
  units: { unordered: survey.units },
  opensOn: survey.opensOn,
  closesOn: survey.closesOn,
  status: statusOf(asked, survey),
  responses: manyOf(knownOn(asked.log, LAST), survey.survey),
});

export const expectedSurvey = ({ log, known, id, asOf }: Asked & { readonly id: Id }): Expectation => {
  const survey = surveyOf(known, id);
  return survey ? { status: 200, body: cardOf({ log, known, asOf }, survey) } : NOT_FOUND;
};

export const expectedSurveys = (log: Known, { query }: Check): Expectation => {
  const { asOf = '', knownOn: knownDay = '' } = query;
  const known = knownOn(log, knownDay);
  const items = factsOf(known, 'surveyed').map((survey) => cardOf({ log, known, asOf }, survey));
  return { status: 200, body: { items: { unordered: items } } };
};

const refused = (code: string): Expectation => ({ status: 409, body: { code } });

/** The figures of a unit and those below; one that is not covered reads as empty. */
const shownOf = (count: Count, under: Id | undefined): Expectation => {
  const { survey, closesOn } = count.survey;
  const { total, own, subtree } = publishedOf(count);
  const covered = under === undefined || count.units.includes(under);
  if (under !== undefined && !covered) return { status: 200, body: { survey, total: { responses: 0 }, units: [] } };
  const units = under === undefined ? count.units : familyOf(count, under);
  const rows = units.map((unit) => ({ unit: unitCard(count.chart, unit), own: own(unit), subtree: subtree(unit) }));
  return {
    status: 200,
    body: {
      survey,
      chartOn: closesOn,
      total: under === undefined ? total : subtree(under),
      units: listed(count.chart, units, rows),
    },
  };
};

/** From the day after its last day, and never other than then. */
export const expectedResults = (log: Known, { query, today = '' }: Check, id: Id): Expectation => {
  const known = knownOn(log, today);
  const survey = surveyOf(known, id);
  if (!survey) return NOT_FOUND;
  if (isCalledOff(known, id)) return refused('survey-cancelled');
  const count = today > survey.closesOn ? countOf(log, survey) : undefined;
  return count ? shownOf(count, query['unit']) : refused('survey-not-published');
};

/** What the page shows to whoever has a code; before and after the days of the survey nothing says what it shows. */
export const expectedPage = (log: Known, { query, today = '' }: Check): Expectation => {
  const known = knownOn(log, today);
  const code = codesIn(known).find((one) => one.code === query['code']);
  const survey = code && surveyOf(known, code.survey);
  if (!survey) return { status: 404, body: { code: 'code-unknown' } };
  if (isCalledOff(known, survey.survey)) return refused('survey-cancelled');
  const { kind, opensOn, closesOn } = survey;
  if (today < opensOn || today > closesOn) return null;
  const scale = { lowest: 1, highest: kind === 'pulse' ? 5 : 4 };
  return { status: 200, body: { kind, scale, opensOn, closesOn, used: code.answers !== undefined } };
};
