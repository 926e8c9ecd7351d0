import { addDays } from '../days.js';
import { factsOf, type Id } from '../facts.js';
import { homeOf } from '../judge/checks.js';
import type { Body } from '../judge/verdict.js';
import {
  dated,
  pastDay,
  peopleOf,
  someDay,
  someProgramme,
  someUnit,
  someUnits,
  type Maker,
  type Scene,
} from './scene.js';

const issue: Maker = (scene) => {
  const { chance, serial } = scene;
  const programme = someProgramme(scene);
  const issuedOn = someDay(scene);
  const dueOn = addDays(issuedOn, chance.below(40) - 1);
  return {
    path: `programmes/${programme}/directives`,
    body: {
      title: `Edaran ${serial}`,
      reference: `SE/${serial}`,
      units: someUnits(scene, programme),
      issuedOn,
      dueOn,
    },
    newId: `@directive:${serial}`,
  };
};

const define: Maker = (scene) => {
  const programme = someProgramme(scene);
  const windowDays = scene.chance.happens(0.6) ? { windowDays: 1 + scene.chance.below(60) } : {};
  return {
    path: `programmes/${programme}/practices`,
    body: {
      title: `Cara ${scene.serial}`,
      units: someUnits(scene, programme),
      ...windowDays,
      ...dated(scene, someDay(scene)),
    },
    newId: `@practice:${scene.serial}`,
  };
};

const directives = ({ known }: Scene): readonly Id[] => factsOf(known, 'directed').map(({ thing }) => thing);
const practices = ({ known }: Scene): readonly Id[] => factsOf(known, 'practice').map(({ thing }) => thing);

const courses = ({ known }: Scene): readonly Id[] => factsOf(known, 'course').map(({ thing }) => thing);

const THINGS = { directives, practices, courses } as const;

export const onText =
  (collection: keyof typeof THINGS, action: string, bodyOf: (scene: Scene, thing: Id) => Body): Maker =>
  (scene) => {
    const things = THINGS[collection](scene);
    const thing = scene.chance.pick([...things, ...things.slice(0, 2)]);
    return thing === undefined
      ? null
      : { path: `${collection}/${thing}/${action}`, body: bodyOf(scene, thing), newId: null };
  };

export const target = (scene: Scene, thing: Id): Body => ({
  units: someUnits(scene, homeOf(scene.known, thing)),
  reason: 'penyesuaian',
  ...dated(scene, someDay(scene)),
});

export const ending = (scene: Scene): Body => ({ reason: 'diganti', ...dated(scene, someDay(scene)) });

const revise = (scene: Scene): Body => {
  const issuedOn = someDay(scene);
  return { issuedOn, dueOn: addDays(issuedOn, scene.chance.below(30)), summary: 'perbaikan' };
};

const answer = (scene: Scene, day: string): Body => {
  const unit = someUnit(scene);
  return { unit, staff: peopleOf(scene, unit, day), ...dated(scene, day) };
};

export const answering =
  (extra: (scene: Scene, day: string) => Body) =>
  (scene: Scene): Body => {
    const day = pastDay(scene);
    return { ...answer(scene, day), ...extra(scene, day) };
  };

const until = ({ chance }: Scene, day: string): Body =>
  chance.happens(0.6) ? { until: addDays(day, chance.below(40) - 1) } : {};

/** Retractions of answers do not default to today: without a day they take back the last answer. */
const retractAnswers = (scene: Scene): Body => {
  const { chance, known } = scene;
  const given = chance.pick(factsOf(known, 'answered'));
  const day = given?.on ?? scene.today;
  const unit = someUnit(scene);
  const staff = given && chance.happens(0.5) ? [given.staff] : peopleOf(scene, unit, day);
  return {
    unit,
    staff,
    reason: 'keliru',
    ...(chance.happens(0.5) ? { on: chance.happens(0.9) ? day : someDay(scene) } : {}),
  };
};

const retractObservations = (scene: Scene, practice: Id): Body => {
  const { chance, known } = scene;
  const seen = chance.pick(factsOf(known, 'observed').filter((fact) => fact.practice === practice));
  const day = seen?.on ?? scene.today;
  const unit = someUnit(scene);
  return {
    unit,
    staff: seen && chance.happens(0.6) ? [seen.staff] : peopleOf(scene, unit, day),
    on: day,
    reason: 'keliru',
  };
};

export const textWishes: readonly (readonly [number, Maker])[] = [
  [2, issue],
  [2, define],
  [3, onText('directives', 'revise', revise)],
  [3, onText('directives', 'target', target)],
  [1, onText('directives', 'withdraw', ending)],
  [2, onText('practices', 'target', target)],
  [1, onText('practices', 'retire', ending)],
  [
    12,
    onText(
      'directives',
      'acknowledgements',
      answering(() => ({ how: 'read' })),
    ),
  ],
  [
    3,
    onText(
      'directives',
      'declines',
      answering(() => ({ reason: 'keberatan' })),
    ),
  ],
  [
    3,
    onText(
      'directives',
      'exception-requests',
      answering(() => ({ reason: 'cuti' })),
    ),
  ],
  [
    6,
    onText(
      'directives',
      'exemptions',
      answering((scene, day) => ({ reason: 'tugas belajar', ...until(scene, day) })),
    ),
  ],
  [5, onText('directives', 'retractions', retractAnswers)],
  [
    11,
    onText(
      'practices',
      'observations',
      answering(({ chance }) => ({
        grade: chance.pick(['A', 'B', 'C', 'D', 'E']) ?? 'A',
        source: 'catatan',
      })),
    ),
  ],
  [3, onText('practices', 'retractions', retractObservations)],
];
