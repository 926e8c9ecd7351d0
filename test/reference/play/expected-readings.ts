import { chartAt, depthFirst, parentOf, type Chart } from '../chart.js';
import { addDays, type Day } from '../days.js';
import { factsOf, knownOn, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import type { Body } from '../judge/verdict.js';
import { programmeOf } from '../programmes.js';
import { hoursOf } from '../learning.js';
import type { Asking } from '../newest-facts.js';
import { staffOf } from '../people.js';
import { readingOf, type Measure, type Reading } from '../readings.js';
import { standingsOf } from '../standings.js';

/** What a reading must answer: a status, and of a 200 at least these parts; null where nothing can be promised. */
export type Expectation = { readonly status: 200 | 404 | 409; readonly body: unknown } | null;

export const NOT_FOUND: Expectation = { status: 404, body: {} };

/** A unit as every reading writes it. */
export const unitCard = (chart: Chart, id: Id): Body => {
  const unit = chart.alive.get(id);
  return { id, code: unit?.code, name: unit?.name, kind: unit?.kind, parent: parentOf(chart, id) };
};

/** Units of several branches: the documents do not say how the branches are ordered, so only one branch is held to an order. */
const inOneBranch = (chart: Chart, units: readonly Id[]): boolean => {
  const tops = new Set(
    units.map((unit) => parentOf(chart, unit)).filter((parent) => parent === null || !units.includes(parent)),
  );
  return tops.size <= 1;
};

/** A list whose order is open is marked, and compared row by row after sorting. */
export const listed = (chart: Chart, units: readonly Id[], rows: readonly unknown[]): unknown =>
  inOneBranch(chart, units) ? rows : { unordered: rows };

const readingBody = (measure: Measure, { known, programme, day }: Asking, reading: Reading): Body => {
  const chart = chartAt(known, day);
  const rows = reading.units.map(({ unit, own, subtree }) => ({ unit: unitCard(chart, unit), own, subtree }));
  const order = reading.units.map(({ unit }) => unit);
  return {
    programme: { id: programme, code: programmeOf(known, programme)?.code },
    measure: measure.split('@')[0],
    formula: measure.includes('@') ? measure : `${measure}@1`,
    asOf: day,
    newestFactOn: reading.newestFactOn,
    total: reading.total,
    units: listed(chart, order, rows),
  };
};

/** A unit that is not there or not covered reads as empty. */
const EMPTY = { population: 0, index: null, band: null };

const isEmpty = ({ units }: Reading, unit: Id | null): boolean => unit !== null && units.length === 0;

export const askingOf = (log: Known, programme: Id, { query }: Check): Asking => ({
  known: knownOn(log, query['knownOn'] ?? ''),
  programme,
  day: query['asOf'] ?? '',
  told: { log, knownOn: query['knownOn'] ?? '' },
});

/** Of the covered units among it and all below. */
const peopleWithHours = ({ known, day }: Asking, { units }: Reading): Body => {
  const people = units.flatMap(({ unit }) => staffOf(known, unit, day));
  return { people: { unordered: people.map((staff) => ({ staff, hours: hoursOf(known, staff, day) })) } };
};

export const expectedReading = (log: Known, check: Check, programme: Id, measure: Measure): Expectation => {
  const asking = askingOf(log, programme, check);
  if (!programmeOf(asking.known, programme)) return NOT_FOUND;
  const unit = check.query['unit'] ?? null;
  const reading = readingOf(measure, asking, unit);
  const hours = measure === 'competency' && unit !== null ? peopleWithHours(asking, reading) : {};
  const body = { ...readingBody(measure, asking, reading), ...hours };
  return { status: 200, body: isEmpty(reading, unit) ? { ...body, total: EMPTY } : body };
};

/** The same day of a later month, or its last day where it is missing (api.md, 4). */
const monthsOn = (from: Day, months: number): Day => {
  const year = Number(from.slice(0, 4)) + Math.floor((Number(from.slice(5, 7)) - 1 + months) / 12);
  const month = ((Number(from.slice(5, 7)) - 1 + months) % 12) + 1;
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const nextFirst = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const wished = `${first.slice(0, 8)}${from.slice(8)}`;
  const last = addDays(nextFirst, -1);
  return wished <= last ? wished : last;
};

const seriesDays = (from: Day, to: Day, step: string): readonly Day[] => {
  const at = (index: number): Day =>
    step === 'month' ? monthsOn(from, index) : addDays(from, index * (step === 'week' ? 7 : 1));
  const days: Day[] = [];
  for (let index = 0; at(index) < to; index += 1) days.push(at(index));
  return [...days, to];
};

const pointOf = (measure: Measure, asking: Asking, unit: Id | null): Body => {
  const reading = readingOf(measure, asking, unit);
  if (isEmpty(reading, unit)) return { on: asking.day, ...EMPTY };
  const { population, index, band, provisional, components } = reading.total;
  return { on: asking.day, population, index, band, provisional, components };
};

export const expectedSeries = (log: Known, check: Check, programme: Id, measure: Measure): Expectation => {
  const asking = askingOf(log, programme, check);
  if (!programmeOf(asking.known, programme)) return NOT_FOUND;
  const { from = '', to = '', step = '', unit = null } = check.query;
  const points = seriesDays(from, to, step).map((day) => pointOf(measure, { ...asking, day }, unit));
  return { status: 200, body: { points } };
};

const standingBody = (known: Known, directive: Id, day: Day, unit: Id | null): Body => {
  const { version, total, units, people } = standingsOf(known, directive, day, unit);
  if (version === null) return { directive, version, units: [] };
  const chart = chartAt(known, day);
  const rows = units.map((row) => ({ unit: unitCard(chart, row.unit), own: row.own, subtree: row.subtree }));
  const order = units.map((row) => row.unit);
  const shown = people.map(({ staff, standing, on }) =>
    standing === 'outstanding' ? { staff, standing } : { staff, standing, on },
  );
  const body = { directive, version, asOf: day, total, units: listed(chart, order, rows) };
  return unit === null ? body : { ...body, people: { unordered: shown } };
};

export const expectedStanding = (log: Known, check: Check, directive: Id): Expectation => {
  const { known, day } = askingOf(log, '', check);
  const unit = check.query['unit'] ?? null;
  if (!factsOf(known, 'directed').some((fact) => fact.thing === directive)) return NOT_FOUND;
  return { status: 200, body: standingBody(known, directive, day, unit) };
};

export const expectedUnits = (log: Known, check: Check): Expectation => {
  const { asOf = '', knownOn: knownDay = '' } = check.query;
  const chart = chartAt(knownOn(log, knownDay), asOf);
  const items = depthFirst(chart).map((id) => ({
    ...unitCard(chart, id),
    since: chart.alive.get(id)?.since,
  }));
  return { status: 200, body: { items: { unordered: items } } };
};
