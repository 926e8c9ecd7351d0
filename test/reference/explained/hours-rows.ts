import { addDays } from '../days.js';
import { factsOf, type FactOf, type Id } from '../facts.js';
import { lastBy } from '../last.js';
import { hoursOf } from '../learning.js';
import { firstOf, ofPeople, type Explaining, type Row } from './row.js';

/** What a person earned hours with. */
type Earned = {
  readonly told: FactOf<'resulted'> | FactOf<'taught'>;
  readonly fact: string;
  readonly thing: Id;
  readonly staff: Id;
  readonly hours: number;
};

const ENOUGH_HOURS = 20;

const earnedIn = ({ known, told }: Explaining): readonly Earned[] => {
  const hours = new Map(factsOf(known, 'course').map((course) => [course.thing, course.hours]));
  const passed = factsOf(told, 'resulted').filter(({ result }) => result === 'passed');
  return [
    ...passed.map((fact) => ({
      told: fact,
      fact: 'completion',
      thing: fact.course,
      staff: fact.staff,
      hours: hours.get(fact.course) ?? 0,
    })),
    ...factsOf(told, 'taught').map((fact) => ({
      told: fact,
      fact: 'training',
      thing: fact.training,
      staff: fact.staff,
      hours: fact.hours,
    })),
  ];
};

/** Of one course the newest completion counts, whatever its programme. */
export const developedRows = (of: Explaining): readonly Row[] => {
  const { known, day, isTaken } = of;
  const earned = earnedIn(of);
  const faultOf = ({ told }: Earned): string | undefined =>
    firstOf([
      [isTaken(told), 'retracted'],
      [told.on > day, 'not-yet'],
      [told.on <= addDays(day, -365), 'too-old'],
    ]);
  const whyOf = (one: Earned): string => {
    const alike = earned.filter(({ staff, thing }) => staff === one.staff && thing === one.thing);
    const newest = lastBy(alike.filter((other) => faultOf(other) === undefined).map(({ told }) => told));
    return (
      faultOf(one) ??
      firstOf([
        [newest !== one.told, 'another-counts'],
        [hoursOf(known, one.staff, day) < ENOUGH_HOURS, 'too-few-hours'],
      ]) ??
      'counts'
    );
  };
  return ofPeople(of, earned, (one, unit) => ({
    component: 'developed',
    fact: one.fact,
    thing: one.thing,
    on: one.told.on,
    told: one.told,
    unit,
    staff: one.staff,
    weight: one.hours,
    why: whyOf(one),
  }));
};
