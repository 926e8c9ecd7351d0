import type { Day } from './days.js';
import { answersOf, countStandings, currentVersion } from './directives.js';
import { informed, practicesOf, practises, selfReports } from './evidence.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';
import { fraction, minus, plus, smaller, ZERO, type Fraction } from './fractions.js';
import { openIssues, weightOf } from './issues.js';
import { staffOf } from './people.js';
import { endOf, targets } from './programmes.js';
import { dueReforms, isCompleted, reaches } from './reforms.js';
import type { Shown } from './survey-results.js';

/** Whose figures: some units of a programme at a pair of dates. */
export type Asked = {
  readonly known: Known;
  readonly programme: Id;
  readonly units: readonly Id[];
  readonly day: Day;
  /** What the newest pulse has published of them, if it has. */
  readonly published?: Shown | undefined;
};

export type Share = {
  readonly numerator: Fraction;
  readonly denominator: Fraction;
  readonly beside: Readonly<Record<string, number>>;
};

const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, ZERO);
const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export const populationOf = ({ known, units, day }: Asked): number =>
  total(units.map((unit) => staffOf(known, unit, day).length));

const directivesOf = (known: Known, programme: Id): readonly FactOf<'directed'>[] =>
  factsOf(known, 'directed').filter((directive) => directive.programme === programme);

/** domain.md, 5: over current directives that target the unit, standing `acknowledged` of population minus `exempted`. */
export const acknowledged = ({ known, programme, units, day }: Asked): Share => {
  const counts = directivesOf(known, programme).flatMap((directive) => {
    const current = currentVersion(known, directive.thing, day);
    if (!current) return [];
    return units
      .filter((unit) => targets(known, directive, unit, day))
      .map((unit) => countStandings(known, current, staffOf(known, unit, day), day));
  });
  const exempted = total(counts.map((count) => count.exempted));
  return {
    numerator: fraction(total(counts.map((count) => count.acknowledged))),
    denominator: fraction(total(counts.map(({ population }) => population)) - exempted),
    beside: { exempted },
  };
};

/** domain.md, 5: over practices defined and not retired that target the unit, persons with a valid observation. */
export const practised = ({ known, programme, units, day }: Asked): Share => {
  const pairs = practicesOf(known, programme).flatMap((practice) => {
    const retirement = endOf(known, practice.thing);
    if (practice.on > day || (retirement && retirement.on <= day)) return [];
    return units
      .filter((unit) => targets(known, practice, unit, day))
      .flatMap((unit) => staffOf(known, unit, day).map((staff) => ({ practice, staff })));
  });
  return {
    numerator: fraction(pairs.filter(({ practice, staff }) => practises(known, practice, staff, day)).length),
    denominator: fraction(pairs.length),
    beside: {
      selfReported: pairs.filter(({ practice, staff }) => selfReports(known, practice, staff, day)).length,
    },
  };
};

/** domain.md, 5: each reform that names a unit or one above it counts once, however many units it reaches. */
export const implemented = ({ known, programme, units, day }: Asked): Share => {
  const due = dueReforms(known, programme, day).filter((reform) =>
    units.some((unit) => reaches(known, reform, unit, day)),
  );
  return {
    numerator: fraction(due.filter(({ reform }) => isCompleted(known, reform, day)).length),
    denominator: fraction(due.length),
    beside: {},
  };
};

/** domain.md, 6: persons who attended at least one held session of the programme. */
export const socialised = (asked: Asked): Share => {
  const { known, programme, units, day } = asked;
  const people = informed(known, programme, day);
  return {
    numerator: fraction(
      total(units.map((unit) => staffOf(known, unit, day).filter((staff) => people.has(staff)).length)),
    ),
    denominator: fraction(populationOf(asked)),
    beside: {},
  };
};

/** domain.md, 6: population minus the weight of open resistance, each unit's weight capped at its own population. */
export const calm = (asked: Asked): Share => {
  const { known, programme, units, day } = asked;
  const issues = units.map((unit) => openIssues(known, programme, unit, day));
  const weights = units.map((unit, index) =>
    smaller(
      fraction(staffOf(known, unit, day).length),
      sum((issues[index] ?? []).map((issue) => weightOf(known, issue, day))),
    ),
  );
  const population = fraction(populationOf(asked));
  return {
    numerator: minus(population, sum(weights)),
    denominator: population,
    beside: { openIssues: total(issues.map((open) => open.length)) },
  };
};

export type Journey = Readonly<Record<'not-informed' | 'not-committed' | 'not-practising' | 'practising', number>>;

const hasAcknowledged = (known: Known, programme: Id, staff: Id, day: Day): boolean =>
  directivesOf(known, programme).some((directive) =>
    answersOf(known, directive.thing, staff).some(({ kind, on }) => kind === 'acknowledged' && on <= day),
  );

const stepOf = ({ known, programme, day }: Asked, staff: Id): keyof Journey => {
  if (!informed(known, programme, day).has(staff)) return 'not-informed';
  if (!hasAcknowledged(known, programme, staff, day)) return 'not-committed';
  const uses = practicesOf(known, programme).some((practice) => practises(known, practice, staff, day));
  return uses ? 'practising' : 'not-practising';
};

/** domain.md, 6: each person once, at the first step not yet taken. */
export const journey = (asked: Asked): Journey => {
  const steps = asked.units.flatMap((unit) =>
    staffOf(asked.known, unit, asked.day).map((staff) => stepOf(asked, staff)),
  );
  const count = (wanted: keyof Journey): number => steps.filter((step) => step === wanted).length;
  return {
    'not-informed': count('not-informed'),
    'not-committed': count('not-committed'),
    'not-practising': count('not-practising'),
    practising: count('practising'),
  };
};
