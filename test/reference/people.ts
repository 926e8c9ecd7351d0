import { chartAt, decreeOf, effectiveOn, cancellationOf, readThrough } from './chart.js';
import type { Day } from './days.js';
import { factsOf, type FactOf, type Id, type Known, type Position } from './facts.js';
import { lastBy } from './last.js';

export type Movement = FactOf<'enrolled'> | FactOf<'transferred'> | FactOf<'departed'>;

const movementsByStaff = new WeakMap<Known, ReadonlyMap<Id, readonly Movement[]>>();

const grouped = (known: Known): ReadonlyMap<Id, readonly Movement[]> => {
  const table = new Map<Id, Movement[]>();
  const all = [...factsOf(known, 'enrolled'), ...factsOf(known, 'transferred'), ...factsOf(known, 'departed')];
  for (const fact of all) {
    const row = table.get(fact.staff) ?? [];
    table.set(fact.staff, row);
    row.push(fact);
  }
  return table;
};

const tableOf = (known: Known): ReadonlyMap<Id, readonly Movement[]> => {
  const table = movementsByStaff.get(known) ?? grouped(known);
  movementsByStaff.set(known, table);
  return table;
};

export const everyone = (known: Known): readonly Id[] => [...tableOf(known).keys()];

export const movementsOf = (known: Known, staff: Id): readonly Movement[] => tableOf(known).get(staff) ?? [];

const happened = (known: Known, staff: Id, day: Day): readonly Movement[] =>
  movementsOf(known, staff).filter((fact) => fact.on <= day);

export type Service = 'in-service' | 'never-enrolled' | 'departed';

/** The last of the person's enrolments and departures by the day (domain.md, 3). */
export const serviceOf = (known: Known, staff: Id, day: Day): Service => {
  const last = lastBy(happened(known, staff, day).filter(({ type }) => type !== 'transferred'));
  if (!last) return 'never-enrolled';
  return last.type === 'enrolled' ? 'in-service' : 'departed';
};

/** The unit that was recorded, not yet read through mergers; null out of service. */
export const recordedUnit = (known: Known, staff: Id, day: Day): Id | null => {
  if (serviceOf(known, staff, day) !== 'in-service') return null;
  const moves = happened(known, staff, day).filter((fact) => fact.type !== 'departed');
  return lastBy(moves)?.unit ?? null;
};

/** `assigned(person, d)` of domain.md, 3. */
export const assigned = (known: Known, staff: Id, day: Day): Id | null => {
  const unit = recordedUnit(known, staff, day);
  return unit === null ? null : readThrough(chartAt(known, day), unit);
};

const staffed = new WeakMap<Known, Map<Day, ReadonlyMap<Id, readonly Id[]>>>();

const staffByUnit = (known: Known, day: Day): ReadonlyMap<Id, readonly Id[]> => {
  const table = new Map<Id, Id[]>();
  for (const staff of everyone(known)) {
    const unit = assigned(known, staff, day);
    if (unit === null) continue;
    const row = table.get(unit) ?? [];
    table.set(unit, row);
    row.push(staff);
  }
  return table;
};

/** The persons assigned to the unit itself on the day; kept, since every component of every unit asks. */
export const staffOf = (known: Known, unit: Id, day: Day): readonly Id[] => {
  const kept = staffed.get(known) ?? new Map<Day, ReadonlyMap<Id, readonly Id[]>>();
  staffed.set(known, kept);
  const table = kept.get(day) ?? staffByUnit(known, day);
  kept.set(day, table);
  return table.get(unit) ?? [];
};

type Placement = { readonly on: Day; readonly seq: number; readonly position: Position };

/** Posts of a decreed equalisation, from its effective date as known; whoever is not in service then is passed over. */
const postsOf = (known: Known, staff: Id): readonly Placement[] =>
  factsOf(known, 'proposed').flatMap((reform) => {
    const decree = decreeOf(known, reform.reform);
    if (!decree || cancellationOf(known, reform.reform)) return [];
    const on = effectiveOn(known, reform);
    return reform.posts
      .filter((post) => post.staff === staff && serviceOf(known, staff, on) === 'in-service')
      .map(({ position }) => ({ on, seq: decree.seq, position }));
  });

export const positionOf = (known: Known, staff: Id, day: Day): Position | null => {
  const placed = movementsOf(known, staff).flatMap((fact): Placement[] =>
    fact.type === 'departed' || fact.position === null ? [] : [{ on: fact.on, seq: fact.seq, position: fact.position }],
  );
  return lastBy([...placed, ...postsOf(known, staff)].filter(({ on }) => on <= day))?.position ?? null;
};

/** The employment of the last enrolment; null before the first. */
export const employmentOf = (known: Known, staff: Id, day: Day): string | null =>
  lastBy(factsOf(known, 'enrolled').filter((fact) => fact.staff === staff && fact.on <= day))?.employment ?? null;
