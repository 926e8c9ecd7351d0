import { chartAt } from '../chart.js';
import { voidedBy, type Id } from '../facts.js';
import { isCalledOff, surveyOf, type Survey } from '../surveys.js';
import { adding, covered, planned } from './checks.js';
import { ids, text, textOr, textOrNull } from './fields.js';
import { sameSet } from './programme-rules.js';
import { alreadyOf, amendment } from './thing-corrections.js';
import { fault, RANK, when, type Assessment, type Case, type Fault, type Rule } from './verdict.js';

export const INVALID: Assessment = { faults: [fault('invalid-input', RANK.void)], record: () => [] };

/** A pulse names what its programme covers, a satisfaction survey any unit that exists today. */
const unitFaults = (asked: Case, programme: Id | null, units: readonly Id[]): readonly Fault[] => {
  if (programme !== null) return covered(asked, programme, units);
  const chart = chartAt(asked.known, asked.today);
  return when(!units.every((unit) => chart.alive.has(unit)), 'unit-ended', RANK.units);
};

const statementsIn = (body: Case['body'], otherwise: number): number =>
  Array.isArray(body['statements']) ? body['statements'].length : otherwise;

const write: Rule = (asked) => {
  const { known, body, today } = asked;
  const [opensOn, closesOn] = [text(body, 'opensOn'), text(body, 'closesOn')];
  if (closesOn < today) return INVALID;
  const programme = textOrNull(body, 'programme');
  const units = ids(body, 'units');
  return {
    faults: [
      ...(programme === null ? [] : adding(known, programme)),
      ...planned(opensOn, today),
      ...planned(closesOn, today),
      ...unitFaults(asked, programme, units),
    ],
    record: (survey) => [
      {
        type: 'surveyed',
        survey,
        kind: text(body, 'kind'),
        of: programme,
        units,
        opensOn,
        closesOn,
        statements: statementsIn(body, 9),
        weights: textOr(body, 'weights', 'ninth'),
      },
    ],
  };
};

export const about =
  (rule: (asked: Case, survey: Survey) => Assessment): Rule =>
  (asked) => {
    const { known, log, id, today } = asked;
    const survey = surveyOf(known, id);
    if (!survey) return { faults: [], unclear: 'not a survey', record: () => [] };
    const assessment = rule(asked, survey);
    const isVoid = survey.of !== null && voidedBy(log, today).has(survey.of);
    return { ...assessment, faults: [...when(isVoid, 'void', RANK.void), ...assessment.faults] };
  };

/** Once it has closed nothing is done to it, before whether it is already so; of a cancelled one it is always that. */
export const overFaults = ({ known, today }: Case, { survey, closesOn }: Survey): readonly Fault[] => {
  if (isCalledOff(known, survey)) return [fault('survey-cancelled', RANK.programme)];
  return when(today > closesOn, 'survey-closed', RANK.programme);
};

const rightIn = (body: Case['body'], told: Survey): Survey => ({
  ...told,
  units: body['units'] === undefined ? told.units : ids(body, 'units'),
  opensOn: textOr(body, 'opensOn', told.opensOn),
  closesOn: textOr(body, 'closesOn', told.closesOn),
  statements: statementsIn(body, told.statements),
  weights: textOr(body, 'weights', told.weights),
});

const isAlike = (one: Survey, other: Survey): boolean =>
  sameSet(one.units, other.units) &&
  one.opensOn === other.opensOn &&
  one.closesOn === other.closesOn &&
  one.statements === other.statements &&
  one.weights === other.weights;

/** Statements are texts: whether they say something new is not foreseen. */
const TEXTS = ['title', 'statements'];

const amendFaults = (asked: Case, told: Survey, right: Survey): readonly Fault[] => [
  ...when(asked.today >= told.opensOn, 'survey-closed', RANK.state),
  ...(right.opensOn === told.opensOn ? [] : planned(right.opensOn, asked.today)),
  ...(right.closesOn === told.closesOn ? [] : planned(right.closesOn, asked.today)),
  ...(sameSet(right.units, told.units) ? [] : unitFaults(asked, told.of, right.units)),
];

/** From its first day on the title only. */
const amend = about((asked, told) => {
  const { known, body, today } = asked;
  const right = rightIn(body, told);
  const isOdd = isCalledOff(known, told.survey) || (body['statements'] !== undefined && today >= told.opensOn);
  if (isOdd) return { faults: [], unclear: 'nothing says what is amended of it', record: () => [] };
  const isPair = right.opensOn <= right.closesOn && (body['closesOn'] === undefined || right.closesOn >= today);
  if (!isPair) return { faults: [], unclear: 'days that cannot be', record: () => [] };
  const isSo = isAlike(told, right);
  const { units, opensOn, closesOn, statements, weights } = right;
  return {
    faults: isSo ? [] : amendFaults(asked, told, right),
    already: alreadyOf(body, TEXTS, isSo),
    record: () => [amendment(told, { units, opensOn, closesOn, statements, weights })],
  };
});

const extend = about((asked, told) => {
  const closesOn = text(asked.body, 'closesOn');
  return {
    faults: [
      ...overFaults(asked, told),
      ...when(closesOn < told.closesOn, 'not-later', RANK.state, RANK.dates),
      ...planned(closesOn, asked.today),
    ],
    already: closesOn === told.closesOn ? 'yes' : 'no',
    record: () => [amendment(told, { closesOn })],
  };
});

/** Closes today. */
const close = about((asked, told) => ({
  faults: [...overFaults(asked, told), ...when(asked.today < told.opensOn, 'survey-not-open', RANK.state)],
  already: told.closesOn === asked.today && asked.today >= told.opensOn ? 'yes' : 'no',
  record: () => [amendment(told, { closesOn: asked.today })],
}));

const cancel = about((asked, told) => {
  const { known, today } = asked;
  const off = isCalledOff(known, told.survey);
  const isOver = today > told.closesOn;
  return {
    faults: isOver ? overFaults(asked, told) : [],
    already: off ? 'yes' : 'no',
    record: () => [{ type: 'unsurveyed', survey: told.survey }],
  };
});

export const surveyRules: Readonly<Record<string, Rule>> = {
  surveys: write,
  'surveys/amend': amend,
  'surveys/extend': extend,
  'surveys/close': close,
  'surveys/cancel': cancel,
};
