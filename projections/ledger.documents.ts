import type { Day } from '../src/kernel/words/calendar-date.js';
import { type Step, type Timeline, timelineOf } from '../src/kernel/views/tally.js';
import type { AnswerKind } from '../src/directives/directive.events.js';
import { type Interval, joined, spansOf, standing } from './ledger.intervals.js';

/** Short names: these documents are many and are written with every fact. */
export type CareerEntry = readonly [kind: 'e' | 't' | 'd', on: Day, seq: number, unit: string, fact: string];

/** Where a person is, and which documents' cells move with the person: their keys without the person's id. */
export type PersonDoc = { readonly career: readonly CareerEntry[]; readonly links: readonly string[] };

export type AnswerEntry = {
  readonly kind: AnswerKind;
  readonly version: number;
  readonly on: Day;
  readonly until?: Day;
  /** Revision of the event that recorded it: all answers to a directive are in one stream. */
  readonly rev: number;
  readonly recorded: Day;
  readonly retracted?: Day;
};

/** A person's answers to one directive. */
export type AnswersDoc = { readonly answers: readonly AnswerEntry[] };

export type ObservationEntry = {
  readonly valid: boolean;
  readonly on: Day;
  readonly rev: number;
  /** In days; absent where it holds for good. The practice may have had another one when others were recorded. */
  readonly window?: number;
  readonly recorded: Day;
  readonly retracted?: Day;
};

/** A person's observations of one practice. */
export type ObservationsDoc = { readonly observations: readonly ObservationEntry[] };

/** A completion of a course; one without a window holds for good. */
export type CompletionEntry = Omit<ObservationEntry, 'valid'> & { readonly passed: boolean };

/** A person's completions of one course. */
export type CompletionsDoc = { readonly completions: readonly CompletionEntry[] };

/** Hours of what was passed or taken part in: a course or a training. */
export type EarnedEntry = Omit<ObservationEntry, 'valid' | 'window'> & {
  readonly of: string;
  readonly hours: number;
  /** In a training: what a course earned stands among its completions, too. */
  readonly elsewhere?: true;
};

/** What a person earned hours with, wherever. */
export type HoursDoc = { readonly earned: readonly EarnedEntry[] };

/**
 * What a person has done in one programme, as far as the steps are made of it: the days of the sessions attended and of
 * the first acknowledgement of each directive, and when each practice was in force. It is written with nearly every
 * fact, so it names none of them.
 */
export type JourneyDoc = {
  readonly attended: readonly Day[];
  readonly acknowledged: readonly Day[];
  readonly spans: readonly Interval[];
};

const byPlace = (a: CareerEntry, b: CareerEntry): number => a[1] - b[1] || a[2] - b[2];

const inOrder = (career: readonly CareerEntry[]): readonly CareerEntry[] =>
  career.length < 2 ? career : career.toSorted(byPlace);

type Whereabouts = { readonly inService: boolean; readonly unit: string };

/** The last enrolment or departure says whether a person is in service, the last placement where. */
const after = (at: Whereabouts, [kind, , , unit]: CareerEntry): Whereabouts => ({
  inService: kind === 't' ? at.inService : kind === 'e',
  unit: kind === 'd' ? at.unit : unit,
});

/** domain.md, 3: assigned(person, d), as a timeline. */
export const unitsOf = ({ career }: PersonDoc): Timeline<string> => {
  const steps: { from: Day; value: string | undefined }[] = [];
  let at: Whereabouts = { inService: false, unit: '' };
  for (const entry of inOrder(career)) {
    at = after(at, entry);
    const value = at.inService ? at.unit : undefined;
    if (steps.at(-1)?.from === entry[1]) steps.pop();
    if (steps.at(-1)?.value !== value) steps.push({ from: entry[1], value });
  }
  return steps;
};

const LETTER: Readonly<Record<AnswerKind, string>> = {
  acknowledged: 'a',
  declined: 'd',
  'exception-requested': 'r',
  exempted: 'x',
};

/** How an answer is counted: by kind and version, an exemption for any version. */
const categoryOf = ({ kind, version }: Pick<AnswerEntry, 'kind' | 'version'>): string =>
  kind === 'exempted' ? 'x' : `${LETTER[kind]}${version}`;

const hasRunOut = ({ until }: AnswerEntry, day: Day): boolean => until !== undefined && until < day;

const isLater = (a: AnswerEntry, b: AnswerEntry): boolean => a.on > b.on || (a.on === b.on && a.rev > b.rev);

/** The last answer that counts on a day: by `on`, then by recording; an exemption that has run out is none. */
export const lastAnswer = (answers: readonly AnswerEntry[], day: Day): AnswerEntry | undefined => {
  let last: AnswerEntry | undefined;
  for (const answer of answers) {
    if (answer.on > day || hasRunOut(answer, day)) continue;
    if (!last || isLater(answer, last)) last = answer;
  }
  return last;
};

export const answersTimeline = ({ answers }: AnswersDoc): Timeline<string> => {
  const counted = standing(answers);
  const days = counted.flatMap(({ on, until }) => (until === undefined ? [on] : [on, until + 1]));
  return timelineOf(days, (day) => {
    const last = lastAnswer(counted, day);
    return last && categoryOf(last);
  });
};

/** The first day of an acknowledgement that was not retracted, of any version. */
export const firstAcknowledged = ({ answers }: AnswersDoc): Day | undefined => {
  const days = standing(answers).flatMap(({ kind, on }) => (kind === 'acknowledged' ? [on] : []));
  return days.length === 0 ? undefined : Math.min(...days);
};

/** When an observation of a kind is in force, overlaps joined (domain.md, 5). */
export const inForce = ({ observations }: ObservationsDoc, valid: boolean): Interval[] =>
  spansOf(standing(observations).filter((entry) => entry.valid === valid));

/** Practising or not, from a day on. */
const practising = (spans: readonly Interval[], start: Day): Step<string>[] => {
  const steps: Step<string>[] = [];
  let until = start;
  for (const [begins, ends = Infinity] of joined(spans)) {
    if (ends <= start) continue;
    const from = Math.max(begins, start);
    if (from > until || steps.length > 0) steps.push({ from: until, value: 'not-practising' });
    steps.push({ from, value: 'practising' });
    until = ends;
  }
  return Number.isFinite(until) ? [...steps, { from: until, value: 'not-practising' }] : steps;
};

const earliest = (days: readonly Day[]): Day => {
  let first = Infinity;
  for (const day of days) if (day < first) first = day;
  return first;
};

/** True where two states of a journey count alike on every day: most facts leave its first days and its spans as they are. */
export const sameJourney = (a: JourneyDoc, b: JourneyDoc): boolean =>
  a.spans === b.spans &&
  earliest(a.attended) === earliest(b.attended) &&
  earliest(a.acknowledged) === earliest(b.acknowledged);

/** Who attended nothing yet is in no category: `not-informed` is what the population leaves over. */
export const journeyTimeline = ({ attended, acknowledged, spans }: JourneyDoc): Timeline<string> => {
  const [informed, committed] = [earliest(attended), earliest(acknowledged)];
  if (informed === Infinity) return [];
  const early: Step<string>[] = committed > informed ? [{ from: informed, value: 'not-committed' }] : [];
  if (committed === Infinity) return early;
  return [...early, ...practising(spans, Math.max(informed, committed))];
};
