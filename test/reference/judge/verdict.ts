import type { Day } from '../days.js';
import type { Happening, Id, Known } from '../facts.js';

/** The order of checks of api.md, 1, from the programme's state on. */
export const RANK = { void: 0, programme: 1, already: 2, state: 3, dates: 4, units: 5, people: 6, chart: 7 } as const;

/** A rule that says no; where the documents leave its rank open, from the first to the last it may have. */
export type Fault = { readonly code: string; readonly from: number; readonly to: number };

export const fault = (code: string, from: number, to = from): Fault => ({ code, from, to });
export const when = (condition: boolean, code: string, from: number, to = from): readonly Fault[] =>
  condition ? [fault(code, from, to)] : [];

/** Whether the wish is fulfilled already; `maybe` where the documents do not say whether it would be recorded again. */
export type Already = 'yes' | 'no' | 'maybe';

export type Assessment = {
  readonly faults: readonly Fault[];
  /** Refusals that the documents allow but do not demand. */
  readonly maybe?: readonly Fault[];
  readonly already?: Already;
  /** Why the outcome cannot be foreseen at all; such a request is not played. */
  readonly unclear?: string;
  readonly record: (newId: Id) => readonly Happening[];
  /** Whose id the answer carries where nothing new is created. */
  readonly existing?: Id;
};

/** Once more is already so where it says the same day; with another one it is recorded already (corrections.md). */
export const toldAgain = (
  recorded: { readonly on: Day } | undefined,
  on: Day,
): { readonly otherwise: readonly Fault[]; readonly already: Already } => ({
  otherwise: when(recorded !== undefined && recorded.on !== on, 'already-recorded', RANK.already),
  already: recorded?.on === on ? 'yes' : 'no',
});

export type Body = Readonly<Record<string, unknown>>;

export type Case = {
  /** Everything recorded, what was retracted too. */
  readonly log: Known;
  /** What is known today. */
  readonly known: Known;
  readonly today: Day;
  /** The thing named in the path; empty where none is. */
  readonly id: Id;
  readonly body: Body;
};

export type Rule = (asked: Case) => Assessment;

export type Accepting = 'no' | 'recorded' | 'already' | 'either';

export type Verdict = {
  readonly accepting: Accepting;
  readonly refusals: ReadonlySet<string>;
  readonly unclear: string | null;
  readonly record: (newId: Id) => readonly Happening[];
  readonly existing: Id | null;
};

/** Codes that may be named: of no fault that certainly ranks after another. */
const nameable = (certain: readonly Fault[], possible: readonly Fault[]): ReadonlySet<string> => {
  const first = Math.min(...certain.map(({ to }) => to));
  return new Set([...certain, ...possible].filter(({ from }) => from <= first).map(({ code }) => code));
};

const acceptingOf = (already: Already, blocked: boolean): Accepting => {
  if (already === 'yes') return 'already';
  if (already === 'maybe') return blocked ? 'already' : 'either';
  return blocked ? 'no' : 'recorded';
};

/** Puts an assessment in the order of checks; a wish fulfilled already is stopped by the programme's state alone. */
export const decide = (assessment: Assessment): Verdict => {
  const already = assessment.already ?? 'no';
  const reaches = ({ from }: Fault): boolean => already !== 'yes' || from <= RANK.programme;
  const certain = assessment.faults.filter(reaches);
  const possible = (assessment.maybe ?? []).filter(reaches);
  const byProgramme = certain.some(({ to }) => to <= RANK.programme);
  return {
    accepting: byProgramme ? 'no' : acceptingOf(already, certain.length > 0),
    refusals: nameable(certain, possible),
    unclear: assessment.unclear ?? null,
    record: assessment.record,
    existing: assessment.existing ?? null,
  };
};

/** One of several persons in a list: judged alone, recorded together. */
export type Row = {
  readonly already: Already;
  readonly faults: readonly Fault[];
  readonly maybe?: readonly Fault[];
  readonly facts: readonly Happening[];
};

const togetherAlready = (rows: readonly Row[]): Already => {
  if (rows.every(({ already }) => already === 'yes')) return 'yes';
  return rows.every(({ already }) => already !== 'no') ? 'maybe' : 'no';
};

const ofProgramme = ({ from }: Fault): boolean => from <= RANK.programme;

/** A list is all or nothing; a row already so is no fault, unless the programme's state forbids it. */
export const together = (rows: readonly Row[], shared: Partial<Assessment> = {}): Assessment => {
  const open = rows.filter(({ already }) => already !== 'yes');
  const mixed = new Set(open.map(({ already }) => already)).size > 1;
  const closed = rows.filter(({ already }) => already === 'yes');
  return {
    faults: [
      ...(shared.faults ?? []),
      ...open.flatMap(({ faults }) => faults),
      ...closed.flatMap(({ faults }) => faults.filter(ofProgramme)),
    ],
    maybe: [...(shared.maybe ?? []), ...rows.flatMap(({ maybe }) => maybe ?? [])],
    already: togetherAlready(rows),
    ...(mixed ? { unclear: 'some of the list may be so already' } : {}),
    record: () => open.flatMap(({ facts }) => facts),
  };
};
