import { factsOf, type FactOf, type Happening, type Id, type Known } from '../facts.js';
import { closingOf, endOf } from '../programmes.js';
import { isCalledOff } from '../surveys.js';
import { nilReportsOf } from '../quiet.js';
import { planned } from './checks.js';
import { numberOrNull, textOr, textOrNull } from './fields.js';
import { RANK, when, type Already, type Body, type Case, type Fault, type Rule } from './verdict.js';

export const nothing = (condition: boolean): readonly Fault[] => when(condition, 'nothing-to-undo', RANK.state);
const kept = (condition: boolean): readonly Fault[] => when(condition, 'facts-recorded', RANK.state);

export const amendment = (fact: { readonly seq: number }, right: Readonly<Record<string, unknown>>): Happening => ({
  type: 'amended',
  fact: fact.seq,
  right,
});

/** Takes one fact back, if it stands. */
export const takingBack =
  (find: (asked: Case) => { readonly seq: number } | undefined): Rule =>
  (asked) => {
    const fact = find(asked);
    return {
      faults: nothing(fact === undefined),
      record: () => (fact ? [{ type: 'retracted', facts: [fact.seq] }] : []),
    };
  };

export const voiding =
  (stands: (asked: Case) => boolean): Rule =>
  (asked) => ({ faults: kept(stands(asked)), record: () => [{ type: 'voided', thing: asked.id }] });

/** Texts are not in the model: whether they say something new is not foreseen. */
export const alreadyOf = (body: Body, texts: readonly string[], isSo: boolean): Already => {
  if (!isSo) return 'no';
  return texts.some((name) => body[name] !== undefined) ? 'maybe' : 'yes';
};

export const noted = (thing: Id): Happening => ({ type: 'noted', thing });

const amendProgramme: Rule = ({ known, id, body }) => {
  const founded = factsOf(known, 'founded').find(({ programme }) => programme === id);
  const code = textOrNull(body, 'code') ?? founded?.code ?? '';
  return {
    faults: [],
    already: alreadyOf(body, ['title', 'goal'], code === founded?.code),
    record: () => (founded ? [amendment(founded, { code })] : [noted(id)]),
  };
};

/** Nothing of the programme is left that is not void; what is void is not known. */
const isFull = ({ known, id }: Case): boolean =>
  [
    ...factsOf(known, 'proposed'),
    ...factsOf(known, 'directed'),
    ...factsOf(known, 'practice'),
    ...factsOf(known, 'course'),
    ...nilReportsOf(known, id),
    ...factsOf(known, 'suggested'),
    ...factsOf(known, 'surveyed').flatMap(({ survey, of }) => (isCalledOff(known, survey) ? [] : [{ programme: of }])),
    ...factsOf(known, 'planned'),
    ...factsOf(known, 'raised'),
  ].some(({ programme }) => programme === id);

type Versions = readonly FactOf<'version'>[];

const versionFacts = (known: Known, directive: Id): Versions =>
  factsOf(known, 'version').filter((fact) => fact.directive === directive);

const withdrawalOf = (known: Known, [first]: Versions): string | undefined =>
  first && endOf(known, first.directive)?.on;

/** Versions, and the withdrawal after them, stay in order. */
const outOfOrder = (known: Known, versions: Versions, at: number, issuedOn: string): readonly Fault[] => {
  const before = versions[at - 1]?.issuedOn ?? issuedOn;
  const after = versions[at + 1] ? versions[at + 1]?.issuedOn : withdrawalOf(known, versions);
  return when(issuedOn < before || (after !== undefined && issuedOn > after), 'before-issue', RANK.dates);
};

/** Only a day that is told otherwise is judged. */
const newDay = (told: string, known: string, today: string): readonly Fault[] =>
  told === known ? [] : planned(told, today);

type Placed = { readonly versions: Versions; readonly at: number; readonly version: FactOf<'version'> };

const daysFaults = ({ known, body, today }: Case, { versions, at, version }: Placed): readonly Fault[] => {
  const issuedOn = textOr(body, 'issuedOn', version.issuedOn);
  return [
    ...newDay(issuedOn, version.issuedOn, today),
    ...newDay(textOr(body, 'dueOn', version.dueOn), version.dueOn, today),
    ...(issuedOn === version.issuedOn ? [] : outOfOrder(known, versions, at, issuedOn)),
  ];
};

const amendDirective: Rule = (asked) => {
  const { known, id, body } = asked;
  const versions = versionFacts(known, id);
  const at = (numberOrNull(body, 'version') ?? versions.length) - 1;
  const version = versions[at];
  if (!version) return { faults: [], unclear: 'no such version', record: () => [] };
  const issuedOn = textOr(body, 'issuedOn', version.issuedOn);
  const dueOn = textOr(body, 'dueOn', version.dueOn);
  if (dueOn < issuedOn) return { faults: [], unclear: 'a pair of days that cannot be', record: () => [] };
  const isSo = issuedOn === version.issuedOn && dueOn === version.dueOn;
  return {
    faults: daysFaults(asked, { versions, at, version }),
    already: alreadyOf(body, ['title', 'reference'], isSo),
    record: () => [amendment(version, { issuedOn, dueOn })],
  };
};

const hasAnswers = ({ known, id }: Case): boolean => factsOf(known, 'answered').some((fact) => fact.directive === id);
const hasObservations = ({ known, id }: Case): boolean =>
  factsOf(known, 'observed').some((fact) => fact.practice === id);

const hasResults = ({ known, id }: Case): boolean => factsOf(known, 'resulted').some((fact) => fact.course === id);

const windowIn = (body: Body, { windowDays }: FactOf<'practice' | 'course'>): number | null =>
  body['windowDays'] === undefined ? windowDays : numberOrNull(body, 'windowDays');

const practiceDay = ({ known, today }: Case, practice: FactOf<'practice' | 'course'>, on: string): readonly Fault[] => {
  if (on === practice.on) return [];
  const end = endOf(known, practice.thing);
  return [...planned(on, today), ...when(end !== undefined && on > end.on, 'before-issue', RANK.dates)];
};

const amendPractice: Rule = (asked) => {
  const { known, id, body } = asked;
  const practice = factsOf(known, 'practice').find(({ thing }) => thing === id);
  if (!practice) return { faults: [], unclear: 'not a practice', record: () => [] };
  const on = textOrNull(body, 'on') ?? practice.on;
  const windowDays = windowIn(body, practice);
  const isSo = on === practice.on && windowDays === practice.windowDays;
  return {
    faults: [...kept(!isSo && hasObservations(asked)), ...practiceDay(asked, practice, on)],
    already: alreadyOf(body, ['title'], isSo),
    record: () => [amendment(practice, { on, windowDays })],
  };
};

const amendCourse: Rule = (asked) => {
  const { known, id, body } = asked;
  const course = factsOf(known, 'course').find(({ thing }) => thing === id);
  if (!course) return { faults: [], unclear: 'not a course', record: () => [] };
  const on = textOrNull(body, 'on') ?? course.on;
  const hours = numberOrNull(body, 'hours') ?? course.hours;
  const windowDays = windowIn(body, course);
  const isSo = on === course.on && hours === course.hours && windowDays === course.windowDays;
  return {
    faults: [...kept(!isSo && hasResults(asked)), ...practiceDay(asked, course, on)],
    already: alreadyOf(body, ['title'], isSo),
    record: () => [amendment(course, { on, hours, windowDays })],
  };
};

const endedAt = ({ known, id }: Case): FactOf<'ended'> | undefined => endOf(known, id);

export const thingCorrections: Readonly<Record<string, Rule>> = {
  'programmes/amend': amendProgramme,
  'programmes/reopen': takingBack(({ known, id }) => closingOf(known, id)),
  'programmes/void': voiding(isFull),
  'directives/amend': amendDirective,
  'directives/restore': takingBack(endedAt),
  'directives/void': voiding(hasAnswers),
  'practices/amend': amendPractice,
  'practices/restore': takingBack(endedAt),
  'practices/void': voiding(hasObservations),
  'courses/amend': amendCourse,
  'courses/restore': takingBack(endedAt),
  'courses/void': voiding(hasResults),
};
