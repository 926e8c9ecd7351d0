import {
  ALONE,
  BESIDE,
  completedOf,
  DEVELOPED,
  journeyOf,
  POPULATION,
  practisedOf,
  selfReportedOf,
  standingOf,
} from '../../projections/ledger.keys.js';
import { COMPLETED } from '../../projections/ledger.learning.js';
import type { CourseAt } from '../competency/course.register.js';
import type { DirectiveAt } from '../directives/directive.register.js';
import type { IssueAt } from '../resistance/issue.register.js';
import type { PracticeAt } from '../practices/practice.register.js';
import type { ReformAt } from '../reforms/reform.register.js';
import { QUARTERS } from '../resistance/severity.register.js';
import type { Pair } from '../kernel/words/pair.js';
import { heardIn, type Voices } from './heard.js';
import type { Registers } from './programme-registers.js';
import { blankShares, type Shares, type Unsummed } from './shares.js';
import type { Sums } from './sums.js';
import type { Tree } from './tree.js';

/** Figures of each unit's own staff, by place in the tree. */
export const OWN = [
  'population',
  'acknowledged',
  'acknowledgeable',
  'exempted',
  'practised',
  'practisable',
  'selfReported',
  'not-committed',
  'not-practising',
  'practising',
  /** Quarters of persons, capped at the unit's own population. */
  'unrest',
  'openIssues',
  /** The population, where the unit is heard. */
  'heard',
  'trained',
  'lapsed',
  'failed',
  'trainable',
  'developed',
] as const;

export type Own = (typeof OWN)[number];

export type Figures = {
  readonly own: Readonly<Record<Own, Float64Array>>;
  /** Each reform once, however many units it names or covers. */
  readonly implemented: Unsummed;
  /** As the newest pulse was published. */
  readonly willing: Unsummed;
};

/** What a formula may need beside sums and registers. */
export type Besides = { readonly voices: Voices | undefined; readonly willing: Unsummed };

const addWhere = (into: Float64Array, from: Float64Array | undefined, mask: readonly boolean[], sign = 1): void => {
  if (!from) return;
  mask.forEach((isIn, place) => {
    if (isIn) into[place] = (into[place] ?? 0) + sign * (from[place] ?? 0);
  });
};

class Figuring {
  readonly own: Record<Own, Float64Array>;

  constructor(
    private readonly tree: Tree,
    private readonly sums: Sums,
  ) {
    const blank = OWN.map((name) => [name, new Float64Array(tree.size)] as const);
    this.own = Object.fromEntries(blank) as Record<Own, Float64Array>;
    this.own.population = sums.get(POPULATION)?.get('') ?? this.own.population;
    this.own.developed = sums.get(DEVELOPED)?.get('') ?? this.own.developed;
  }

  journey(programme: string): void {
    const steps = this.sums.get(journeyOf(programme));
    for (const step of ['not-committed', 'not-practising', 'practising'] as const) {
      this.own[step] = steps?.get(step) ?? this.own[step];
    }
  }

  directive({ id, current, units }: DirectiveAt): void {
    if (!current) return;
    const mask = this.tree.covered(units);
    const standing = this.sums.get(standingOf(id));
    addWhere(this.own.acknowledged, standing?.get(`a${current.version}`), mask);
    addWhere(this.own.exempted, standing?.get('x'), mask);
    addWhere(this.own.acknowledgeable, this.own.population, mask);
    addWhere(this.own.acknowledgeable, standing?.get('x'), mask, -1);
  }

  practice({ id, status, units }: PracticeAt): void {
    if (status !== 'defined') return;
    const mask = this.tree.covered(units);
    addWhere(this.own.practised, this.sums.get(practisedOf(id))?.get(''), mask);
    addWhere(this.own.practisable, this.own.population, mask);
    for (const reports of [ALONE, BESIDE]) {
      addWhere(this.own.selfReported, this.sums.get(selfReportedOf(id))?.get(reports), mask);
    }
  }

  course({ id, status, units }: CourseAt): void {
    if (status !== 'defined') return;
    const mask = this.tree.covered(units);
    const completed = this.sums.get(completedOf(id));
    for (const standing of COMPLETED) addWhere(this.own[standing], completed?.get(standing), mask);
    addWhere(this.own.trainable, this.own.population, mask);
  }

  issue({ unit, open, reach, intensity }: IssueAt): void {
    const place = open ? this.tree.placeOf(unit) : undefined;
    if (place === undefined) return;
    this.own.unrest[place] = (this.own.unrest[place] ?? 0) + reach * QUARTERS[intensity];
    this.own.openIssues[place] = (this.own.openIssues[place] ?? 0) + 1;
  }

  hear(issues: readonly IssueAt[], voices: Voices, { asOf }: Pair): void {
    const heard = heardIn(this.tree, { issues, voices, asOf });
    addWhere(this.own.heard, this.own.population, heard);
  }

  /** Each unit's unrest weighs no more than its own population. */
  cap(): void {
    this.own.unrest.forEach((weight, place) => {
      this.own.unrest[place] = Math.min(weight, 4 * (this.own.population[place] ?? 0));
    });
  }

  *implemented(reforms: readonly ReformAt[], { asOf }: Pair): Generator<undefined, Unsummed> {
    const [own, subtree] = [blankShares(this.tree), blankShares(this.tree)];
    let [done, due] = [0, 0];
    for (const { units, effectiveOn, status, completedOn } of reforms) {
      if (effectiveOn > asOf || status === 'cancelled') continue;
      const mask = this.tree.covered(units);
      const isDone = completedOn !== undefined;
      mark(own, mask, isDone);
      mark(subtree, this.tree.anyBelow(mask), isDone);
      yield;
      if (!mask.includes(true)) continue;
      due += 1;
      if (isDone) done += 1;
    }
    return { own, subtree, total: [done, due] };
  }
}

const mark = ({ done, due }: Shares, mask: readonly boolean[], isDone: boolean): void =>
  mask.forEach((isIn, place) => {
    if (!isIn) return;
    due[place] = (due[place] ?? 0) + 1;
    if (isDone) done[place] = (done[place] ?? 0) + 1;
  });

/** The figures of every unit of a tree (domain.md, 5 and 6; capabilities.md, 11 and 12); rests on the way. */
export function* figuresOf(
  tree: Tree,
  registers: Registers,
  sums: Sums,
  { voices, willing }: Besides,
): Generator<undefined, Figures> {
  const figuring = new Figuring(tree, sums);
  figuring.journey(registers.programme.id);
  for (const directive of registers.directives) {
    figuring.directive(directive);
    yield;
  }
  for (const practice of registers.practices) {
    figuring.practice(practice);
    yield;
  }
  for (const course of registers.courses) {
    figuring.course(course);
    yield;
  }
  for (const issue of registers.issues) figuring.issue(issue);
  figuring.cap();
  if (voices) figuring.hear(registers.issues, voices, registers.pair);
  const implemented = yield* figuring.implemented(registers.reforms, registers.pair);
  return { own: figuring.own, implemented, willing };
}
