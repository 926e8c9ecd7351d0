import { chartAt } from '../chart.js';
import { addDays } from '../days.js';
import { factsOf, type FactOf, type Id } from '../facts.js';
import type { Body } from '../judge/verdict.js';
import { unitsUnder } from '../programmes.js';
import { codesIn } from '../survey-codes.js';
import { someProgramme, someUnit, someUnits, type Maker, type Scene } from './scene.js';

const ofKind = (scene: Scene): Body => {
  const { chance } = scene;
  if (chance.happens(0.5)) {
    const programme = someProgramme(scene);
    const statements = Array.from({ length: 1 + chance.below(3) }, (_, at) => `Pernyataan ${at + 1}`);
    return { kind: 'pulse', programme, statements, units: someUnits(scene, programme) };
  }
  const weights = chance.happens(0.3) ? { weights: chance.pick(['ninth', '0.11']) ?? 'ninth' } : {};
  const units = chance.happens(0.6) ? ['@unit:0'] : [someUnit(scene), someUnit(scene)];
  return { kind: 'satisfaction', units: [...new Set(units)], ...weights };
};

const days = ({ chance, today }: Scene): Body => {
  const opensOn = addDays(today, chance.below(12) - 9);
  const closesOn = addDays(
    chance.happens(0.96) && opensOn < today ? today : opensOn,
    chance.below(chance.happens(0.5) ? 8 : 30),
  );
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

const openSurveys = ({ known, today }: Scene): readonly Survey[] =>
  factsOf(known, 'surveyed').filter(({ opensOn, closesOn }) => opensOn <= today && today <= closesOn);

/** Mostly one that takes responses. */
const openSurvey = (scene: Scene): Survey | undefined =>
  scene.chance.pick(scene.chance.happens(0.9) ? openSurveys(scene) : factsOf(scene.known, 'surveyed'));

/** Mostly one that it covers. */
const unitFor = (scene: Scene, { units }: Survey): Id => {
  const { chance, known, today } = scene;
  const covered = unitsUnder(chartAt(known, today), units);
  return (chance.happens(0.9) ? chance.pick(covered) : undefined) ?? someUnit(scene);
};

/** Of citizens often enough for a figure to be shown. */
const manyFor = ({ chance }: Scene, { kind }: Survey): number => {
  if (kind === 'pulse') return 1 + chance.below(2);
  return chance.happens(0.4) ? 1 + chance.below(4) : 5 + chance.below(6);
};

const type: Maker = (scene) => {
  const survey = openSurvey(scene);
  if (!survey) return null;
  const unit = unitFor(scene, survey);
  const responses = Array.from({ length: manyFor(scene, survey) }, () => answersTo(scene, survey));
  return { path: `surveys/${survey.survey}/responses`, body: { unit, responses }, newId: null };
};

const takeBack = onSurvey('retractions', ({ chance, known }, { survey }) => {
  const batches = factsOf(known, 'papers').filter((fact) => fact.survey === survey || chance.happens(0.05));
  const batch: Id | undefined = chance.pick(batches)?.batch;
  return batch === undefined ? null : { batch, ...reason };
});

const giveCodes: Maker = (scene) => {
  const survey = openSurvey(scene);
  if (!survey) return null;
  const body = { unit: unitFor(scene, survey), count: manyFor(scene, survey) };
  return { path: `surveys/${survey.survey}/codes`, body, newId: null };
};

const voidCodes = onSurvey('codes/void', (scene, { survey }) => {
  const given = scene.chance.pick(codesIn(scene.known).filter((code) => code.survey === survey));
  return { unit: scene.chance.happens(0.9) ? (given?.unit ?? someUnit(scene)) : someUnit(scene) };
});

const NO_CODE = 'K0DE-YANG-T1AD';

/** Mostly under a code that nobody has used, of a survey that takes responses. */
const phone: Maker = (scene) => {
  const { chance, known } = scene;
  const of = chance.happens(0.85) ? openSurveys(scene) : factsOf(known, 'surveyed');
  const given = factsOf(known, 'codes').flatMap(({ survey, codes }) => codes.map((code) => ({ survey, code })));
  const unused = codesIn(known).filter(({ answers }) => answers === undefined);
  const all = (chance.happens(0.85) ? unused : given).filter(({ survey: id }) =>
    of.some(({ survey }) => survey === id),
  );
  const found = chance.pick(all);
  const survey = of.find(({ survey: id }) => id === found?.survey);
  if (!found || !survey) return null;
  const code = chance.happens(0.02) ? NO_CODE : found.code;
  return { path: 'responses', body: { code, answers: answersTo(scene, survey) }, newId: null };
};

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
  [5, write],
  [16, type],
  [9, giveCodes],
  [2, voidCodes],
  [18, phone],
  [2, takeBack],
  [2, amend],
  [
    2,
    onSurvey('extend', ({ chance }, { closesOn }) => ({ closesOn: addDays(closesOn, chance.below(8) - 1), ...reason })),
  ],
  [2, onSurvey('close', () => ({}))],
  [1, onSurvey('cancel', () => reason)],
];
