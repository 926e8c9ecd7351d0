import type { Decision } from '../kernel/facts/decider.js';
import {
  type Career,
  type CareerFact,
  isInService,
  notInService,
  type RecordedFact,
  type ToldCareer,
} from '../kernel/organisation/career.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { strandedBy } from './placement.rules.js';
import type { StaffEvent, StaffUndone } from './staff.events.js';

/** What was told of a person's career. */
type Told = ToldCareer<RecordedFact>;

/** Whether anything was told of a person under an id. */
export const isFactOf = ({ career, undone = [] }: Told, fact: RecordedFact['id']): boolean =>
  [...career, ...undone].some(({ id }) => id === fact);

/** True where the person is enrolled by one fact alone. */
export const isOnlyEnrolment = ({ career }: Told, fact: RecordedFact['id']): boolean => {
  const enrolments = career.filter(({ kind }) => kind === 'enrolled');
  return enrolments.length === 1 && enrolments[0]?.id === fact;
};

/** What speaks against a fact that was recorded after others. */
const faultOf = (before: Career, { kind, on }: CareerFact): RuleCode | undefined => {
  if (kind !== 'enrolled') return notInService(before, on);
  return isInService(before, on) ? 'nip-taken' : undefined;
};

/** What is left of a career is judged fact by fact in the order of recording, each by those before it. */
const careerFault = (career: Career): RuleCode | undefined => {
  const recorded = career.toSorted((a, b) => a.seq - b.seq);
  return recorded.map((fact, index) => faultOf(recorded.slice(0, index), fact)).find((code) => code !== undefined);
};

export type UndoFacts = {
  readonly told: Told;
  /** Answers, attendance or observations of the person stand. */
  readonly hasFacts: boolean;
  /** The chart when everything has come into effect. */
  readonly last: Chart;
};

/** Takes one fact of a career back, where what remains could have been told without it (corrections.md). */
export const undo = (event: StaffUndone, { told, hasFacts, last }: UndoFacts): Decision<StaffEvent> => {
  const { career } = told;
  const left = career.filter(({ id }) => id !== event.fact);
  if (left.length === career.length) return refuse('nothing-to-undo');
  if (hasFacts && isOnlyEnrolment(told, event.fact)) return refuse('facts-recorded');
  const fault = careerFault(left) ?? (strandedBy(career, left, last) ? 'unit-ended' : undefined);
  return fault ? refuse(fault) : [event];
};
