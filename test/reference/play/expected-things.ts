import { cancellationOf, chartAt, effectiveOn, subtreeOf } from '../chart.js';
import type { Day } from '../days.js';
import { callingOff, sessionDay } from '../evidence.js';
import { factsOf, knownOn, voidedBy, type Happening, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import { assessmentOf, severityOf, stateOf } from '../issues.js';
import { employmentOf, positionOf, staffOf } from '../people.js';
import { closingOf, endOf } from '../programmes.js';
import { currentVersion, versionsOf } from '../directives.js';
import { reformStatus } from '../reforms.js';
import { isBody } from '../judge/fields.js';
import type { Body } from '../judge/verdict.js';
import { expectedComplaint } from './expected-complaints.js';
import { historyOf } from './expected-history.js';
import { expectedNilReport, windowOf } from './expected-lists.js';
import { NOT_FOUND, type Expectation } from './expected-readings.js';
import { expectedSuggestion } from './expected-suggestions.js';
import { expectedSurvey } from './expected-surveys.js';

/**
 * `raw` is what was recorded by the day, retracted or not: a session stays held though all attendance be retracted; `log`
 * is what was ever recorded.
 */
type Asked = {
  readonly log: Known;
  readonly known: Known;
  readonly raw: Known;
  readonly id: Id;
  readonly asOf: Day;
};
type Expecting = (asked: Asked) => Expectation;

const shown = (body: unknown): Expectation => ({ status: 200, body });

const has = (known: Known, type: Happening['type'], matches: (fact: Known[number]) => boolean): boolean =>
  known.some((fact) => fact.type === type && matches(fact));

const reform: Expecting = ({ known, id, asOf }) => {
  const found = factsOf(known, 'proposed').find((fact) => fact.reform === id);
  if (!found) return NOT_FOUND;
  const cancelledOn = cancellationOf(known, id)?.on;
  return shown({ id, status: reformStatus(known, id, asOf), effectiveOn: effectiveOn(known, found), cancelledOn });
};

const ended = (known: Known, id: Id, asOf: Day): boolean => {
  const end = endOf(known, id);
  return end !== undefined && end.on <= asOf;
};

/** The dates are those of the version it shows, of the newest where none is current; an end may lie ahead. */
const directive: Expecting = ({ known, id, asOf }) => {
  if (!has(known, 'directed', (fact) => fact.type === 'directed' && fact.thing === id)) return NOT_FOUND;
  const current = currentVersion(known, id, asOf);
  const { issuedOn, dueOn } = current ?? versionsOf(known, id).at(-1) ?? {};
  const version = current?.number ?? null;
  const status = ended(known, id, asOf) ? 'withdrawn' : 'current';
  return shown({ id, status, version, issuedOn, dueOn, withdrawnOn: endOf(known, id)?.on });
};

/** Nothing says whether a practice is shown before its first day. */
const practice: Expecting = ({ known, id, asOf }) => {
  const found = factsOf(known, 'practice').find((fact) => fact.thing === id);
  if (!found) return NOT_FOUND;
  return asOf < found.on
    ? null
    : shown({ id, status: ended(known, id, asOf) ? 'retired' : 'defined', retiredOn: endOf(known, id)?.on });
};

const course: Expecting = ({ known, id, asOf }) => {
  const found = factsOf(known, 'course').find((fact) => fact.thing === id);
  if (!found) return NOT_FOUND;
  if (asOf < found.on) return null;
  const { hours, windowDays } = found;
  const status = ended(known, id, asOf) ? 'retired' : 'defined';
  return shown({ id, status, hours, ...windowOf(windowDays), retiredOn: endOf(known, id)?.on });
};

const programme: Expecting = ({ known, id, asOf }) => {
  if (!has(known, 'founded', (fact) => fact.type === 'founded' && fact.programme === id)) return NOT_FOUND;
  const closing = closingOf(known, id);
  return shown({ id, status: closing && closing.on <= asOf ? 'closed' : 'running', closedOn: closing?.on });
};

/** A cancellation of a session names no day: it is sure from the day of its recording only. */
const session: Expecting = ({ known, raw, id, asOf }) => {
  const found = factsOf(known, 'planned').find((fact) => fact.session === id);
  if (!found) return NOT_FOUND;
  const off = callingOff(known, id);
  if (off && asOf < off.recorded) return null;
  const held = factsOf(raw, 'attended').some((fact) => fact.session === id) && sessionDay(known, found) <= asOf;
  return shown({ id, status: off ? 'cancelled' : held ? 'held' : 'planned' });
};

const issue: Expecting = ({ known, id, asOf }) => {
  const found = factsOf(known, 'raised').find((fact) => fact.issue === id);
  if (!found || asOf < found.on) return NOT_FOUND;
  const sure = chartAt(known, found.on).alive.has(found.unit);
  const severity = sure ? { severity: severityOf(known, found, asOf) } : {};
  const { cause, reach, intensity } = assessmentOf(known, found, asOf);
  return shown({
    id,
    raisedOn: found.on,
    status: stateOf(known, id, asOf),
    cause,
    reach,
    intensity,
    ...severity,
  });
};

const THINGS: Readonly<Record<string, Expecting>> = {
  reforms: reform,
  directives: directive,
  practices: practice,
  courses: course,
  programmes: programme,
  sessions: session,
  'resistance-issues': issue,
  'nil-reports': expectedNilReport,
  suggestions: expectedSuggestion,
  surveys: expectedSurvey,
  complaints: expectedComplaint,
};

/** A unit that is not on the chart at the pair may be `404` or an empty list; that is not compared. */
export const expectedStaff = (log: Known, check: Check): Expectation => {
  const { asOf = '', knownOn: knownDay = '', unit = '', subtree } = check.query;
  const known = knownOn(log, knownDay);
  const chart = chartAt(known, asOf);
  if (!chart.alive.has(unit)) return null;
  const units = subtree === undefined ? [unit] : subtreeOf(chart, unit);
  const items = units.flatMap((one) =>
    staffOf(known, one, asOf).map((id) => ({
      id,
      unit: one,
      employment: employmentOf(known, id, asOf),
      position: positionOf(known, id, asOf),
    })),
  );
  return shown({ items: { unordered: items } });
};

const SHOWN_FROM_A_DAY: ReadonlySet<string> = new Set(['resistance-issues', 'suggestions', 'complaints']);

/** An issue, a suggestion or a complaint is not shown before its day, of which nothing is known here any more. */
const voidThing = (collection: string, id: Id): Expectation =>
  SHOWN_FROM_A_DAY.has(collection) ? null : shown({ id, status: 'void' });

/** A text that was erased is read on no day any more; whether another one was told since is not in the model. */
const textOf = (log: Known, id: Id): Body => {
  const erasure = factsOf(log, 'erased').findLast(({ thing }) => thing === id);
  const isNew = erasure && factsOf(log, 'amended').some(({ seq }) => seq > erasure.seq);
  return erasure && !isNew ? { text: null } : {};
};

const withHistory = (expected: Expectation, history: Body): Expectation =>
  expected?.status === 200 && isBody(expected.body) ? shown({ ...expected.body, ...history }) : expected;

export const ofThing = (log: Known, check: Check): Expectation => {
  const [collection = '', id = ''] = check.path.split('/');
  const { asOf = '', knownOn: knownDay = '' } = check.query;
  if (voidedBy(log, knownDay).has(id)) return voidThing(collection, id);
  const raw = log.filter((fact) => fact.recorded <= knownDay);
  const expected = THINGS[collection]?.({ log, known: knownOn(log, knownDay), raw, id, asOf }) ?? null;
  return withHistory(expected, { ...historyOf(log, collection, { id, knownDay }), ...textOf(log, id) });
};
