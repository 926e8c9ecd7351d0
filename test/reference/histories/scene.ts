import { chartAt, subtreeOf } from '../chart.js';
import { addDays, type Day } from '../days.js';
import { factsOf, type Id, type Known } from '../facts.js';
import { everyId } from '../judge/checks.js';
import type { Body } from '../judge/verdict.js';
import { assigned, everyone } from '../people.js';
import { scopeOf, unitsUnder } from '../programmes.js';
import type { Chance } from './random.js';
import { turningDay } from './turning-days.js';

/** A write to play: what it creates, if anything, is to be called `newId`. */
export type Write = { readonly path: string; readonly body: Body; readonly newId: Id | null };

/** What a maker of wishes sees: the facts so far, the day, and chance. */
export type Scene = {
  readonly log: Known;
  readonly known: Known;
  readonly today: Day;
  readonly chance: Chance;
  readonly serial: number;
  /** What was written before, to be written again now and then. */
  readonly past: readonly Write[];
};

export type Maker = (scene: Scene) => Write | null;

type Draw = readonly [below: number, day: (scene: Scene) => Day];

/** Of a hundred draws: today, before, after, long before, too far ahead, far ahead, and before any date may lie. */
const DRAWS: readonly Draw[] = [
  [32, ({ today }) => today],
  [68, ({ today, chance }) => addDays(today, -1 - chance.below(45))],
  [90, ({ today, chance }) => addDays(today, 1 + chance.below(50))],
  [95, ({ today, chance }) => addDays(today, -46 - chance.below(200))],
  [97, ({ today, chance }) => addDays(today, 731 + chance.below(60))],
  [99, ({ today, chance }) => addDays(today, 51 + chance.below(400))],
  [100, () => '1999-12-31'],
];

/** A day before, on or after today, often one on which something turns; now and then one that no rule allows. */
export const someDay = (scene: Scene): Day => {
  const { chance, known, today } = scene;
  const turning = chance.happens(0.2) ? turningDay(known.slice(-60), chance) : undefined;
  if (turning !== undefined) return turning;
  const drawn = chance.below(100);
  return DRAWS.find(([below]) => drawn < below)?.[1](scene) ?? today;
};

/** What was seen or done lies mostly behind. */
export const pastDay = (scene: Scene): Day => {
  const { chance, today } = scene;
  const turning = chance.happens(0.25) ? turningDay(scene.known.slice(-60), chance) : undefined;
  if (turning !== undefined && turning <= today) return turning;
  return chance.happens(0.9) ? addDays(today, -chance.below(chance.happens(0.5) ? 4 : 50)) : someDay(scene);
};

/** `on` may be left out: it is today then. */
export const dated = ({ chance, today }: Scene, on: Day): Body => (on === today && chance.happens(0.5) ? {} : { on });

export const units = ({ known, today }: Scene): readonly Id[] => [...chartAt(known, today).alive.keys()];

const everyUnit = ({ log }: Scene): readonly Id[] =>
  [...everyId(log)].filter((id) => id.startsWith('@unit') || id.includes('~'));

const UNKNOWN: Id = '00000000-0000-4000-8000-000000000000';

/** Mostly a unit that exists today, sometimes one that has ended or is still to come, rarely none at all. */
export const someUnit = (scene: Scene): Id => {
  const { chance } = scene;
  const options = chance.happens(0.85) ? units(scene) : everyUnit(scene);
  return (chance.happens(0.01) ? UNKNOWN : chance.pick(options)) ?? UNKNOWN;
};

export const someStaff = ({ known, chance }: Scene): Id =>
  (chance.happens(0.01) ? UNKNOWN : chance.pick(everyone(known))) ?? UNKNOWN;

export const somePeople = ({ known, chance }: Scene, most: number): readonly Id[] => chance.some(everyone(known), most);

/** A unit and some people, mostly of that unit or below it on the day. */
export const peopleOf = (scene: Scene, unit: Id, day: Day): readonly Id[] => {
  const { known, chance } = scene;
  const below = subtreeOf(chartAt(known, day), unit);
  const there = everyone(known).filter((staff) => below.includes(assigned(known, staff, day) ?? ''));
  return there.length === 0 || chance.happens(0.06) ? somePeople(scene, 3) : chance.some(there, 4);
};

const coveredUnits = ({ known, today }: Scene, programme: Id): readonly Id[] =>
  unitsUnder(chartAt(known, today), scopeOf(known, programme, today));

/** One to three units, mostly of those the programme covers today. */
export const someUnits = (scene: Scene, programme: Id): readonly Id[] => {
  const options = scene.chance.happens(0.9) ? coveredUnits(scene, programme) : units(scene);
  return options.length === 0 ? [someUnit(scene)] : scene.chance.some(options, 3);
};

const programmes = ({ known }: Scene): readonly Id[] => factsOf(known, 'founded').map(({ programme }) => programme);
export const someProgramme = (scene: Scene): Id =>
  scene.chance.pick([...programmes(scene), ...programmes(scene).slice(0, 1)]) ?? UNKNOWN;

export const somePosition = ({ chance }: Scene): Body => ({
  title: chance.pick(['Analis', 'Pengelola', 'Kepala Seksi', 'Arsiparis']) ?? 'Analis',
  type: chance.pick(['structural', 'functional', 'executive']) ?? 'functional',
  ...(chance.happens(0.5) ? { grade: chance.pick(['III/a', 'III/b']) ?? 'III/a' } : {}),
});

export const kindsOfUnit = ['agency', 'bureau', 'section', 'service-unit', 'district'] as const;

/** A valid PNS number of someone born long ago; the serial tells people apart. */
export const nipOf = (serial: number): string =>
  `1905${String(1 + (serial % 12)).padStart(2, '0')}15200501${1 + (serial % 2)}${String(serial % 1000).padStart(3, '0')}`;
