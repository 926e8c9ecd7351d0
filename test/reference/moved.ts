import { chartAt, readThrough } from './chart.js';
import type { Day } from './days.js';
import { currentVersion, lastAnswer, standingOf } from './directives.js';
import { practises, selfReports } from './evidence.js';
import { factsOf, type Fact, type Id, type Known } from './facts.js';
import { resultsOf } from './learning.js';
import { everyone, recordedUnit } from './people.js';
import { endOf } from './programmes.js';

/** What is known before a correction and after it, and on which day it was recorded. */
export type Around = { readonly before: Known; readonly after: Known; readonly today: Day };

type Of = Around & { readonly id: Id };

const DAY = /\d{4}-\d{2}-\d{2}/g;

/** Every day that anything known names: between two of them nothing is another than the day before. */
const turningDays = ({ before, after }: Around): readonly Day[] =>
  [...new Set(JSON.stringify([before, after]).match(DAY) ?? [])].sort();

const nextDay = (day: Day): Day => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const dayBefore = (day: Day): Day => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** The last day until today on which something differs, else the first one after it. */
const judgedOn = (around: Around, differs: (day: Day) => boolean): Day | undefined => {
  const { today } = around;
  const days = turningDays(around);
  const lastDays = [...days.flatMap((day) => [dayBefore(day), day]), today].filter((day) => day <= today).sort();
  return (
    lastDays.findLast(differs) ?? [...days, ...days.map(nextDay)].sort().find((day) => day > today && differs(day))
  );
};

type Done = Extract<Fact, { readonly type: 'answered' | 'observed' | 'attended' | 'resulted' | 'taught' }>;

const done = (known: Known): readonly Done[] => [
  ...factsOf(known, 'answered'),
  ...factsOf(known, 'observed'),
  ...factsOf(known, 'attended'),
  ...factsOf(known, 'resulted'),
  ...factsOf(known, 'taught'),
];

const countDone = (known: Known, day: Day | undefined, isConcerned: (fact: Done, day: Day) => boolean): number =>
  day === undefined ? 0 : done(known).filter((fact) => fact.on <= day && isConcerned(fact, day)).length;

const careerMoved = (of: Of): number => {
  const { before, after, id } = of;
  const day = judgedOn(of, (one) => recordedUnit(before, id, one) !== recordedUnit(after, id, one));
  return countDone(before, day, ({ staff }) => staff === id);
};

/** Whether a unit is read as another one on a day. */
const isElsewhere = ({ before, after }: Around, unit: Id, day: Day): boolean =>
  readThrough(chartAt(before, day), unit) !== readThrough(chartAt(after, day), unit);

const unitsIn = ({ before, after }: Around, day: Day): readonly Id[] =>
  [before, after].flatMap((known) => [...chartAt(known, day).alive.keys(), ...chartAt(known, day).ended.keys()]);

const chartMoved = (around: Around): number => {
  const { before } = around;
  const day = judgedOn(around, (one) => unitsIn(around, one).some((unit) => isElsewhere(around, unit, one)));
  return countDone(before, day, ({ staff }, on) => {
    const unit = recordedUnit(before, staff, on);
    return unit !== null && isElsewhere(around, unit, on);
  });
};

const inService = (known: Known, day: Day): readonly Id[] =>
  everyone(known).filter((staff) => recordedUnit(known, staff, day) !== null);

const standingIn = (known: Known, directive: Id, staff: Id, day: Day): string => {
  const current = currentVersion(known, directive, day);
  return current ? standingOf(known, current, staff, day) : 'none';
};

const directiveMoved = (of: Of): number => {
  const { before, after, id } = of;
  const versionOn = (known: Known, day: Day): number | undefined => currentVersion(known, id, day)?.number;
  const day = judgedOn(of, (one) => versionOn(before, one) !== versionOn(after, one));
  if (day === undefined) return 0;
  return inService(before, day).filter(
    (staff) =>
      lastAnswer(before, id, staff, day) && standingIn(before, id, staff, day) !== standingIn(after, id, staff, day),
  ).length;
};

const practiceMoved = (of: Of): number => {
  const { before, after, id } = of;
  const practice = factsOf(before, 'practice').find(({ thing }) => thing === id);
  const isEnded = (known: Known, day: Day): boolean => (endOf(known, id)?.on ?? '9999') <= day;
  const day = judgedOn(of, (one) => isEnded(before, one) !== isEnded(after, one));
  if (day === undefined || !practice) return 0;
  return inService(before, day).filter(
    (staff) => practises(before, practice, staff, day) || selfReports(before, practice, staff, day),
  ).length;
};

const courseMoved = (of: Of): number => {
  const { before, after, id } = of;
  const isEnded = (known: Known, day: Day): boolean => (endOf(known, id)?.on ?? '9999') <= day;
  const day = judgedOn(of, (one) => isEnded(before, one) !== isEnded(after, one));
  if (day === undefined) return 0;
  return inService(before, day).filter((staff) => resultsOf(before, id, staff).some(({ on }) => on <= day)).length;
};

const PERSONS = new Set(['answered', 'observed', 'attended', 'resulted', 'taught', 'invited']);

/** Facts of people that are told for another day, or not at all. */
const toldOtherwise = ({ before, after }: Around): number => {
  const left = new Map(after.map((fact) => [fact.seq, JSON.stringify(fact)]));
  return before.filter((fact) => PERSONS.has(fact.type) && left.get(fact.seq) !== JSON.stringify(fact)).length;
};

/** How many facts of people a correction moves, by the collection that it is about. */
export const movedBy = (collection: string, of: Of): number => {
  const told = toldOtherwise(of);
  if (told > 0) return told;
  if (collection === 'staff') return careerMoved(of);
  if (collection === 'units' || collection === 'reforms') return chartMoved(of);
  if (collection === 'directives') return directiveMoved(of);
  if (collection === 'courses') return courseMoved(of);
  return collection === 'practices' ? practiceMoved(of) : 0;
};
