import { addDays } from '../days.js';
import { factsOf, type Id } from '../facts.js';
import type { Body } from '../judge/verdict.js';
import {
  dated,
  pastDay,
  someDay,
  someProgramme,
  somePeople,
  somePosition,
  someUnit,
  someUnits,
  units,
  type Maker,
  type Scene,
} from './scene.js';

const found: Maker = (scene) => {
  const { chance, serial, today } = scene;
  if (factsOf(scene.known, 'founded').length > 2) return null;
  const endsOn = addDays(today, chance.happens(0.1) ? -60 : 400);
  return {
    path: 'programmes',
    body: {
      code: `P-${serial}`,
      title: `Program ${serial}`,
      startsOn: addDays(today, -30),
      endsOn,
      units: chance.some(units(scene), 2),
    },
    newId: `@programme:${serial}`,
  };
};

const scope: Maker = (scene) => ({
  path: `programmes/${someProgramme(scene)}/scope`,
  body: {
    units: [...new Set([someUnit(scene), ...scene.chance.some(units(scene), 2)])],
    ...dated(scene, someDay(scene)),
  },
  newId: null,
});

const respan: Maker = (scene) => ({
  path: `programmes/${someProgramme(scene)}/reschedule`,
  body: {
    startsOn: scene.today,
    endsOn: addDays(scene.today, scene.chance.below(500) - 20),
    reason: 'anggaran',
  },
  newId: null,
});

const close: Maker = (scene) => {
  const [first, ...others] = factsOf(scene.known, 'founded').map(({ programme }) => programme);
  // The first programme stays open nearly always, so that the history goes on.
  const programme = scene.chance.happens(0.03) ? first : scene.chance.pick(others);
  return programme === undefined
    ? null
    : {
        path: `programmes/${programme}/close`,
        body: { outcome: 'selesai', ...dated(scene, pastDay(scene)) },
        newId: null,
      };
};

const ref = (scene: Scene, own: readonly string[]): unknown => {
  const code = scene.chance.happens(0.4) ? scene.chance.pick(own) : undefined;
  return code === undefined ? someUnit(scene) : { code };
};

const changes = (scene: Scene): readonly Body[] => {
  const own: string[] = [];
  return Array.from({ length: 1 + scene.chance.below(3) }, (_, index): Body => {
    const draw = scene.chance.below(10);
    if (draw < 3) {
      const code = `R${scene.serial}${'abc'[index] ?? ''}`;
      const change = {
        change: 'establish',
        code,
        name: `Unit ${code}`,
        kind: 'section',
        parent: ref(scene, own),
      };
      own.push(code);
      return change;
    }
    if (draw < 5) return { change: 'move', unit: someUnit(scene), parent: ref(scene, own) };
    if (draw < 8) return { change: 'merge', unit: someUnit(scene), into: ref(scene, own) };
    return draw < 9
      ? { change: 'rename', unit: ref(scene, own), name: `Unit ${scene.serial % 5}` }
      : { change: 'abolish', unit: someUnit(scene) };
  }).filter(({ unit, parent, into }) => unit === undefined || (unit !== parent && unit !== into));
};

const propose: Maker = (scene) => {
  const { chance, serial } = scene;
  const programme = someProgramme(scene);
  const shared = {
    title: `Reformasi ${serial}`,
    units: someUnits(scene, programme),
    effectiveOn: someDay(scene),
  };
  const kind = chance.pick(['restructure', 'restructure', 'simplification', 'equalisation'] as const);
  const own = {
    restructure: { changes: changes(scene) },
    simplification: { before: { steps: 9, days: 7 }, after: { steps: 4, days: 1 } },
    equalisation: { posts: somePeople(scene, 3).map((staff) => ({ staff, position: somePosition(scene) })) },
  };
  return kind === undefined
    ? null
    : {
        path: `programmes/${programme}/reforms`,
        body: { kind, ...shared, ...own[kind] },
        newId: `@reform:${serial}`,
      };
};

const someReform = ({ known, chance }: Scene): Id | undefined =>
  chance.pick(factsOf(known, 'proposed').slice(-6))?.reform;

const onReform =
  (action: string, bodyOf: (scene: Scene) => Body): Maker =>
  (scene) => {
    const reform = someReform(scene);
    return reform === undefined ? null : { path: `reforms/${reform}/${action}`, body: bodyOf(scene), newId: null };
  };

const decree = onReform('decree', (scene) => ({ number: `SK ${scene.serial}`, signedOn: someDay(scene) }));
const postpone = onReform('postpone', (scene) => ({ effectiveOn: someDay(scene), reason: 'belum siap' }));
const complete = onReform('complete', (scene) => ({ ...dated(scene, pastDay(scene)) }));
const cancel = onReform('cancel', (scene) => ({ reason: 'batal', ...dated(scene, someDay(scene)) }));

export const programmeWishes: readonly (readonly [number, Maker])[] = [
  [1, found],
  [3, scope],
  [1, respan],
  [1, close],
  [7, propose],
  [7, decree],
  [2, postpone],
  [5, complete],
  [1, cancel],
];
