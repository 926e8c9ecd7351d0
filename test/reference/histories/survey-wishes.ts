import { chartAt } from '../chart.js';
import { addDays } from '../days.js';
import { factsOf, type FactOf, type Id } from '../facts.js';
import type { Body } from '../judge/verdict.js';
import { unitsUnder } from '../programmes.js';
import { someProgramme, someUnit, someUnits, type Maker, type Scene } from './scene.js';

const ofKind = (scene: Scene): Body => {
  const { chance } = scene;
  if (chance.happens(0.5)) {
    const programme = someProgramme(scene);
    const statements = Array.from({ length: 1 + chance.below(3) }, (_, at) => `Pernyataan ${at + 1}`);
    return { kind: 'pulse', programme, statements, units: someUnits(scene, programme) };
  }
  const weights = chance.happens(0.4) ? { weights: chance.pick(['ninth', '0.11']) ?? 'ninth' } : {};
  const units = chance.happens(0.6) ? ['@unit:0'] : [someUnit(scene), someUnit(scene)];
  return { kind: 'satisfaction', units: [...new Set(units)], ...weights };
};

const days = ({ chance, today }: Scene): Body => {
  const opensOn = addDays(today, chance.below(12) - 9);
  const closesOn = addDays(chance.happens(0.96) && opensOn < today ? today : opensOn, chance.below(30));
  return { opensOn, closesOn };
};

const write: Maker = (scene) => ({
  path: 'surveys',
  body: { title: `Survei ${scene.serial}`, ...ofKind(scene), ...days(scene) },
  newId: `@survey:${scene.serial}`,
});

type Survey = FactOf<'surveyed'>;

const onSurvey =
  (action: string, bodyOf: (scene: Scene, survey: Survey) => Body | null): Maker =>
  (scene) => {
    const survey = scene.chance.pick(factsOf(scene.known, 'surveyed').slice(-4));
    const body = survey ? bodyOf(scene, survey) : null;
    return survey && body ? { path: `surveys/${survey.survey}/${action}`, body, newId: null } : null;
  };

const reason = { reason: 'perubahan' };

const answersTo = ({ chance }: Scene, { kind, statements }: Survey): readonly number[] =>
  Array.from({ length: statements }, () => 1 + chance.below(kind === 'pulse' ? 5 : 4));

/** Mostly one that takes them, of a unit that it covers. */
const type: Maker = (scene) => {
  const { chance, known, today } = scene;
  const all = factsOf(known, 'surveyed');
  const open = all.filter(({ opensOn, closesOn }) => opensOn <= today && today <= closesOn);
  const survey = chance.pick(chance.happens(0.9) ? open : all);
  if (!survey) return null;
  const covered = unitsUnder(chartAt(known, today), survey.units);
  const unit = (chance.happens(0.9) ? chance.pick(covered) : undefined) ?? someUnit(scene);
  const most = survey.kind === 'pulse' ? 2 : 7;
  const responses = Array.from({ length: 1 + chance.below(most) }, () => answersTo(scene, survey));
  return { path: `surveys/${survey.survey}/responses`, body: { unit, responses }, newId: null };
};

const takeBack = onSurvey('retractions', ({ chance, known }, { survey }) => {
  const batches = factsOf(known, 'papers').filter((fact) => fact.survey === survey || chance.happens(0.05));
  const batch: Id | undefined = chance.pick(batches)?.batch;
  return batch === undefined ? null : { batch, ...reason };
});

const amend = onSurvey('amend', (scene, survey) => {
  const { chance, today } = scene;
  const fields: readonly Body[] = [
    { title: `Survei ${scene.serial}` },
    { closesOn: addDays(survey.opensOn > today ? survey.opensOn : today, chance.below(10)) },
    { opensOn: addDays(today, chance.below(6) - 2) },
    { units: survey.of === null ? [someUnit(scene)] : someUnits(scene, survey.of) },
  ];
  return { ...chance.pick(fields), ...reason };
});

export const surveyWishes: readonly (readonly [number, Maker])[] = [
  [4, write],
  [24, type],
  [2, takeBack],
  [2, amend],
  [
    2,
    onSurvey('extend', ({ chance }, { closesOn }) => ({ closesOn: addDays(closesOn, chance.below(8) - 1), ...reason })),
  ],
  [2, onSurvey('close', () => ({}))],
  [1, onSurvey('cancel', () => reason)],
];
