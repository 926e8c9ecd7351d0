import { addDays, dayOf, type Day } from './days.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';

const observationsByPerson = new WeakMap<Known, ReadonlyMap<string, readonly FactOf<'observed'>[]>>();

const grouped = (known: Known): ReadonlyMap<string, readonly FactOf<'observed'>[]> => {
  const table = new Map<string, FactOf<'observed'>[]>();
  for (const fact of factsOf(known, 'observed')) {
    const key = `${fact.practice} ${fact.staff}`;
    table.set(key, [...(table.get(key) ?? []), fact]);
  }
  return table;
};

export const observationsOf = (known: Known, practice: Id, staff: Id): readonly FactOf<'observed'>[] => {
  const table = observationsByPerson.get(known) ?? grouped(known);
  observationsByPerson.set(known, table);
  return table.get(`${practice} ${staff}`) ?? [];
};

/** `on <= asOf < on + windowDays`, without upper bound where the practice has no window (domain.md, 5). */
const inForce = (practice: FactOf<'practice'>, on: Day, day: Day): boolean =>
  on <= day && (practice.windowDays === null || day < addDays(on, practice.windowDays));

/** Whether the person has an observation that counts: any grade but E. */
export const practises = (known: Known, practice: FactOf<'practice'>, staff: Id, day: Day): boolean =>
  observationsOf(known, practice.thing, staff).some(({ grade, on }) => grade !== 'E' && inForce(practice, on, day));

/** Whether the person has a self-report (grade E) in force, whatever else. */
export const selfReports = (known: Known, practice: FactOf<'practice'>, staff: Id, day: Day): boolean =>
  observationsOf(known, practice.thing, staff).some(({ grade, on }) => grade === 'E' && inForce(practice, on, day));

export const practicesOf = (known: Known, programme: Id): readonly FactOf<'practice'>[] =>
  factsOf(known, 'practice').filter((practice) => practice.programme === programme);

export const sessionsOf = (known: Known, programme: Id): readonly FactOf<'planned'>[] =>
  factsOf(known, 'planned').filter((session) => session.programme === programme);

export const startsAt = (known: Known, session: FactOf<'planned'>): string =>
  factsOf(known, 'rescheduled').findLast((fact) => fact.session === session.session)?.startsAt ?? session.startsAt;

export const sessionDay = (known: Known, session: FactOf<'planned'>): Day => dayOf(startsAt(known, session));

export const callingOff = (known: Known, session: Id): FactOf<'called-off'> | undefined =>
  factsOf(known, 'called-off').find((fact) => fact.session === session);

const attendants = new WeakMap<Known, Map<string, ReadonlySet<Id>>>();

/** Everyone who attended a held session of the programme by the day. */
export const informed = (known: Known, programme: Id, day: Day): ReadonlySet<Id> => {
  const kept = attendants.get(known) ?? new Map<string, ReadonlySet<Id>>();
  attendants.set(known, kept);
  const key = `${programme} ${day}`;
  const sessions = new Set(sessionsOf(known, programme).map(({ session }) => session));
  const attended = factsOf(known, 'attended').filter(({ session, on }) => sessions.has(session) && on <= day);
  const people = kept.get(key) ?? new Set(attended.map(({ staff }) => staff));
  kept.set(key, people);
  return people;
};
