import { cancellationOf, chartAt, effectiveOn, subtreeOf } from '../chart.js';
import type { Day } from '../days.js';
import { callingOff, sessionDay } from '../evidence.js';
import { factsOf, knownOn, voidedBy, type Happening, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/checks.js';
import { assessmentOf, severityOf, stateOf } from '../issues.js';
import { employmentOf, positionOf, staffOf } from '../people.js';
import { closingOf, endOf } from '../programmes.js';
import { currentVersion, versionsOf } from '../directives.js';
import { reformStatus } from '../reforms.js';
import { expectedCourseStanding } from './expected-learning.js';
import { expectedList, expectedNilReport, windowOf } from './expected-lists.js';
import { expectedPractising } from './expected-practising.js';
import {
  expectedReading,
  expectedSeries,
  expectedStanding,
  expectedUnits,
  NOT_FOUND,
  type Expectation,
} from './expected-readings.js';
import { expectedParticipation, expectedSuggestion } from './expected-suggestions.js';
import { neverWas } from './units-asked.js';

/** `raw` is what was recorded by the day, retracted or not: a session stays held though all attendance be retracted. */
type Asked = { readonly known: Known; readonly raw: Known; readonly id: Id; readonly asOf: Day };
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
};

/** A unit that is not on the chart at the pair may be `404` or an empty list; that is not compared. */
const expectedStaff = (log: Known, check: Check): Expectation => {
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

const MEASURES = ['adoption', 'readiness', 'readiness@2', 'competency'] as const;

const ofProgramme = (log: Known, check: Check): Expectation => {
  const [, id = '', measure, more] = check.path.split('/');
  if (measure === 'participation') return expectedParticipation(log, check, id);
  const asked = MEASURES.find((one) => one === (check.query['formula'] ?? measure));
  if (!asked) return null;
  return more === 'series' ? expectedSeries(log, check, id, asked) : expectedReading(log, check, id, asked);
};

/** An issue or a suggestion is not shown before its day, of which nothing is known here any more. */
const voidThing = (collection: string, id: Id): Expectation =>
  collection === 'resistance-issues' || collection === 'suggestions' ? null : shown({ id, status: 'void' });

const ofThing = (log: Known, check: Check): Expectation => {
  const [collection = '', id = ''] = check.path.split('/');
  const { asOf = '', knownOn: knownDay = '' } = check.query;
  if (voidedBy(log, knownDay).has(id)) return voidThing(collection, id);
  const raw = log.filter((fact) => fact.recorded <= knownDay);
  return THINGS[collection]?.({ known: knownOn(log, knownDay), raw, id, asOf }) ?? null;
};

const expectedStandingOf = (log: Known, check: Check): Expectation => {
  const [collection, id = ''] = check.path.split('/');
  if (collection === 'courses') return expectedCourseStanding(log, check, id);
  return collection === 'practices' ? expectedPractising(log, check, id) : expectedStanding(log, check, id);
};

const LISTS: Readonly<Record<string, (log: Known, check: Check) => Expectation>> = {
  units: expectedUnits,
  staff: expectedStaff,
};

/** What the server must answer to a check, given everything recorded so far. */
export const expectedOf = (log: Known, check: Check): Expectation => {
  const parts = check.path.split('/');
  const { unit, knownOn: knownDay = '' } = check.query;
  if (unit !== undefined && neverWas(log, unit, knownDay)) return NOT_FOUND;
  if (parts.length === 1) return (LISTS[check.path] ?? expectedList)(log, check);
  if (parts[2] === 'standing') return expectedStandingOf(log, check);
  return parts.length > 2 ? ofProgramme(log, check) : ofThing(log, check);
};
