import { chartAt, readThrough } from './chart.js';
import type { Day } from './days.js';
import { factsOf, type FactOf, type Id, type IssueStep, type Known } from './facts.js';
import { below, fraction, smaller, times, type Fraction } from './fractions.js';
import { staffOf } from './people.js';

export type IssueState =
  'raised' | 'acknowledged' | 'diagnosed' | 'answering' | 'resolved' | 'accepted' | 'withdrawn' | 'duplicate';

const INTENSITIES: Readonly<Record<string, Fraction>> = {
  low: fraction(1, 4),
  medium: fraction(1, 2),
  high: fraction(3, 4),
  critical: fraction(1),
};

const LEADS_TO: Readonly<Record<Exclude<IssueStep, 'reassess'>, IssueState>> = {
  acknowledge: 'acknowledged',
  diagnose: 'diagnosed',
  answer: 'answering',
  resolve: 'resolved',
  accept: 'accepted',
  withdraw: 'withdrawn',
  duplicate: 'duplicate',
  reopen: 'answering',
};

const OPEN: readonly IssueState[] = ['raised', 'acknowledged', 'diagnosed', 'answering'];
export const isOpen = (state: IssueState): boolean => OPEN.includes(state);

const stepsOf = (known: Known, issue: Id, day: Day): readonly FactOf<'stepped'>[] =>
  factsOf(known, 'stepped').filter((fact) => fact.issue === issue && fact.on <= day);

export const stateOf = (known: Known, issue: Id, day: Day): IssueState =>
  stepsOf(known, issue, day).reduce<IssueState>(
    (state, { step }) => (step === 'reassess' ? state : LEADS_TO[step]),
    'raised',
  );

export type Assessment = { readonly cause: string; readonly reach: number; readonly intensity: string };

/** Cause, reach and intensity as last diagnosed and assessed by the day. */
export const assessmentOf = (known: Known, issue: FactOf<'raised'>, day: Day): Assessment =>
  stepsOf(known, issue.issue, day).reduce<Assessment>(
    (now, step) => ({
      cause: step.cause ?? now.cause,
      reach: step.reach ?? now.reach,
      intensity: step.intensity ?? now.intensity,
    }),
    issue,
  );

const intensityOf = (name: string): Fraction => INTENSITIES[name] ?? fraction(0);

export const weightOf = (known: Known, issue: FactOf<'raised'>, day: Day): Fraction => {
  const { reach, intensity } = assessmentOf(known, issue, day);
  return times(fraction(reach), intensityOf(intensity));
};

/** The programme's issues open on the day whose unit, read through mergers, is this one. */
export const openIssues = (known: Known, programme: Id, unit: Id, day: Day): readonly FactOf<'raised'>[] =>
  factsOf(known, 'raised').filter(
    (issue) =>
      issue.programme === programme &&
      issue.on <= day &&
      isOpen(stateOf(known, issue.issue, day)) &&
      readThrough(chartAt(known, day), issue.unit) === unit,
  );

const share = (reach: number, population: number): Fraction =>
  population === 0 ? fraction(1) : smaller(fraction(1), fraction(reach, population));

/** Severity of domain.md, 8, from the population of the unit itself on the day it was raised. */
export const severityOf = (known: Known, issue: FactOf<'raised'>, day: Day): string => {
  const { reach, intensity } = assessmentOf(known, issue, day);
  const score = times(intensityOf(intensity), share(reach, staffOf(known, issue.unit, issue.on).length));
  if (!below(score, fraction(1, 2))) return 'critical';
  if (!below(score, fraction(1, 4))) return 'high';
  return below(score, fraction(1, 10)) ? 'low' : 'medium';
};
