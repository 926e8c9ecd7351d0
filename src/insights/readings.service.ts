import { Injectable } from '@nestjs/common';
import { addDays, addMonths, type CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { FORMULAS, type FormulaName } from './formulas.js';
import type { Reading } from './measures.js';
import type { Caller } from '../platform/callers/caller.js';
import { Turns } from '../platform/reading/turns.js';
import { comparedWith } from './baseline.js';
import { LongReadings } from './long-readings.js';
import type { Placed } from './places.js';
import { type Figured, ProgrammeBook } from './programme-book.js';
import type { Book } from './programme-registers.js';
import { Pulses } from './pulses.js';
import { shownUnits, totalReading, type UnitReading, unitReadings } from './unit-readings.js';

export const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

export type Span = { readonly from: CalendarDate; readonly to: CalendarDate; readonly step: Step };

/** How many points a series has at most. */
export const MAX_POINTS = 400;

const nth = ({ from, step }: Span, index: number): CalendarDate => {
  if (step === 'month') return addMonths(from, index);
  return addDays(from, step === 'week' ? 7 * index : index);
};

/** Every day, 7th day or same day of the month from `from`, and `to`; undefined where they are too many. */
export const pointsOf = (span: Span): CalendarDate[] | undefined => {
  const points: CalendarDate[] = [];
  for (let index = 0; index <= MAX_POINTS; index += 1) {
    const on = nth(span, index);
    if (on >= span.to) return points.length < MAX_POINTS ? [...points, span.to] : undefined;
    points.push(on);
  }
  return undefined;
};

/** A point of a series: as a reading's total, without its journey. */
const pointOf = (on: CalendarDate, { journey: _, weightAvailable: __, ...reading }: Reading): object => ({
  on,
  ...reading,
});

/** The units of a programme at a pair of dates, as one reading shows them. */
type Shown = { readonly total: Reading; readonly units: readonly UnitReading[] };

type Wish = {
  readonly caller: Caller;
  readonly formula: FormulaName;
  readonly book: Book;
  readonly under?: UnitId | undefined;
};

/** The readings of a programme (api.md, 4). */
@Injectable()
export class ProgrammeReadings {
  constructor(
    private readonly books: ProgrammeBook,
    private readonly turns: Turns,
    private readonly long: LongReadings,
    private readonly pulses: Pulses,
  ) {}

  /** With a baseline, each figure beside that of another day, as known on the same one. */
  async reading(wish: Wish, placed: Placed, baseline?: CalendarDate): Promise<object> {
    return this.long.take(wish.caller, placed.tree.size, async () => this.read(wish, placed, baseline));
  }

  /** As `reading`, of a formula's figures alone. */
  async shownAlone({ caller, ...wish }: Wish, placed: Placed): Promise<Shown> {
    const { formula, book, under } = wish;
    const read = async (): Promise<Shown> =>
      this.shown(
        formula,
        await this.books.figures(book, placed, { formula, under, pulseAt: this.pulses.of(book.id, formula) }),
      );
    return this.long.take(caller, placed.tree.size, read);
  }

  /** As known on the day of the pair on which its units are counted. */
  async series(wish: Wish, { tree, pair }: Placed, days: readonly CalendarDate[]): Promise<object[]> {
    const work = async (): Promise<object[]> => this.points(wish, days, pair.knownOn);
    return this.long.take(wish.caller, tree.size * days.length, work);
  }

  private async read(wish: Wish, placed: Placed, baseline?: CalendarDate): Promise<object> {
    const { formula, book, under } = wish;
    const { asOf, knownOn } = placed.pair;
    const figured = await this.books.figures(book, placed, {
      formula,
      under,
      pulseAt: this.pulses.of(book.id, formula),
    });
    const { id, code, title } = placed.programme;
    const now = await this.shown(formula, figured);
    const then = baseline && (await this.readOn(wish, { asOf: baseline, knownOn }));
    return {
      programme: { id, code, title },
      measure: FORMULAS[formula].measure,
      formula,
      asOf,
      knownOn,
      newestFactOn: figured.newestFactOn,
      ...(then ? await this.turns.finish(beside(now, then)) : now),
    };
  }

  private async points({ formula, book, under }: Wish, days: readonly CalendarDate[], knownOn: CalendarDate) {
    const points: object[] = [];
    const pulseAt = this.pulses.of(book.id, formula);
    const known = { formula, knownOn, pulseAt, ...(under ? { under } : {}) };
    for await (const figures of this.books.figuresOn(book, days, known)) {
      const on = days[points.length];
      if (on !== undefined) points.push(pointOf(on, totalReading(formula, figures)));
    }
    return points;
  }

  private async readOn({ formula, book, under }: Wish, pair: Pair): Promise<Shown> {
    const placed = await this.books.place(book, pair, under);
    return this.shown(
      formula,
      await this.books.figures(book, placed, { formula, under, pulseAt: this.pulses.of(book.id, formula) }),
    );
  }

  private async shown(formula: FormulaName, { chart, tree, figures }: Figured): Promise<Shown> {
    const cards = shownUnits(tree, (unit) => chart.parentOf(unit));
    const units = await this.turns.finish(unitReadings(formula, tree, cards, figures));
    return { total: totalReading(formula, figures), units };
  }
}

const UNITS_AT_A_TIME = 200;

/** Unit by unit; rests on the way. */
function* beside(now: Shown, then: Shown): Generator<undefined, Shown> {
  const before = new Map(then.units.map((one) => [one.unit.id, one]));
  const units: UnitReading[] = [];
  for (const { unit, own, subtree } of now.units) {
    const was = before.get(unit.id);
    units.push({ unit, own: comparedWith(own, was?.own), subtree: comparedWith(subtree, was?.subtree) });
    if (units.length % UNITS_AT_A_TIME === 0) yield;
  }
  return { total: comparedWith(now.total, then.total), units };
}
