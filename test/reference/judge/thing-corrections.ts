import { dayOf } from '../days.js';
import { sessionDay, startsAt } from '../evidence.js';
import { factsOf, type FactOf, type Happening, type Id, type Known } from '../facts.js';
import { stateOf } from '../issues.js';
import { closingOf, covers, endOf } from '../programmes.js';
import { covered, existing, planned, seen, serving } from './checks.js';
import { ids, numberOrNull, textOrNull } from './fields.js';
import { RANK, when, type Already, type Body, type Case, type Fault, type Rule } from './verdict.js';

const nothing = (condition: boolean): readonly Fault[] => when(condition, 'nothing-to-undo', RANK.state);
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
const alreadyOf = (body: Body, texts: readonly string[], isSo: boolean): Already => {
  if (!isSo) return 'no';
  return texts.some((name) => body[name] !== undefined) ? 'maybe' : 'yes';
};

export const noted = (thing: Id): Happening => ({ type: 'noted', thing });

const amendProgramme: Rule = ({ known, id, body }) => {
  const founded = factsOf(known, 'founded').find(({ programme }) => programme === id);
  const code = textOrNull(body, 'code');
  return {
    faults: [],
    already: alreadyOf(body, ['title', 'goal'], code === null || code === founded?.code),
    record: () => (founded && code !== null ? [amendment(founded, { code })] : [noted(id)]),
  };
};

/** Nothing of the programme is left that is not void; what is void is not known. */
const isFull = ({ known, id }: Case): boolean =>
  [
    ...factsOf(known, 'proposed'),
    ...factsOf(known, 'directed'),
    ...factsOf(known, 'practice'),
    ...factsOf(known, 'planned'),
    ...factsOf(known, 'raised'),
  ].some(({ programme }) => programme === id);

type Versions = readonly FactOf<'version'>[];

const versionFacts = (known: Known, directive: Id): Versions =>
  factsOf(known, 'version').filter((fact) => fact.directive === directive);

/** Versions, and the withdrawal after them, stay in order. */
const outOfOrder = (known: Known, versions: Versions, at: number, issuedOn: string): readonly Fault[] => {
  const before = versions[at - 1]?.issuedOn ?? issuedOn;
  const after = versions[at + 1]?.issuedOn ?? endOf(known, versions[at]?.directive ?? '')?.on ?? issuedOn;
  return when(issuedOn < before || issuedOn > after, 'before-issue', RANK.dates);
};

const amendDirective: Rule = ({ known, id, body, today }) => {
  const versions = versionFacts(known, id);
  const at = (numberOrNull(body, 'version') ?? versions.length) - 1;
  const version = versions[at];
  if (!version) return { faults: [], unclear: 'no such version', record: () => [] };
  const issuedOn = textOrNull(body, 'issuedOn') ?? version.issuedOn;
  const dueOn = textOrNull(body, 'dueOn') ?? version.dueOn;
  if (dueOn < issuedOn) return { faults: [], unclear: 'a pair of days that cannot be', record: () => [] };
  return {
    faults: [
      ...(issuedOn === version.issuedOn ? [] : planned(issuedOn, today)),
      ...(dueOn === version.dueOn ? [] : planned(dueOn, today)),
      ...(issuedOn === version.issuedOn ? [] : outOfOrder(known, versions, at, issuedOn)),
    ],
    already: alreadyOf(body, ['title', 'reference'], issuedOn === version.issuedOn && dueOn === version.dueOn),
    record: () => [amendment(version, { issuedOn, dueOn })],
  };
};

const hasAnswers = ({ known, id }: Case): boolean => factsOf(known, 'answered').some((fact) => fact.directive === id);
const hasObservations = ({ known, id }: Case): boolean =>
  factsOf(known, 'observed').some((fact) => fact.practice === id);

const amendPractice: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const practice = factsOf(known, 'practice').find(({ thing }) => thing === id);
  if (!practice) return { faults: [], unclear: 'not a practice', record: () => [] };
  const on = textOrNull(body, 'on') ?? practice.on;
  const windowDays = body['windowDays'] === undefined ? practice.windowDays : numberOrNull(body, 'windowDays');
  const isSo = on === practice.on && windowDays === practice.windowDays;
  const end = endOf(known, id);
  return {
    faults: [
      ...kept(!isSo && hasObservations(asked)),
      ...(on === practice.on ? [] : planned(on, today)),
      ...when(end !== undefined && on > end.on, 'before-issue', RANK.dates),
    ],
    already: alreadyOf(body, ['title'], isSo),
    record: () => [amendment(practice, { on, windowDays })],
  };
};

const attendedOf = (known: Known, session: Id): readonly FactOf<'attended'>[] =>
  factsOf(known, 'attended').filter((fact) => fact.session === session);

const invitedTo = (known: Known, session: Id): readonly FactOf<'invited'>[] =>
  factsOf(known, 'invited').filter((fact) => fact.session === session);

type Moving = { readonly asked: Case; readonly session: FactOf<'planned'>; readonly at: string };

/** Once held not in the future, and each whose attendance stands is in service on the new day. */
const dayFaults = ({ asked: { known, log, today }, session, at }: Moving): readonly Fault[] => {
  const day = dayOf(at);
  const held = factsOf(log, 'attended').some((fact) => fact.session === session.session);
  if (day === sessionDay(known, session)) return [];
  if (!held) return planned(day, today);
  return [
    ...seen(day, today),
    ...attendedOf(known, session.session).flatMap(({ staff }) => serving(known, staff, day)),
  ];
};

const amendSession: Rule = (asked) => {
  const { known, id, body } = asked;
  const session = factsOf(known, 'planned').find((fact) => fact.session === id);
  if (!session) return { faults: [], unclear: 'not a session', record: () => [] };
  const at = textOrNull(body, 'startsAt') ?? startsAt(known, session);
  const seats = numberOrNull(body, 'seats') ?? session.seats;
  const isSo = Date.parse(at) === Date.parse(startsAt(known, session)) && seats === session.seats;
  const last = factsOf(known, 'rescheduled').findLast((fact) => fact.session === id) ?? session;
  const units = ids(body, 'units');
  return {
    faults: dayFaults({ asked, session, at }),
    maybe: [
      ...covered(asked, session.programme, units),
      ...when(seats !== null && invitedTo(known, id).length > seats, 'too-few-seats', RANK.state, RANK.people),
    ],
    already: alreadyOf(body, ['title', 'minutes', 'units'], isSo),
    record: () => [
      amendment(last, { startsAt: at }),
      amendment(session, last === session ? { startsAt: at, seats } : { seats }),
      ...attendedOf(known, id).map((fact) => amendment(fact, { on: dayOf(at) })),
    ],
  };
};

const uninvite: Rule = ({ known, id, body }) => {
  const found = ids(body, 'staff').map((staff) => invitedTo(known, id).find((fact) => fact.staff === staff));
  return {
    faults: nothing(found.includes(undefined)),
    record: () => [{ type: 'retracted', facts: found.flatMap((fact) => (fact ? [fact.seq] : [])) }],
  };
};

const stepsOf = (known: Known, issue: Id): readonly FactOf<'stepped'>[] =>
  factsOf(known, 'stepped').filter((fact) => fact.issue === issue);

const amendIssue: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const issue = factsOf(known, 'raised').find((fact) => fact.issue === id);
  if (!issue) return { faults: [], unclear: 'not an issue', record: () => [] };
  const unit = textOrNull(body, 'unit') ?? issue.unit;
  const on = textOrNull(body, 'raisedOn') ?? issue.on;
  const first = stepsOf(known, id)[0];
  const isSo = unit === issue.unit && on === issue.on;
  return {
    faults: isSo
      ? []
      : [
          ...seen(on, today),
          ...when(first !== undefined && on > first.on, 'step-backwards', RANK.dates),
          ...(unit === issue.unit
            ? []
            : when(!covers(known, issue.programme, unit, today), 'unit-outside-programme', RANK.units)),
          ...existing(known, unit, on),
        ],
    // Whether a unit that is told as it was is held to today's programme is left open.
    maybe:
      body['unit'] === undefined
        ? []
        : when(!covers(known, issue.programme, unit, today), 'unit-outside-programme', RANK.units),
    already: alreadyOf(body, ['description'], isSo),
    record: () => [amendment(issue, { unit, on })],
  };
};

const isOriginal = ({ known, id }: Case): boolean =>
  factsOf(known, 'stepped').some(
    (fact) => fact.step === 'duplicate' && fact.of === id && stateOf(known, fact.issue, '9999-12-31') === 'duplicate',
  );

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
  'sessions/amend': amendSession,
  'sessions/restore': takingBack(({ known, id }) => factsOf(known, 'called-off').find((fact) => fact.session === id)),
  'sessions/uninvite': uninvite,
  'sessions/void': voiding(({ known, id }) => attendedOf(known, id).length > 0),
  'resistance-issues/amend': amendIssue,
  'resistance-issues/undo': takingBack(({ known, id }) => stepsOf(known, id).at(-1)),
  'resistance-issues/void': voiding(isOriginal),
};
