import { factsOf, type Id } from '../facts.js';
import type { Body } from '../judge/verdict.js';
import {
  dated,
  pastDay,
  peopleOf,
  someDay,
  somePeople,
  someProgramme,
  someUnit,
  someUnits,
  type Maker,
  type Scene,
} from './scene.js';
import { answering, ending, onText, target } from './text-wishes.js';

const offer: Maker = (scene) => {
  const { chance, serial } = scene;
  const programme = someProgramme(scene);
  const windowDays = chance.happens(0.5) ? { windowDays: 1 + chance.below(90) } : {};
  return {
    path: `programmes/${programme}/courses`,
    body: {
      title: `Diklat ${serial}`,
      hours: chance.happens(0.03) ? 1_001 : 1 + chance.below(24),
      units: someUnits(scene, programme),
      ...windowDays,
      ...dated(scene, someDay(scene)),
    },
    newId: `@course:${serial}`,
  };
};

const result = ({ chance }: Scene): Body => ({
  result: chance.happens(0.7) ? 'passed' : 'failed',
  source: 'sertifikat',
});

const retractResults = (scene: Scene, course: Id): Body => {
  const { chance, known, today } = scene;
  const told = chance.pick(factsOf(known, 'resulted').filter((fact) => fact.course === course));
  const on = told?.on ?? today;
  const unit = someUnit(scene);
  const staff = told && chance.happens(0.6) ? [told.staff] : peopleOf(scene, unit, on);
  return { unit, staff, on, reason: 'keliru' };
};

const train: Maker = (scene) => ({
  path: 'trainings',
  body: {
    title: `Bimtek ${scene.serial}`,
    hours: 1 + scene.chance.below(21),
    staff: somePeople(scene, 5),
    ...dated(scene, pastDay(scene)),
  },
  newId: `@training:${scene.serial}`,
});

const untrain: Maker = (scene) => {
  const { chance, known } = scene;
  const training = chance.pick(factsOf(known, 'training'))?.training;
  if (training === undefined) return null;
  const taught = factsOf(known, 'taught').filter((fact) => fact.training === training);
  const some = chance.happens(0.8) ? chance.some(taught, 2).map(({ staff }) => staff) : somePeople(scene, 2);
  const staff = some.length === 0 || chance.happens(0.2) ? {} : { staff: some };
  return { path: `trainings/${training}/retract`, body: { ...staff, reason: 'keliru' }, newId: null };
};

const quiet: Maker = (scene) => {
  const programme = someProgramme(scene);
  const body = { unit: someUnits(scene, programme)[0] ?? someUnit(scene), ...dated(scene, pastDay(scene)) };
  return { path: `programmes/${programme}/nil-reports`, body, newId: `@nil:${scene.serial}` };
};

/** The same report again. */
const quietAgain: Maker = ({ chance, known, serial }) => {
  const found = chance.pick(factsOf(known, 'quiet'));
  if (!found) return null;
  const { programme, unit, on } = found;
  return { path: `programmes/${programme}/nil-reports`, body: { unit, on }, newId: `@nil:${serial}` };
};

const unquiet: Maker = ({ chance, known }) => {
  const report = chance.pick(factsOf(known, 'quiet'))?.report;
  return report === undefined
    ? null
    : { path: `nil-reports/${report}/retract`, body: { reason: 'ternyata ada' }, newId: null };
};

export const learningWishes: readonly (readonly [number, Maker])[] = [
  [2, offer],
  [2, onText('courses', 'target', target)],
  [1, onText('courses', 'retire', ending)],
  [11, onText('courses', 'completions', answering(result))],
  [3, onText('courses', 'retractions', retractResults)],
  [3, train],
  [2, untrain],
  [4, quiet],
  [1, quietAgain],
  [2, unquiet],
];
