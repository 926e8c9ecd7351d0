import type { CapabilityHappening } from './capability-facts.js';
import type { Day } from './days.js';
import { kept } from './kept.js';

/** Things are named by local names such as `@unit:3`; the player knows which id the server gave each. */
export type Id = string;

export type Change =
  | {
      readonly change: 'establish';
      readonly unit: Id;
      readonly code: string;
      readonly name: string;
      readonly kind: string;
      readonly parent: Id | null;
    }
  | { readonly change: 'rename'; readonly unit: Id; readonly name: string }
  | { readonly change: 'move'; readonly unit: Id; readonly parent: Id }
  | { readonly change: 'merge'; readonly unit: Id; readonly into: Id }
  | { readonly change: 'abolish'; readonly unit: Id };

export type ReformKind = 'restructure' | 'simplification' | 'equalisation';
export type AnswerKind = 'acknowledged' | 'declined' | 'exception-requested' | 'exempted';
export type IssueStep =
  'acknowledge' | 'diagnose' | 'reassess' | 'answer' | 'resolve' | 'accept' | 'withdraw' | 'duplicate' | 'reopen';
/** A position is compared as a whole, so its canonical text is enough. */
export type Position = string;
export type Post = { readonly staff: Id; readonly position: Position };

export type Happening =
  | CapabilityHappening
  | { readonly type: 'unit-changed'; readonly on: Day; readonly change: Change }
  | {
      readonly type: 'enrolled';
      readonly staff: Id;
      readonly unit: Id;
      readonly on: Day;
      readonly position: Position;
      readonly employment: string;
    }
  | { readonly type: 'numbered'; readonly staff: Id; readonly nip: string }
  | { readonly type: 'named'; readonly staff: Id; readonly name: string }
  | {
      readonly type: 'transferred';
      readonly staff: Id;
      readonly unit: Id;
      readonly on: Day;
      readonly position: Position | null;
    }
  | { readonly type: 'departed'; readonly staff: Id; readonly on: Day; readonly reason: string }
  | { readonly type: 'founded'; readonly programme: Id; readonly code: string; readonly units: readonly Id[] }
  | { readonly type: 'spanned'; readonly programme: Id; readonly startsOn: Day; readonly endsOn: Day }
  | { readonly type: 'scoped'; readonly programme: Id; readonly units: readonly Id[]; readonly on: Day }
  | { readonly type: 'closed'; readonly programme: Id; readonly on: Day }
  | {
      readonly type: 'proposed';
      readonly reform: Id;
      readonly programme: Id;
      readonly kind: ReformKind;
      readonly units: readonly Id[];
      readonly effectiveOn: Day;
      readonly changes: readonly Change[];
      readonly posts: readonly Post[];
    }
  | { readonly type: 'decreed'; readonly reform: Id; readonly signedOn: Day; readonly number: string }
  | { readonly type: 'postponed'; readonly reform: Id; readonly effectiveOn: Day }
  | { readonly type: 'completed'; readonly reform: Id; readonly on: Day }
  | { readonly type: 'cancelled'; readonly reform: Id; readonly on: Day }
  | { readonly type: 'directed'; readonly thing: Id; readonly programme: Id; readonly units: readonly Id[] }
  | { readonly type: 'version'; readonly directive: Id; readonly issuedOn: Day; readonly dueOn: Day }
  | {
      readonly type: 'practice';
      readonly thing: Id;
      readonly programme: Id;
      readonly units: readonly Id[];
      readonly on: Day;
      readonly windowDays: number | null;
    }
  | { readonly type: 'targeted'; readonly thing: Id; readonly units: readonly Id[]; readonly on: Day }
  | { readonly type: 'ended'; readonly thing: Id; readonly on: Day }
  | {
      readonly type: 'answered';
      readonly directive: Id;
      readonly staff: Id;
      readonly kind: AnswerKind;
      readonly version: number;
      readonly on: Day;
      readonly until: Day | null;
    }
  | {
      readonly type: 'observed';
      readonly practice: Id;
      readonly staff: Id;
      readonly on: Day;
      readonly grade: string;
      readonly source: string;
    }
  | {
      readonly type: 'planned';
      readonly session: Id;
      readonly programme: Id;
      readonly startsAt: string;
      readonly seats: number | null;
      readonly method: string;
      readonly units: readonly Id[];
    }
  | { readonly type: 'invited'; readonly session: Id; readonly staff: Id }
  | { readonly type: 'rescheduled'; readonly session: Id; readonly startsAt: string }
  | { readonly type: 'called-off'; readonly session: Id }
  | { readonly type: 'attended'; readonly session: Id; readonly staff: Id; readonly on: Day }
  | { readonly type: 'retracted'; readonly facts: readonly number[] }
  /** What is right in a fact (corrections.md): it keeps its place in the order of recording. */
  | { readonly type: 'amended'; readonly fact: number; readonly right: Readonly<Record<string, unknown>> }
  /** Something was told of it that no figure and no rule knows, such as a title. */
  | { readonly type: 'noted'; readonly thing: Id }
  /** Its texts told until then can be read no more. */
  | { readonly type: 'erased'; readonly thing: Id }
  /** It should never have been recorded. */
  | { readonly type: 'voided'; readonly thing: Id }
  | {
      readonly type: 'raised';
      readonly issue: Id;
      readonly programme: Id;
      readonly unit: Id;
      readonly on: Day;
      readonly cause: string;
      readonly reach: number;
      readonly intensity: string;
    }
  | {
      readonly type: 'stepped';
      readonly issue: Id;
      readonly step: IssueStep;
      readonly on: Day;
      readonly cause: string | null;
      readonly reach: number | null;
      readonly intensity: string | null;
      readonly of: Id | null;
    };

/** `seq` is the order of recording, `recorded` the day on which the system was told. */
export type Fact = Happening & { readonly seq: number; readonly recorded: Day };
export type FactOf<T extends Happening['type']> = Extract<Fact, { readonly type: T }>;

/** What is known on some day: recorded by then, and not retracted by then. */
export type Known = readonly Fact[];

export const recordAll = (facts: Known, today: Day, happenings: readonly Happening[]): Known => [
  ...facts,
  ...happenings.map((happening, index) => ({ ...happening, seq: facts.length + index, recorded: today })),
];

const isOf = (thing: Id, fact: Fact): boolean =>
  ['reform', 'thing', 'directive', 'practice', 'course', 'session', 'issue', 'suggestion', 'complaint'].some(
    (name) => Reflect.get(fact, name) === thing,
  ) ||
  // Of a programme nothing else is left when it is void.
  (['founded', 'spanned', 'scoped', 'closed'].includes(fact.type) && 'programme' in fact && fact.programme === thing);

/** Each fact as it is told by then. */
const amended = (recorded: Known): Known => {
  const right = new Map<number, object>();
  for (const fact of recorded)
    if (fact.type === 'amended') right.set(fact.fact, { ...right.get(fact.fact), ...fact.right });
  return recorded.map((fact) => (right.has(fact.seq) ? { ...fact, ...right.get(fact.seq) } : fact));
};

export const voidedBy = (facts: Known, day: Day): ReadonlySet<Id> =>
  new Set(facts.flatMap((fact) => (fact.type === 'voided' && fact.recorded <= day ? [fact.thing] : [])));

const knownBy = (facts: Known, day: Day): Known => {
  const recorded = facts.filter((fact) => fact.recorded <= day);
  const gone = new Set(recorded.flatMap((fact) => (fact.type === 'retracted' ? fact.facts : [])));
  const nowhere = [...voidedBy(recorded, day)];
  return amended(recorded).filter((fact) => !gone.has(fact.seq) && !nowhere.some((thing) => isOf(thing, fact)));
};

const daysOf = kept((_: Known) => new Map<Day, Known>());

/**
 * domain.md, 2: a retraction removes the fact for every `knownOn` from its own recording on; corrections.md: likewise
 * a fact that is amended is as it is right, and a void thing is nowhere. Kept, since every rule asks.
 */
export const knownOn = (facts: Known, day: Day): Known => {
  const days = daysOf(facts);
  const known = days.get(day) ?? knownBy(facts, day);
  days.set(day, known);
  return known;
};

const byType = kept((known: Known): ReadonlyMap<string, readonly Fact[]> => {
  const table = new Map<string, Fact[]>();
  for (const { type } of known) table.set(type, []);
  for (const fact of known) table.get(fact.type)?.push(fact);
  return table;
});

/** The facts of one type, in the order of recording; sorted out once per list, for the example city has thousands. */
export const factsOf = <T extends Happening['type']>(known: Known, type: T): readonly FactOf<T>[] =>
  (byType(known).get(type) ?? []).filter((fact): fact is FactOf<T> => fact.type === type);
