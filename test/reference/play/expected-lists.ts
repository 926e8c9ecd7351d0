import type { Day } from '../days.js';
import { factsOf, knownOn, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import type { Body } from '../judge/verdict.js';
import { endOf, programmeOf } from '../programmes.js';
import { isTakenBack } from '../quiet.js';
import { suggestionRows } from './expected-suggestions.js';
import { NOT_FOUND, type Expectation } from './expected-readings.js';

type Row = Body;
type AskedOne = { readonly known: Known; readonly id: Id; readonly asOf: Day };
type Asked = { readonly known: Known; readonly programme: Id; readonly asOf: Day; readonly status: string | undefined };

/** Without one nothing is shown of it. */
export const windowOf = (windowDays: number | null) => (windowDays === null ? {} : { windowDays });

/** Nothing says whether a course is listed before its first day. */
const courses = ({ known, programme, asOf }: Asked): readonly Row[] | null => {
  const all = factsOf(known, 'course').filter((course) => course.programme === programme);
  if (all.some(({ on }) => on > asOf)) return null;
  return all.map(({ thing, hours, windowDays }) => {
    const end = endOf(known, thing);
    const status = end && end.on <= asOf ? 'retired' : 'defined';
    return { id: thing, status, hours, ...windowOf(windowDays) };
  });
};

const nilReports = ({ known, programme, asOf }: Asked): readonly Row[] =>
  factsOf(known, 'quiet')
    .filter((fact) => fact.programme === programme && fact.on <= asOf)
    .map(({ report, on }) => ({ id: report, on, status: isTakenBack(known, report) ? 'retracted' : 'standing' }));

const LISTS: Readonly<Record<string, (asked: Asked) => readonly Row[] | null>> = {
  courses,
  'nil-reports': nilReports,
  suggestions: ({ known, programme, asOf, status }) => suggestionRows({ known, asOf }, programme, status),
};

/** The things of one programme at the pair, whatever their order. */
export const expectedList = (log: Known, { path, query }: Check): Expectation => {
  const { asOf = '', programme = '' } = query;
  const known = knownOn(log, query['knownOn'] ?? '');
  // Whether a programme that is recorded later, or void, is an unknown id in a filter is left open.
  if (!programmeOf(known, programme)) return null;
  const rows = LISTS[path]?.({ known, programme, asOf, status: query['status'] }) ?? null;
  return rows && { status: 200, body: { items: { unordered: rows } } };
};

export const expectedNilReport = ({ known, id, asOf }: AskedOne): Expectation => {
  const found = factsOf(known, 'quiet').find(({ report }) => report === id);
  if (!found || asOf < found.on) return NOT_FOUND;
  const status = isTakenBack(known, id) ? 'retracted' : 'standing';
  return { status: 200, body: { id, programme: found.programme, on: found.on, status } };
};
