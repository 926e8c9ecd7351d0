import type { Asked } from '../components.js';
import type { Day } from '../days.js';
import { knownOn, type Fact, type Id, type Known } from '../facts.js';
import { staffOf } from '../people.js';

/** A fact that a component was made of, or was not; `counts` as why where it was (api.md, 4). */
export type Row = {
  readonly component: string;
  readonly fact: string;
  readonly thing: Id;
  readonly on: Day;
  /** The fact as it was told: by which write, and when. */
  readonly told: Fact;
  readonly unit: Id | null;
  readonly staff: Id | null;
  readonly weight: number;
  readonly why: string;
};

/** What is explained: some units of a programme at a pair of dates, by one formula. */
export type Explaining = Asked & {
  /** All that was told by then, what was taken back too, but for what is void. */
  readonly told: Known;
  readonly isTaken: (fact: Fact) => boolean;
  /** Who counts in the units, and in which. */
  readonly people: ReadonlyMap<Id, Id>;
  readonly asksWhoIsHeard: boolean;
};

type Wanted = Pick<Asked, 'programme' | 'units' | 'day'> & {
  readonly log: Known;
  readonly knownDay: Day;
  readonly asksWhoIsHeard: boolean;
};

export const explaining = ({ log, knownDay, ...asked }: Wanted): Explaining => {
  const known = knownOn(log, knownDay);
  const standing = new Set(known.map(({ seq }) => seq));
  const { units, day } = asked;
  return {
    ...asked,
    known,
    told: knownOn(
      log.filter(({ type }) => type !== 'retracted'),
      knownDay,
    ),
    isTaken: ({ seq }) => !standing.has(seq),
    people: new Map(units.flatMap((unit) => staffOf(known, unit, day).map((staff) => [staff, unit] as const))),
  };
};

/** Why something does not count: the first of some reasons, in their order, that holds. */
export const firstOf = (reasons: readonly (readonly [boolean, string])[]): string | undefined =>
  reasons.find(([holds]) => holds)?.[1];

/** The rows of people who count in the units. */
export const ofPeople = <F extends { readonly staff: Id }>(
  { people }: Explaining,
  facts: readonly F[],
  rowOf: (fact: F, unit: Id) => Row,
): readonly Row[] =>
  facts.flatMap((fact) => {
    const unit = people.get(fact.staff);
    return unit === undefined ? [] : [rowOf(fact, unit)];
  });
