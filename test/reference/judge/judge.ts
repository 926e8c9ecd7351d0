import type { Day } from '../days.js';
import { factsOf, knownOn, voidedBy, type Id, type Known } from '../facts.js';
import { answerRules } from './answer-rules.js';
import { everyId } from './checks.js';
import { text } from './fields.js';
import { issueRules } from './issue-rules.js';
import { programmeRules } from './programme-rules.js';
import { reformRules } from './reform-rules.js';
import { REFORMS } from './reform-shapes.js';
import { SHAPES } from './route-shapes.js';
import { sessionRules } from './session-rules.js';
import { fitsShape, idsIn, isId, shape } from './shapes.js';
import { staffRules } from './staff-rules.js';
import { nilRules } from './nil-rules.js';
import { trainingRules } from './training-rules.js';
import { suggestionCorrections } from './suggestion-corrections.js';
import { suggestionRules } from './suggestion-rules.js';
import { SURVEY_SHAPES } from './survey-shapes.js';
import { responseRules } from './response-rules.js';
import { surveyRules } from './survey-rules.js';
import { thingRules } from './thing-rules.js';
import { unitRules } from './unit-rules.js';
import { careerCorrections } from './career-corrections.js';
import { isFactName } from './history-rows.js';
import { chartCorrections } from './chart-corrections.js';
import { reformCorrections } from './reform-corrections.js';
import { meetingCorrections } from './meeting-corrections.js';
import { thingCorrections } from './thing-corrections.js';
import { CAPABILITY_SHAPES } from './capability-shapes.js';
import { complaintCorrections } from './complaint-corrections.js';
import { complaintRules } from './complaint-rules.js';
import { afterErasure, erasureRules, isErased } from './erasure-rules.js';
import { holidayRules } from './holiday-rules.js';
import { importRules } from './import-rules.js';
import { CORRECTION_SHAPES } from './correction-shapes.js';
import { decide, type Body, type Rule, type Verdict } from './verdict.js';

/** A write of the reform office: a path below `/v1/` with local names for ids. */
export type Wish = { readonly path: string; readonly body: Body };

const RULES: Readonly<Record<string, Rule>> = {
  ...unitRules,
  ...staffRules,
  ...programmeRules,
  ...reformRules,
  ...thingRules,
  ...answerRules,
  ...sessionRules,
  ...issueRules,
  ...trainingRules,
  ...nilRules,
  ...suggestionRules,
  ...complaintRules,
  ...surveyRules,
  ...responseRules,
  ...holidayRules,
  ...erasureRules,
  ...importRules,
  ...thingCorrections,
  ...meetingCorrections,
  ...suggestionCorrections,
  ...complaintCorrections,
  ...reformCorrections,
  ...chartCorrections,
  ...careerCorrections,
};

const refused = (code: string): Verdict => ({
  accepting: 'no',
  refusals: new Set([code]),
  unclear: null,
  record: () => [],
  existing: null,
});

/** Days of which only one is told may be a pair that cannot be with the other, which is told first. */
const refusalsOfVoid = ({ name }: Route): ReadonlySet<string> => {
  if (name === 'directives/amend') return new Set(['void', 'invalid-input']);
  // What it is to lead to may be of another programme, which is not found first.
  return new Set(name === 'suggestions/adopt' ? ['void', 'not-found'] : ['void']);
};

/** Of what is void already, that it is. */
const SO_ALREADY: Verdict = {
  accepting: 'already',
  refusals: new Set(),
  unclear: null,
  record: () => [],
  existing: null,
};

export type Route = { readonly name: string; readonly id: Id };

export const routeOf = (path: string): Route => {
  const [collection = '', id = '', ...actions] = path.split('/');
  const action = actions.join('/');
  if (collection === 'imports' && action === '') return { name: path, id: '' };
  return { name: action === '' ? collection : `${collection}/${action}`, id };
};

const CREATES = [
  'units',
  'staff',
  'programmes',
  'programmes/reforms',
  'programmes/directives',
  'programmes/sessions',
  'programmes/practices',
  'programmes/resistance-issues',
  'programmes/courses',
  'programmes/nil-reports',
  'programmes/suggestions',
  'complaints',
  'surveys',
  'holidays',
  'trainings',
];

export const creates = (path: string): boolean => CREATES.includes(routeOf(path).name);

const ALL_SHAPES = { ...SHAPES, ...CAPABILITY_SHAPES, ...SURVEY_SHAPES, ...CORRECTION_SHAPES };

const fits = (name: string, body: Body): boolean => {
  const wanted = name === 'programmes/reforms' ? REFORMS[text(body, 'kind')] : ALL_SHAPES[name];
  return fitsShape(body, wanted ?? shape({}, () => false));
};

/** `on` defaults to today, so an exemption must not run out before today either when it names no day. */
const runsOutEarly = ({ name }: Route, body: Body, today: Day): boolean =>
  name === 'directives/exemptions' &&
  body['on'] === undefined &&
  typeof body['until'] === 'string' &&
  body['until'] < today;

const isShaped = (route: Route, { body }: Wish, today: Day): boolean =>
  fits(route.name, body) && (route.id === '' || isId(route.id)) && !runsOutEarly(route, body, today);

/** Every id named, but for that of a void thing: what is void is there, and takes nothing. */
const namedBy = (route: Route, { body }: Wish, isVoid: boolean): readonly Id[] => [
  ...(route.id === '' || isVoid ? [] : [route.id]),
  ...idsIn(body).filter((id) => !isFactName(id)),
];

const ofVoid = (route: Route): Verdict =>
  route.name.endsWith('/void') ? SO_ALREADY : { ...refused('void'), refusals: refusalsOfVoid(route) };

/** A holiday that was revoked is there still, to be revoked once more. */
const everTold = (log: Known): readonly Id[] => factsOf(log, 'holiday').map(({ holiday }) => holiday);

/** What a careful server answers to the wish on that day: 400 first, then 404, then the rules (api.md, 1). */
export const judge = (log: Known, today: Day, wish: Wish): Verdict => {
  const route = routeOf(wish.path);
  const rule = RULES[route.name];
  if (!rule || !isShaped(route, wish, today)) return refused('invalid-input');
  const known = knownOn(log, today);
  const there = new Set([...everyId(known), ...everTold(log)]);
  const isVoid = voidedBy(log, today).has(route.id);
  if (namedBy(route, wish, isVoid).some((id) => !there.has(id))) return refused('not-found');
  const erases = route.name.endsWith('/erase');
  if (isVoid && !erases) return ofVoid(route);
  const verdict = decide(rule({ log, known, today, id: route.id, body: wish.body }));
  return afterErasure(verdict, !erases && isErased(log, route.id));
};
