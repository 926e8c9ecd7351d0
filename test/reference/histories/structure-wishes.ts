import { datedChanges, decreeOf, effectiveOn } from '../chart.js';
import { addDays, type Day } from '../days.js';
import { factsOf, type Change, type Id } from '../facts.js';
import type { Maker, Scene } from './scene.js';
import { someUnit } from './scene.js';

const aheadOf = ({ known, today }: Scene) => datedChanges(known).filter(({ on }) => on > today);

const touched = (change: Change): readonly Id[] => (change.change === 'establish' ? [] : [change.unit]);

/** A change of a unit on the very day of a change ahead, or beside it: the order of one day shows. */
const besideOne: Maker = (scene) => {
  const { chance, serial } = scene;
  const ahead = chance.pick(aheadOf(scene));
  const unit = ahead && chance.pick(touched(ahead.change));
  if (ahead === undefined || unit === undefined) return null;
  const on = addDays(ahead.on, chance.pick([0, 0, 1, 5]) ?? 0);
  const body = chance.happens(0.6) ? { name: `Unit ${serial}`, on } : { parent: someUnit(scene), on };
  return { path: `units/${unit}/${'name' in body ? 'rename' : 'move'}`, body, newId: null };
};

/** Days of other changes ahead, to which a decree may be put off. */
const laterDays = (scene: Scene, than: Day): readonly Day[] =>
  aheadOf(scene)
    .map(({ on }) => on)
    .filter((on) => on > than);

const pending = ({ known, today }: Scene) =>
  factsOf(known, 'proposed').filter(
    (reform) =>
      reform.kind !== 'simplification' && decreeOf(known, reform.reform) && effectiveOn(known, reform) > today,
  );

const putOff: Maker = (scene) => {
  const { chance, known } = scene;
  const reform = chance.pick(pending(scene));
  if (!reform) return null;
  const now = effectiveOn(known, reform);
  const effective = chance.pick(laterDays(scene, now)) ?? addDays(now, 1 + chance.below(20));
  return {
    path: `reforms/${reform.reform}/postpone`,
    body: { effectiveOn: effective, reason: 'serempak' },
    newId: null,
  };
};

const callOff: Maker = (scene) => {
  const reform = scene.chance.pick(pending(scene));
  const on = addDays(scene.today, scene.chance.below(30) - 8);
  return reform ? { path: `reforms/${reform.reform}/cancel`, body: { on, reason: 'batal' }, newId: null } : null;
};

/** A restructure soon to come, with changes that are mostly possible, so that it can be decreed, moved and called off. */
const planned: Maker = (scene) => {
  const { chance, serial, today } = scene;
  const programme = factsOf(scene.known, 'founded')[0]?.programme;
  const unit = someUnit(scene);
  const other = someUnit(scene);
  if (programme === undefined || unit === other) return null;
  const changes = chance.pick([
    [{ change: 'rename', unit, name: `Unit ${serial}` }],
    [{ change: 'move', unit, parent: other }],
    [{ change: 'merge', unit, into: other }],
    [{ change: 'establish', code: `N${serial}`, name: `Unit ${serial}`, kind: 'section', parent: unit }],
  ]);
  const effective = addDays(today, 5 + chance.below(60));
  const body = {
    kind: 'restructure',
    title: `Reformasi ${serial}`,
    units: [unit, other],
    effectiveOn: effective,
    changes,
  };
  return { path: `programmes/${programme}/reforms`, body, newId: `@reform:${serial}` };
};

const signed: Maker = (scene) => {
  const { chance, known, today, serial } = scene;
  const open = factsOf(known, 'proposed').filter(
    (reform) => !decreeOf(known, reform.reform) && effectiveOn(known, reform) > today,
  );
  const reform = chance.pick(open);
  return reform
    ? { path: `reforms/${reform.reform}/decree`, body: { number: `SK ${serial}`, signedOn: today }, newId: null }
    : null;
};

export const structureWishes: readonly (readonly [number, Maker])[] = [
  [8, besideOne],
  [10, putOff],
  [4, callOff],
  [8, planned],
  [14, signed],
];
