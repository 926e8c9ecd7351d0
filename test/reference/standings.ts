import { chartAt, subtreeOf } from './chart.js';
import type { Day } from './days.js';
import { countStandings, currentVersion, lastAnswer, standingOf, type StandingCounts } from './directives.js';
import { factsOf, type Id, type Known } from './facts.js';
import { staffOf } from './people.js';
import { targetsOf, unitsUnder } from './programmes.js';

export type PersonStanding = { readonly staff: Id; readonly standing: string; readonly on: Day | null };

export type DirectiveStandings = {
  readonly version: number | null;
  readonly total: StandingCounts | null;
  readonly units: readonly {
    readonly unit: Id;
    readonly own: StandingCounts;
    readonly subtree: StandingCounts;
  }[];
  readonly people: readonly PersonStanding[];
};

const NONE: DirectiveStandings = { version: null, total: null, units: [], people: [] };

/** The standings of a directive over its targeted units, or with `under` over those among one unit and all below it. */
export const standingsOf = (known: Known, directive: Id, day: Day, under: Id | null = null): DirectiveStandings => {
  const thing = factsOf(known, 'directed').find((fact) => fact.thing === directive);
  const current = currentVersion(known, directive, day);
  if (!thing || !current) return NONE;
  const chart = chartAt(known, day);
  const whole = unitsUnder(chart, targetsOf(known, thing, day));
  const units = under === null ? whole : subtreeOf(chart, under).filter((unit) => whole.includes(unit));
  const people = (some: readonly Id[]): readonly Id[] => some.flatMap((unit) => staffOf(known, unit, day));
  const counts = (some: readonly Id[]): StandingCounts => countStandings(known, current, people(some), day);
  return {
    version: current.number,
    total: counts(units),
    units: units.map((unit) => ({ unit, own: counts([unit]), subtree: counts(subtreeOf(chart, unit)) })),
    people: people(units).map((staff) => ({
      staff,
      standing: standingOf(known, current, staff, day),
      on: lastAnswer(known, directive, staff, day)?.on ?? null,
    })),
  };
};
