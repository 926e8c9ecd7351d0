import { chartAt, coveredBy, readThrough } from '../chart.js';
import { factsOf, type Id, type Known } from '../facts.js';
import { staffOf } from '../people.js';
import { codesIn, codesOf } from '../survey-codes.js';
import { batchesOf, surveyOf, takenIn, type Survey } from '../surveys.js';
import { numberOrNull, text } from './fields.js';
import { about, INVALID, overFaults } from './survey-rules.js';
import { fault, RANK, when, type Assessment, type Case, type Fault, type Rule } from './verdict.js';

const responsesOf = (body: Case['body']): readonly (readonly number[])[] =>
  Array.isArray(body['responses'])
    ? body['responses'].map((row: unknown) => (Array.isArray(row) ? row.map(Number) : []))
    : [];

const fits = ({ kind, statements }: Survey, row: readonly number[]): boolean =>
  row.length === statements && row.every((answer) => answer >= 1 && answer <= (kind === 'pulse' ? 5 : 4));

const tooMany = ({ known, today }: Case, survey: Survey, unit: Id, many: number): readonly Fault[] => {
  const room = staffOf(known, unit, today).length - takenIn(known, survey.survey, { unit, day: today });
  return when(survey.kind === 'pulse' && many > room, 'too-many-responses', RANK.state, RANK.chart);
};

const uncovered = ({ known, today }: Case, survey: Survey, unit: Id): readonly Fault[] =>
  when(!coveredBy(chartAt(known, today), survey.units, unit), 'unit-outside-programme', RANK.units);

/** What the server names is called by its survey and how many went before. */
const nameIn = (known: Known, type: 'papers' | 'codes', { survey }: Survey): Id =>
  `@${type}:${survey.slice(1)}:${factsOf(known, type).filter((fact) => fact.survey === survey).length}`;

/** Paper forms typed in. */
const type = about((asked, survey) => {
  const { known, body, today } = asked;
  const unit = text(body, 'unit');
  const responses = responsesOf(body);
  if (!responses.every((row) => fits(survey, row))) return INVALID;
  return {
    faults: [
      ...overFaults(asked, survey),
      ...when(today < survey.opensOn, 'survey-not-open', RANK.state),
      ...uncovered(asked, survey, unit),
      ...tooMany(asked, survey, unit, responses.length),
    ],
    record: () => [{ type: 'papers', survey: survey.survey, batch: nameIn(known, 'papers', survey), unit, responses }],
  };
});

const takeBack = about((asked, survey) => {
  const { known, body } = asked;
  const batch = text(body, 'batch');
  const told = factsOf(known, 'papers').find((fact) => fact.batch === batch);
  if (told?.survey !== survey.survey) return { faults: [fault('not-found', RANK.void)], record: () => [] };
  const stands = batchesOf(known, survey.survey).some((fact) => fact.batch === batch);
  return {
    faults: overFaults(asked, survey),
    already: stands ? 'no' : 'yes',
    record: () => [{ type: 'unpapers', batch }],
  };
});

/** From the writing of the survey through its last day. */
const giveCodes = about((asked, survey) => {
  const unit = text(asked.body, 'unit');
  const count = numberOrNull(asked.body, 'count') ?? 0;
  return {
    faults: [...overFaults(asked, survey), ...uncovered(asked, survey, unit), ...tooMany(asked, survey, unit, count)],
    record: () => {
      const name = nameIn(asked.known, 'codes', survey);
      const codes = Array.from({ length: count }, (_, at) => `${name}:${at}`);
      return [{ type: 'codes', survey: survey.survey, unit, codes }];
    },
  };
});

const voidCodes = about((asked, survey) => {
  const { known, today, body } = asked;
  const unit = text(body, 'unit');
  const chart = chartAt(known, today);
  const unused = codesOf(known, survey.survey).filter(({ answers }) => answers === undefined);
  const own = unused.filter((code) => code.unit === unit);
  const isMerged = unused.some((code) => code.unit !== unit && readThrough(chart, code.unit) === unit);
  return {
    faults: overFaults(asked, survey),
    already: own.length > 0 ? 'no' : 'yes',
    ...(isMerged ? { unclear: 'nothing says whether codes of a merged unit are those of the receiving one' } : {}),
    record: () => [{ type: 'uncodes', survey: survey.survey, unit }],
  };
});

const UNKNOWN_CODE: Assessment = { faults: [fault('code-unknown', RANK.void)], record: () => [] };

const answersIn = ({ answers }: Case['body']): readonly number[] => (Array.isArray(answers) ? answers.map(Number) : []);

/** By phone, with nothing but a code: it is judged by its survey, and then whether it was used. */
const phone: Rule = (asked) => {
  const { known, body, today } = asked;
  const code = codesIn(known).find((one) => one.code === text(body, 'code'));
  const survey = code && surveyOf(known, code.survey);
  if (!survey) return UNKNOWN_CODE;
  const answers = answersIn(body);
  if (!fits(survey, answers)) return INVALID;
  return {
    faults: [
      ...overFaults(asked, survey),
      ...when(today < survey.opensOn, 'survey-not-open', RANK.state),
      ...when(code.answers !== undefined, 'code-used', RANK.chart),
    ],
    record: () => [{ type: 'phoned', survey: survey.survey, code: code.code, answers }],
  };
};

export const responseRules: Readonly<Record<string, Rule>> = {
  'surveys/responses': type,
  'surveys/retractions': takeBack,
  'surveys/codes': giveCodes,
  'surveys/codes/void': voidCodes,
  responses: phone,
};
