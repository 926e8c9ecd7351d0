import { chartAt, lineOf, readThrough } from './chart.js';
import { calm, populationOf, type Asked, type Share } from './components.js';
import { addDays, type Day } from './days.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';
import { openIssues } from './issues.js';

export const isTakenBack = (known: Known, report: Id): boolean =>
  factsOf(known, 'unquiet').some((fact) => fact.report === report);

export const nilReportsOf = (known: Known, programme: Id): readonly FactOf<'quiet'>[] =>
  factsOf(known, 'quiet').filter((fact) => fact.programme === programme && !isTakenBack(known, fact.report));

/** In the 90 days that end on the day. */
const isRecent = (on: Day, day: Day): boolean => addDays(day, -90) < on && on <= day;

/** A nil report for the unit or one above it; one for a unit that has ended speaks for nobody. */
const isQuiet = ({ known, programme, day }: Asked, unit: Id): boolean => {
  const line = lineOf(chartAt(known, day), unit);
  return nilReportsOf(known, programme).some((report) => isRecent(report.on, day) && line.includes(report.unit));
};

/** A step of an issue of the unit, mergers followed; the raising is one. */
const isTroubled = ({ known, programme, day }: Asked, unit: Id): boolean => {
  const chart = chartAt(known, day);
  const issues = factsOf(known, 'raised').filter(
    (issue) => issue.programme === programme && readThrough(chart, issue.unit) === unit,
  );
  const ids = new Set(issues.map(({ issue }) => issue));
  const steps = factsOf(known, 'stepped').filter(({ issue }) => ids.has(issue));
  return [...issues, ...steps].some(({ on }) => isRecent(on, day));
};

const isHeard = (asked: Asked, unit: Id): boolean =>
  isQuiet(asked, unit) ||
  isTroubled(asked, unit) ||
  openIssues(asked.known, asked.programme, unit, asked.day).length > 0;

/** As `calm` of readiness@1, over the heard units only. */
export const calmWhereHeard = (asked: Asked): Share => {
  const heard = asked.units.filter((unit) => isHeard(asked, unit));
  const share = calm({ ...asked, units: heard });
  const unheard = populationOf(asked) - populationOf({ ...asked, units: heard });
  return { ...share, beside: { ...share.beside, unheard } };
};
