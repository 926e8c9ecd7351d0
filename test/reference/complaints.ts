import { chartAt, readThrough } from './chart.js';
import { later, type Day } from './days.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';
import { nthWorkingDayAfter } from './working-days.js';

export type ComplaintState =
  'received' | 'returned' | 'verified' | 'answered' | 'closed' | 'forwarded' | 'rejected' | 'withdrawn';

export type Handling = FactOf<'handled'>;
export type ComplaintStep = Handling['step'];

const LEADS_TO: Readonly<Record<Exclude<ComplaintStep, 'assign'>, ComplaintState>> = {
  verify: 'verified',
  return: 'returned',
  complete: 'received',
  forward: 'forwarded',
  reject: 'rejected',
  withdraw: 'withdrawn',
  answer: 'answered',
  close: 'closed',
  reopen: 'verified',
};

export const TIERS = ['light', 'normative', 'not-supervisory', 'supervisory'] as const;

/** In how many working days a complaint is answered, by tier. */
const ANSWERED_WITHIN: Readonly<Record<string, number>> = {
  light: 2,
  normative: 5,
  'not-supervisory': 14,
  supervisory: 60,
};
const VERIFIED_WITHIN = 3;

export const complaintOf = (known: Known, id: Id): FactOf<'complained'> | undefined =>
  factsOf(known, 'complained').find(({ complaint }) => complaint === id);

export const handlings = (known: Known, complaint: Id, day: Day): readonly Handling[] =>
  factsOf(known, 'handled').filter((fact) => fact.complaint === complaint && fact.on <= day);

/** Each with the steps of it by the day, in the order of recording. */
export type Standing = {
  readonly known: Known;
  readonly day: Day;
  readonly told: FactOf<'complained'>;
  readonly steps: readonly Handling[];
};

export const standingAt = (known: Known, told: FactOf<'complained'>, day: Day): Standing => ({
  known,
  day,
  told,
  steps: handlings(known, told.complaint, day),
});

/** Of every complaint that was received by the day. */
export const standingsAt = (known: Known, day: Day): readonly Standing[] =>
  factsOf(known, 'complained')
    .filter(({ on }) => on <= day)
    .map((told) => standingAt(known, told, day));

export const stateOf = ({ steps }: Standing): ComplaintState =>
  steps.reduce<ComplaintState>((state, { step }) => (step === 'assign' ? state : LEADS_TO[step]), 'received');

export const tierOf = ({ steps }: Standing): string | null =>
  steps.findLast(({ step }) => step === 'verify')?.tier ?? null;

/** The one last assigned, mergers followed; null without one, or where that was abolished. */
export const unitOf = ({ known, day, steps }: Standing): Id | null => {
  const unit = steps.findLast((fact) => fact.unit !== null)?.unit ?? null;
  return unit === null ? null : readThrough(chartAt(known, day), unit);
};

/** The day on which the clock for an answer began to run, of the steps before a place. */
const answerClock = (steps: readonly Handling[]): Day | undefined =>
  steps.findLast(({ step }) => step === 'verify' || step === 'reopen')?.on;

const answerDue = (standing: Standing, steps: readonly Handling[]): Day | null => {
  const from = answerClock(steps);
  const within = ANSWERED_WITHIN[tierOf(standing) ?? ''];
  return from === undefined || within === undefined ? null : nthWorkingDayAfter(standing.known, from, within);
};

const verifyDue = ({ known, told, steps }: Standing): Day =>
  nthWorkingDayAfter(
    known,
    later(told.on, steps.findLast(({ step }) => step === 'complete')?.on ?? told.on),
    VERIFIED_WITHIN,
  );

export const dueOf = (standing: Standing): Day | null => {
  const state = stateOf(standing);
  if (state === 'received') return verifyDue(standing);
  return state === 'verified' ? answerDue(standing, standing.steps) : null;
};

export const isLate = (standing: Standing): boolean => {
  const due = dueOf(standing);
  return due !== null && standing.day > due;
};

export type Answered = { readonly on: Day; readonly from: Day; readonly onTime: boolean };

/** The answer that stands, of one answered or closed, with the clock that it ended. */
export const answeredOf = (standing: Standing): Answered | null => {
  const { steps } = standing;
  const at = steps.findLastIndex(({ step }) => step === 'answer');
  const on = steps[at]?.on;
  const from = answerClock(steps.slice(0, at));
  const due = answerDue(standing, steps.slice(0, at));
  if (!['answered', 'closed'].includes(stateOf(standing)) || on === undefined || from === undefined || due === null)
    return null;
  return { on, from, onTime: on <= due };
};

/** A complaint of a void programme or reform has lost that label. */
export const labelsOf = ({ known, told }: Standing): { readonly programme: Id | null; readonly reform: Id | null } => ({
  programme: factsOf(known, 'founded').some(({ programme }) => programme === told.about) ? told.about : null,
  reform: factsOf(known, 'proposed').some(({ reform }) => reform === told.aboutReform) ? told.aboutReform : null,
});
