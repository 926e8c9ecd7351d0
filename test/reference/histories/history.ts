import { addDays, type Day } from '../days.js';
import { knownOn, recordAll, type Happening, type Known } from '../facts.js';
import { judge } from '../judge/judge.js';
import type { Body, Verdict } from '../judge/verdict.js';
import { checksOf, explanationsOf } from './checks.js';
import type { Check } from './draw.js';
import { complaintWishes, holidayWishes } from './complaint-wishes.js';
import { correctionWishes } from './correction-wishes.js';
import { erasureWishes } from './erasure-wishes.js';
import { importWishes } from './import-wishes.js';
import { learningWishes } from './learning-wishes.js';
import { openingOf, OPENING_SERIALS } from './opening.js';
import { organisationWishes } from './organisation-wishes.js';
import { programmeWishes } from './programme-wishes.js';
import { chanceOf, type Chance } from './random.js';
import type { Maker, Scene, Write } from './scene.js';
import { sessionWishes } from './session-wishes.js';
import { structureWishes } from './structure-wishes.js';
import { suggestionWishes } from './suggestion-wishes.js';
import { surveyWishes } from './survey-wishes.js';
import { textWishes } from './text-wishes.js';

export type Step = { readonly today: Day } & ({ readonly write: Write } | { readonly check: Check });
export type History = { readonly seed: number; readonly startsOn: Day; readonly steps: readonly Step[] };

const STARTS_ON = '2025-01-06';
const ACCEPTED_SHARE = 0.7;
const TRIES = 14;
const KINDS_TRIED = 5;

/** Doing again what was done: mostly it is so already. What creates is not repeated, it would create once more. */
const again: Maker = ({ chance, past }) => chance.pick(past.filter(({ newId }) => newId === null).slice(-25)) ?? null;

const makers: readonly (readonly [number, Maker])[] = [
  ...organisationWishes,
  ...programmeWishes,
  ...textWishes,
  ...sessionWishes,
  ...structureWishes,
  ...learningWishes,
  ...suggestionWishes,
  ...complaintWishes,
  ...holidayWishes,
  ...surveyWishes,
  ...correctionWishes,
  ...importWishes,
  ...erasureWishes,
  [9, again],
];

const bag: readonly Maker[] = makers.flatMap(([weight, maker]) => Array.from({ length: weight }, () => maker));

/** Breaks the shape of a body in one of the ways that are `invalid-input`. */
const spoilt = (write: Write, chance: Chance): Write => {
  const names = Object.keys(write.body);
  const name = chance.pick(names) ?? 'on';
  const kept: Body = Object.fromEntries(Object.entries(write.body).filter(([other]) => other !== name));
  const broken: readonly Body[] = [
    kept,
    { ...write.body, warna: 'merah' },
    { ...write.body, [name]: 7.5 },
    { ...write.body, [name]: [] },
    { ...write.body, [name]: '2025-02-30' },
  ];
  return { ...write, body: chance.pick(broken) ?? kept };
};

const isImport = ({ path }: Write): boolean => path.startsWith('imports/');

type Draft = { readonly write: Write; readonly verdict: Verdict };

const draft = (scene: Scene, maker: Maker): Draft | null => {
  const made = maker(scene);
  if (!made) return null;
  const write = !isImport(made) && scene.chance.happens(0.02) ? spoilt(made, scene.chance) : made;
  const verdict = judge(scene.log, scene.today, write);
  return verdict.unclear === null ? { write, verdict } : null;
};

/** Tries wishes of one kind until one is accepted, or refused, as chance wanted; refusals seen seldom come first. */
const chosen = (scene: Scene, seen: Map<string, number>): Draft | null => {
  const { chance } = scene;
  const wanted = chance.happens(ACCEPTED_SHARE);
  const maker = chance.pick(bag);
  if (!maker) return null;
  const drafts = Array.from({ length: TRIES }, () => draft(scene, maker)).filter((one) => one !== null);
  const fitting = drafts.filter(({ verdict }) => (verdict.accepting !== 'no') === wanted);
  if (wanted) return fitting[0] ?? null;
  const rarity = ({ verdict }: Draft): number => Math.min(...[...verdict.refusals].map((code) => seen.get(code) ?? 0));
  return [...fitting].sort((a, b) => rarity(a) - rarity(b))[0] ?? null;
};

type Growing = { log: Known; today: Day; readonly steps: Step[]; readonly seen: Map<string, number> };

const sceneOf = ({ log, today, steps }: Growing, chance: Chance, serial: number): Scene => {
  const past = steps.flatMap((step) => ('write' in step ? [step.write] : []));
  return { log, known: knownOn(log, today), today, chance, serial, past };
};

/** Where one kind finds nothing to wish for, another is tried. */
const someDraft = (growing: Growing, chance: Chance, serial: number): Draft | null => {
  const scene = sceneOf(growing, chance, serial);
  for (let left = KINDS_TRIED; left > 0; left -= 1) {
    const one = chosen(scene, growing.seen);
    if (one) return one;
  }
  return null;
};

/** What the log would hold if every doubtful write were recorded; the player asks the server instead. */
const recorded = (log: Known, today: Day, { write, verdict }: Draft): Known => {
  if (verdict.accepting !== 'recorded' && verdict.accepting !== 'either') return log;
  const happenings: readonly Happening[] = verdict.record(write.newId ?? '@none');
  return recordAll(log, today, happenings);
};

const forwards = (today: Day, chance: Chance): Day =>
  chance.happens(0.55) ? today : addDays(today, 1 + chance.below(chance.happens(0.85) ? 6 : 40));

const add = (growing: Growing, one: Draft): void => {
  growing.steps.push({ today: growing.today, write: one.write });
  growing.log = recorded(growing.log, growing.today, one);
  if (one.verdict.accepting !== 'no') return;
  for (const code of one.verdict.refusals) growing.seen.set(code, (growing.seen.get(code) ?? 0) + 1);
};

const open = (growing: Growing, chance: Chance): void => {
  for (const write of openingOf(growing.today, chance))
    add(growing, { write, verdict: judge(growing.log, growing.today, write) });
};

const check = (growing: Growing, chance: Chance, many: number): void => {
  for (const wanted of checksOf(growing.log, growing.today, chance, many))
    growing.steps.push({ today: growing.today, check: wanted });
};

/** A history of about so many writes after the opening, with checks now and then and many at the end. */
export const historyOf = (seed: number, writes: number): History => {
  const chance = chanceOf(seed);
  const growing: Growing = { log: [], today: STARTS_ON, steps: [], seen: new Map() };
  open(growing, chance);
  for (let serial = OPENING_SERIALS; serial < OPENING_SERIALS + writes; serial += 1) {
    growing.today = forwards(growing.today, chance);
    const one = someDraft(growing, chance, serial);
    if (one) add(growing, one);
    if (serial % 12 === 0) check(growing, chance, 4);
  }
  check(growing, chance, 24);
  for (const wanted of explanationsOf(growing.log, growing.today, chance, 12))
    growing.steps.push({ today: growing.today, check: wanted });
  return { seed, startsOn: STARTS_ON, steps: growing.steps };
};
