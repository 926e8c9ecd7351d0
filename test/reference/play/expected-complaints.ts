import { chartAt, depthFirst, subtreeOf } from '../chart.js';
import { complaintFigures, inNoUnit, inUnits, wholeFigures } from '../complaint-figures.js';
import {
  answeredOf,
  complaintOf,
  dueOf,
  isLate,
  labelsOf,
  standingAt,
  standingsAt,
  stateOf,
  tierOf,
  unitOf,
  type Standing,
} from '../complaints.js';
import { addDays, type Day } from '../days.js';
import { factsOf, knownOn, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import type { Body } from '../judge/verdict.js';
import { programmeOf } from '../programmes.js';
import { NOT_FOUND, unitCard, type Expectation } from './expected-readings.js';

const cardOf = (standing: Standing): Body => {
  const answered = answeredOf(standing);
  return {
    id: standing.told.complaint,
    receivedOn: standing.told.on,
    channel: standing.told.channel,
    status: stateOf(standing),
    tier: tierOf(standing),
    unit: unitOf(standing),
    due: dueOf(standing),
    late: isLate(standing),
    answeredOn: answered?.on ?? null,
    onTime: answered?.onTime ?? null,
    ...labelsOf(standing),
  };
};

type Asked = { readonly known: Known; readonly id: Id; readonly asOf: Day };

export const expectedComplaint = ({ known, id, asOf }: Asked): Expectation => {
  const told = complaintOf(known, id);
  if (!told || asOf < told.on) return NOT_FOUND;
  return { status: 200, body: cardOf(standingAt(known, told, asOf)) };
};

const below = ({ known, day }: Standing, unit: Id): readonly Id[] => subtreeOf(chartAt(known, day), unit);

const FILTERS: Readonly<Record<string, (one: Standing, wished: string) => boolean>> = {
  unit: (one, wished) => below(one, wished).includes(unitOf(one) ?? ''),
  status: (one, wished) => stateOf(one) === wished,
  tier: (one, wished) => tierOf(one) === wished,
  // What has no clock is not late.
  late: (one, wished) => String(isLate(one)) === wished,
  dueBy: (one, wished) => (dueOf(one) ?? '9999') <= wished,
  programme: (one, wished) => labelsOf(one).programme === wished,
  from: ({ told }, wished) => told.on >= wished,
  to: ({ told }, wished) => told.on <= wished,
};

const wanted = (some: readonly Standing[], query: Check['query']): readonly Standing[] =>
  some.filter((one) => Object.entries(query).every(([name, wished]) => FILTERS[name]?.(one, wished) ?? true));

/** A programme that is not known then may be an unknown id. */
const isUnknown = (known: Known, { programme }: Check['query']): boolean =>
  programme !== undefined && !programmeOf(known, programme);

export const expectedComplaints = (log: Known, { query }: Check): Expectation => {
  const { asOf = '', knownOn: knownDay = '' } = query;
  const known = knownOn(log, knownDay);
  if (isUnknown(known, query)) return null;
  const items = wanted(standingsAt(known, asOf), query).map(cardOf);
  return { status: 200, body: { items: { unordered: items } } };
};

/** By default of the 90 days that end on `asOf`. */
export const expectedComplaintFigures = (log: Known, { query }: Check): Expectation => {
  const { asOf = '', knownOn: knownDay = '', unit, ...filters } = query;
  const known = knownOn(log, knownDay);
  if (isUnknown(known, query)) return null;
  const span = { from: addDays(asOf, -89), to: asOf };
  const some = wanted(standingsAt(known, asOf), { ...span, ...filters });
  const chart = chartAt(known, asOf);
  const units = unit === undefined ? depthFirst(chart) : subtreeOf(chart, unit);
  const rows = units.map((one) => ({
    unit: unitCard(chart, one),
    own: complaintFigures(inUnits(some, [one])),
    subtree: complaintFigures(inUnits(some, subtreeOf(chart, one))),
  }));
  const figures =
    unit === undefined
      ? { total: wholeFigures(some), unassigned: wholeFigures(inNoUnit(some)) }
      : { total: wholeFigures(inUnits(some, units)) };
  return { status: 200, body: { asOf, ...span, ...figures, units: rows } };
};

/** Every day whatever `asOf`, of the holidays as known. */
export const expectedHolidays = (log: Known, { query }: Check): Expectation => {
  const items = factsOf(knownOn(log, query['knownOn'] ?? ''), 'holiday').map(({ holiday, on, name }) => ({
    id: holiday,
    on,
    name,
  }));
  return { status: 200, body: { items: { unordered: items } } };
};
