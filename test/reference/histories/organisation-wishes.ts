import { chartAt } from '../chart.js';
import { factsOf } from '../facts.js';
import {
  dated,
  kindsOfUnit,
  nipOf,
  someDay,
  somePosition,
  someStaff,
  somePeople,
  someUnit,
  units,
  type Maker,
  type Scene,
} from './scene.js';

const codeOf = (scene: Scene): string => {
  const { chance, known, today, serial } = scene;
  const codes = [...chartAt(known, today).alive.values()].map(({ code }) => code);
  return (chance.happens(0.12) ? chance.pick(codes) : undefined) ?? `U${serial}`;
};

const establish: Maker = (scene) => {
  const { chance, serial } = scene;
  if (units(scene).length > 14) return null;
  const parent = chance.happens(0.04) ? null : someUnit(scene);
  const kind = chance.pick(kindsOfUnit) ?? 'section';
  return {
    path: 'units',
    body: { code: codeOf(scene), name: `Unit ${serial}`, kind, parent, ...dated(scene, someDay(scene)) },
    newId: `@unit:${serial}`,
  };
};

const rename: Maker = (scene) => ({
  path: `units/${someUnit(scene)}/rename`,
  body: { name: `Unit ${scene.serial % 7}`, ...dated(scene, someDay(scene)) },
  newId: null,
});

const move: Maker = (scene) => ({
  path: `units/${someUnit(scene)}/move`,
  body: { parent: someUnit(scene), ...dated(scene, someDay(scene)) },
  newId: null,
});

const merge: Maker = (scene) => {
  const unit = someUnit(scene);
  const into = someUnit(scene);
  if (unit === into || (units(scene).length < 5 && scene.chance.happens(0.8))) return null;
  return { path: `units/${unit}/merge`, body: { into, ...dated(scene, someDay(scene)) }, newId: null };
};

const abolish: Maker = (scene) => ({
  path: `units/${someUnit(scene)}/abolish`,
  body: dated(scene, someDay(scene)),
  newId: null,
});

const enrol: Maker = (scene) => {
  const { known, chance, serial } = scene;
  const numbers = factsOf(known, 'numbered').map(({ nip }) => nip);
  const nip = (chance.happens(0.6) || numbers.length > 25 ? chance.pick(numbers) : undefined) ?? nipOf(serial);
  const body = {
    nip,
    name: `Pegawai ${serial}`,
    unit: someUnit(scene),
    employment: 'PNS',
    position: somePosition(scene),
    ...dated(scene, someDay(scene)),
  };
  return { path: 'staff', body, newId: `@staff:${serial}` };
};

const position = (scene: Scene) => (scene.chance.happens(0.35) ? { position: somePosition(scene) } : {});

const transfer: Maker = (scene) => ({
  path: `staff/${someStaff(scene)}/transfer`,
  body: {
    unit: someUnit(scene),
    ...position(scene),
    ...dated(scene, someDay(scene)),
    ...(scene.chance.happens(0.4) ? { decree: 'SK' } : {}),
  },
  newId: null,
});

const transfers: Maker = (scene) => ({
  path: 'transfers',
  body: {
    decree: `SK ${scene.serial}`,
    ...dated(scene, someDay(scene)),
    moves: somePeople(scene, 4).map((staff) => ({ staff, unit: someUnit(scene), ...position(scene) })),
  },
  newId: null,
});

const depart: Maker = (scene) => ({
  path: `staff/${someStaff(scene)}/depart`,
  body: {
    reason: scene.chance.pick(['retired', 'resigned', 'recorded-twice']) ?? 'retired',
    ...dated(scene, someDay(scene)),
  },
  newId: null,
});

const correct: Maker = (scene) => {
  const { known, chance, serial } = scene;
  const numbers = factsOf(known, 'numbered').map(({ nip }) => nip);
  const nip = chance.happens(0.5) ? chance.pick(numbers) : nipOf(serial);
  const body = chance.happens(0.5) ? { name: `Nama ${serial}` } : { nip: nip ?? nipOf(serial) };
  return { path: `staff/${someStaff(scene)}/correct`, body: { ...body, reason: 'ralat' }, newId: null };
};

export const organisationWishes: readonly (readonly [number, Maker])[] = [
  [5, establish],
  [2, rename],
  [4, move],
  [4, merge],
  [3, abolish],
  [5, enrol],
  [7, transfer],
  [3, transfers],
  [4, depart],
  [2, correct],
];
