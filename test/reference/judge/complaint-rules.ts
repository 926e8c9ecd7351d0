import { readThrough, chartAt } from '../chart.js';
import {
  complaintOf,
  handlings,
  standingAt,
  stateOf,
  type ComplaintState,
  type ComplaintStep,
  type Handling,
} from '../complaints.js';
import type { FactOf } from '../facts.js';
import { ALWAYS } from '../suggestions.js';
import { existing, homeOf, seen } from './checks.js';
import { text, textOr, textOrNull } from './fields.js';
import { fault, RANK, when, type Assessment, type Body, type Case, type Rule } from './verdict.js';

const receive: Rule = ({ known, body, today }) => {
  const on = textOr(body, 'receivedOn', today);
  const programme = textOrNull(body, 'programme');
  const reform = textOrNull(body, 'reform');
  const home = reform === null ? programme : homeOf(known, reform);
  const isElsewhere = programme !== null && programme !== home;
  return {
    faults: [...when(isElsewhere, 'not-found', RANK.void), ...seen(on, today)],
    record: (complaint) => [
      { type: 'complained', complaint, on, channel: text(body, 'channel'), about: home, aboutReform: reform },
    ],
  };
};

const FINAL: readonly ComplaintState[] = ['closed', 'forwarded', 'rejected', 'withdrawn'];
const EARLY: readonly ComplaintState[] = ['received', 'returned'];

/** From which states a step may be taken. */
const FROM: Readonly<Record<ComplaintStep, readonly ComplaintState[]>> = {
  verify: EARLY,
  return: EARLY,
  complete: ['returned'],
  forward: [...EARLY, 'verified'],
  reject: [...EARLY, 'verified'],
  withdraw: [...EARLY, 'verified'],
  assign: ['verified'],
  answer: ['verified'],
  close: ['answered'],
  reopen: ['answered', 'closed'],
};

/** What is told to a complaint in a state from which the step does not lead. */
const refusalOf = (step: ComplaintStep, state: ComplaintState): string => {
  if (FINAL.includes(state)) return 'complaint-closed';
  if (step === 'reopen') return 'complaint-open';
  if (step === 'close') return 'not-answered';
  if (state === 'answered') return 'already-answered';
  return EARLY.includes(state) ? 'not-verified' : 'already-verified';
};

/** The words of a step, reasons and texts too. */
const wordsOf = (body: Body): string =>
  JSON.stringify(['brief', 'reason', 'to', 'text'].map((name) => body[name] ?? null));

type Step = {
  readonly asked: Case;
  readonly told: FactOf<'complained'>;
  readonly step: ComplaintStep;
  readonly on: string;
  readonly steps: readonly Handling[];
  readonly state: ComplaintState;
};

const RESULT: Readonly<Partial<Record<ComplaintStep, ComplaintState>>> = {
  verify: 'verified',
  return: 'returned',
  forward: 'forwarded',
  reject: 'rejected',
  withdraw: 'withdrawn',
  answer: 'answered',
  close: 'closed',
  reopen: 'verified',
};

type Sameness = 'same' | 'other' | 'open';

/** The unit it is in, mergers followed as of today. */
const isInUnit = ({ asked: { known, today, body }, steps }: Step): boolean => {
  const last = steps.findLast(({ unit }) => unit !== null)?.unit ?? '';
  const chart = chartAt(known, today);
  const here = readThrough(chart, last);
  return here !== null && here === readThrough(chart, text(body, 'unit'));
};

const saysWhatMade = ({ asked: { body }, on, step }: Step, made: Handling | undefined): boolean =>
  made?.on === on && (step !== 'verify' || (made.tier === text(body, 'tier') && made.unit === text(body, 'unit')));

/** By the very step that made it so; what others since make of that is left open. */
const byItsMaker = (step: Step): Sameness => {
  const { asked, steps, state } = step;
  const made = steps.findLast((one) => one.step === step.step);
  if (state !== RESULT[step.step] || !saysWhatMade(step, made)) return 'other';
  // Of a verification a brief in other words is neither named as another one nor as the same.
  if (made?.said !== wordsOf(asked.body)) return step.step === 'verify' ? 'open' : 'other';
  return made === steps.at(-1) ? 'same' : 'open';
};

/** Whether what is wished is so. */
const sameness = (step: Step): Sameness => {
  if (step.step === 'complete') return step.state === 'received' ? 'same' : 'other';
  if (step.step === 'assign') return step.state === 'verified' && isInUnit(step) ? 'same' : 'other';
  return byItsMaker(step);
};

const record = ({ asked: { body, id }, step, on }: Step): Assessment['record'] => {
  const tier = step === 'verify' ? text(body, 'tier') : null;
  const unit = step === 'verify' || step === 'assign' ? text(body, 'unit') : null;
  return () => [{ type: 'handled', complaint: id, step, on, tier, unit, said: wordsOf(body) }];
};

const assess = (step: Step): Assessment => {
  const { asked, told, on, steps, state } = step;
  const { known, today, body } = asked;
  const isSame = sameness(step);
  const unit = textOrNull(body, 'unit');
  const leads = FROM[step.step].includes(state);
  return {
    faults: [
      ...(leads ? [] : [fault(refusalOf(step.step, state), RANK.state)]),
      ...when(on < (steps.at(-1)?.on ?? told.on), 'step-backwards', RANK.state, RANK.dates),
      ...seen(on, today),
      ...(unit === null ? [] : existing(known, unit, on)),
    ],
    already: isSame === 'same' ? 'yes' : 'no',
    ...(isSame === 'open' ? { unclear: 'the same step in other words, or with others since' } : {}),
    record: record(step),
  };
};

const stepping =
  (step: ComplaintStep): Rule =>
  (asked) => {
    const { known, id, body, today } = asked;
    const told = complaintOf(known, id);
    if (!told) return { faults: [], unclear: 'not a complaint', record: () => [] };
    const state = stateOf(standingAt(known, told, ALWAYS));
    return assess({ asked, told, step, on: textOr(body, 'on', today), steps: handlings(known, id, ALWAYS), state });
  };

const STEPS = [
  'verify',
  'return',
  'complete',
  'forward',
  'reject',
  'withdraw',
  'assign',
  'answer',
  'close',
  'reopen',
] as const;

export const complaintRules: Readonly<Record<string, Rule>> = {
  complaints: receive,
  ...Object.fromEntries(STEPS.map((step) => [`complaints/${step}`, stepping(step)])),
};
