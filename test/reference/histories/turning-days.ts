import { addDays, dayOf, isDay, type Day } from '../days.js';
import type { Fact, Known } from '../facts.js';
import type { Chance } from './random.js';

const daysIn = (fact: Fact): readonly Day[] => {
  const named = Object.entries(fact)
    .filter(([name]) => name !== 'recorded')
    .flatMap(([, value]) => (typeof value === 'string' && isDay(value) ? [value] : []));
  return 'startsAt' in fact ? [...named, dayOf(fact.startsAt)] : named;
};

/** Days on which observations of the practices cease to count. */
const windowEnds = (known: Known): readonly Day[] =>
  known.flatMap((practice) =>
    (practice.type !== 'practice' && practice.type !== 'course') || practice.windowDays === null
      ? []
      : known.flatMap((fact) =>
          (fact.type === 'observed' && fact.practice === practice.thing) ||
          (fact.type === 'resulted' && fact.course === practice.thing)
            ? [addDays(fact.on, practice.windowDays ?? 0)]
            : [],
        ),
  );

/** A day on which something in the log turns, or a neighbour of one: where rules about days are easily off by one. */
export const turningDay = (known: Known, chance: Chance): Day | undefined => {
  const ends = chance.happens(0.3) ? windowEnds(known) : [];
  // By kind first, for a withdrawal or a cancellation is one fact among hundreds.
  const type = chance.pick([...new Set(known.map((fact) => fact.type))]);
  const fact = chance.pick(known.filter((one) => one.type === type));
  const day = chance.pick(ends.length > 0 ? ends : fact ? daysIn(fact) : []);
  return day === undefined ? undefined : addDays(day, chance.pick([0, 0, 0, 1, -1]) ?? 0);
};
