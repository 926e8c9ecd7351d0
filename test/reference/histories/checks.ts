import { addDays, later, type Day } from '../days.js';
import { factsOf, type Id, type Known } from '../facts.js';
import { everyId } from '../judge/checks.js';
import { complaintFigures, complaintList } from './complaint-checks.js';
import { maybeUnit, pairOf, type Check, type Draw } from './draw.js';
import { explanation } from './explanation-checks.js';
import type { Chance } from './random.js';

const idsOf = (log: Known): readonly (readonly [string, Id])[] => [
  ...factsOf(log, 'proposed').map(({ reform }) => ['reforms', reform] as const),
  ...factsOf(log, 'directed').map(({ thing }) => ['directives', thing] as const),
  ...factsOf(log, 'practice').map(({ thing }) => ['practices', thing] as const),
  ...factsOf(log, 'course').map(({ thing }) => ['courses', thing] as const),
  ...factsOf(log, 'suggested').map(({ suggestion }) => ['suggestions', suggestion] as const),
  ...factsOf(log, 'complained').map(({ complaint }) => ['complaints', complaint] as const),
  ...factsOf(log, 'surveyed').map(({ survey }) => ['surveys', survey] as const),
  ...factsOf(log, 'quiet').map(({ report }) => ['nil-reports', report] as const),
  ...factsOf(log, 'planned').map(({ session }) => ['sessions', session] as const),
  ...factsOf(log, 'raised').map(({ issue }) => ['resistance-issues', issue] as const),
  ...factsOf(log, 'founded').map(({ programme }) => ['programmes', programme] as const),
];

const FIRST = '2000-01-01';

const READ = [
  ['adoption', {}],
  ['readiness', {}],
  ['readiness', { formula: 'readiness@2' }],
  ['competency', {}],
] as const;

const reading = (draw: Draw): Check => {
  const { log, chance } = draw;
  const programme = chance.pick(factsOf(log, 'founded'))?.programme ?? '';
  const [measure, formula] = chance.pick(READ) ?? READ[0];
  const path = `programmes/${programme}/${measure}`;
  return { path, query: { ...pairOf(draw), ...maybeUnit(draw), ...formula } };
};

const series = (draw: Draw): Check => {
  const whole = reading(draw);
  const { asOf = '', knownOn = '', ...more } = whole.query;
  const step = draw.chance.pick(['day', 'week', 'month'] as const) ?? 'week';
  const span = { day: 6, week: 30, month: 100 }[step];
  return {
    path: `${whole.path}/series`,
    // No date lies before 2000, and a series of none is no series.
    query: { ...more, knownOn, from: later(FIRST, addDays(asOf, -span)), to: later(FIRST, asOf), step },
  };
};

const standing = (draw: Draw): Check => {
  const directive = draw.chance.pick(factsOf(draw.log, 'directed'))?.thing ?? '';
  return { path: `directives/${directive}/standing`, query: { ...pairOf(draw), ...maybeUnit(draw) } };
};

const practising = (draw: Draw): Check => {
  const practice = draw.chance.pick(factsOf(draw.log, 'practice'))?.thing;
  if (practice === undefined) return standing(draw);
  return { path: `practices/${practice}/standing`, query: { ...pairOf(draw), ...maybeUnit(draw) } };
};

const learning = (draw: Draw): Check => {
  const course = draw.chance.pick(factsOf(draw.log, 'course'))?.thing;
  if (course === undefined) return standing(draw);
  return { path: `courses/${course}/standing`, query: { ...pairOf(draw), ...maybeUnit(draw) } };
};

const list = (draw: Draw): Check => {
  const programme = draw.chance.pick(factsOf(draw.log, 'founded'))?.programme ?? '';
  const path = draw.chance.pick(['courses', 'nil-reports', 'suggestions']) ?? 'courses';
  const status = path === 'suggestions' && draw.chance.happens(0.3) ? { status: 'realised' } : {};
  return { path, query: { ...pairOf(draw), programme, ...status, limit: '200' } };
};

const complaints = (draw: Draw): Check => {
  if (factsOf(draw.log, 'complained').length === 0) return standing(draw);
  return draw.chance.happens(0.5) ? complaintList(draw) : complaintFigures(draw);
};

/** Of one that may be published: rather an old one. */
const results = (draw: Draw): Check => {
  const survey = draw.chance.pick(factsOf(draw.log, 'surveyed').slice(0, 6))?.survey;
  if (survey === undefined) return standing(draw);
  return { path: `surveys/${survey}/results`, query: maybeUnit(draw), today: draw.today };
};

/** What the page shows to whoever has a code, or had. */
const page = (draw: Draw): Check => {
  const open = factsOf(draw.log, 'surveyed').filter(({ closesOn }) => draw.today <= closesOn);
  const all = factsOf(draw.log, 'codes').filter((fact) => open.some(({ survey }) => survey === fact.survey));
  const given = draw.chance.pick(all);
  const code = draw.chance.pick(given?.codes ?? []);
  return code === undefined ? surveys(draw) : { path: 'responses/lookup', query: { code }, today: draw.today };
};

const surveys = (draw: Draw): Check => ({ path: 'surveys', query: { ...pairOf(draw), limit: '200' } });

const holidays = (draw: Draw): Check => ({ path: 'holidays', query: { ...pairOf(draw), limit: '200' } });

const ofProgramme =
  (asked: string) =>
  (draw: Draw): Check => {
    const programme = draw.chance.pick(factsOf(draw.log, 'founded'))?.programme ?? '';
    return { path: `programmes/${programme}/${asked}`, query: { ...pairOf(draw), ...maybeUnit(draw) } };
  };

const participation = ofProgramme('participation');
const anyOutcomes = ofProgramme('outcomes');

/** Rather what is known today, when more surveys have been published. */
const outcomes = (draw: Draw): Check => {
  const check = anyOutcomes(draw);
  const { today, chance } = draw;
  if (chance.happens(0.5)) return check;
  const asOf = addDays(today, chance.below(40) - 20);
  return { ...check, query: { ...check.query, asOf, knownOn: today } };
};

const one = (draw: Draw): Check => {
  const [collection, id] = draw.chance.pick(idsOf(draw.log)) ?? ['programmes', ''];
  return { path: `${collection}/${id}`, query: pairOf(draw) };
};

const NEW_THINGS: ReadonlySet<string> = new Set(['courses', 'suggestions', 'complaints', 'nil-reports']);

/** One with a history that is judged. */
const oneNew = (draw: Draw): Check => {
  const [collection, id] = draw.chance.pick(idsOf(draw.log).filter(([name]) => NEW_THINGS.has(name))) ?? [
    'courses',
    '',
  ];
  return { path: `${collection}/${id}`, query: pairOf(draw) };
};

const units = (draw: Draw): Check => ({ path: 'units', query: { ...pairOf(draw), limit: '200' } });

const staff = (draw: Draw): Check => {
  const { log, chance } = draw;
  const unit = chance.pick([...everyId(log)].filter((id) => id.startsWith('@unit'))) ?? '';
  const below: Readonly<Record<string, string>> = chance.happens(0.6) ? { subtree: 'true' } : {};
  return { path: 'staff', query: { ...pairOf(draw), unit, ...below, limit: '200' } };
};

const KINDS = [
  reading,
  reading,
  reading,
  reading,
  series,
  explanation,
  explanation,
  standing,
  standing,
  standing,
  practising,
  practising,
  learning,
  learning,
  list,
  list,
  participation,
  participation,
  outcomes,
  outcomes,
  outcomes,
  complaints,
  complaints,
  complaints,
  complaints,
  surveys,
  results,
  results,
  results,
  page,
  holidays,
  one,
  one,
  one,
  oneNew,
  oneNew,
  units,
  staff,
  staff,
];

export const checksOf = (log: Known, today: Day, chance: Chance, many: number): readonly Check[] =>
  Array.from({ length: many }, () => (chance.pick(KINDS) ?? reading)({ log, today, chance }));

/** Single facts show in few figures: what these are made of is asked for more often, mostly as of a day near the last. */
export const explanationsOf = (log: Known, today: Day, chance: Chance, many: number): readonly Check[] =>
  Array.from({ length: many }, () => {
    const { path, query } = explanation({ log, today, chance });
    return chance.happens(0.4)
      ? { path, query }
      : { path, query: { ...query, asOf: addDays(today, -chance.below(9)) } };
  });
